import { useEffect, useRef } from 'preact/hooks';
import { usePage } from './page-context.js';
import type { Dialog } from './page-state.js';

/** Lines that go by themselves, as after a tap. */
export function Notices() {
  const { state, actions } = usePage();
  return (
    <div class="notices" role="status">
      {state.notices.map(({ id, text }) => (
        <p key={id} class="notice" onAnimationEnd={() => actions.dismiss(id)}>
          {text}
        </p>
      ))}
    </div>
  );
}

/** An alert, or a question before something is done that can't be undone. */
export function AlertDialog({ dialog }: { readonly dialog: Dialog }) {
  const { actions, texts } = usePage();
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    element.current?.showModal();
  }, []);
  const { confirm } = dialog;
  return (
    <dialog ref={element} class="dialog" aria-labelledby="dialog-text" onClose={() => actions.closeDialog()}>
      <p id="dialog-text">{dialog.text}</p>
      <div class="dialog-buttons">
        {confirm !== undefined && (
          <button
            type="button"
            class="danger"
            onClick={() => {
              confirm.run();
              actions.closeDialog();
            }}
          >
            {confirm.label}
          </button>
        )}
        <button type="button" class="primary" onClick={() => actions.closeDialog()}>
          {confirm === undefined ? texts.ok : texts.cancel}
        </button>
      </div>
    </dialog>
  );
}
