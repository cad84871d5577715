import { useEffect, useRef } from 'preact/hooks';
import type { ChatMessage } from '../playground/control/state.js';
import { Icon } from './icon.js';
import { usePage } from './page-context.js';

interface BubbleMenuProps {
  readonly entry: ChatMessage;
  readonly open: boolean;
  readonly setOpen: (open: boolean) => void;
}

/** What can be done with a message: by its button, or by a right click on it. */
export function BubbleMenu({ entry: { message, author }, open, setOpen }: BubbleMenuProps) {
  const { state, actions, texts } = usePage();
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (open) menu.current?.querySelector('button')?.focus();
  }, [open]);
  const isMine = author === state.me;
  const words = message.text ?? message.caption;
  const items: readonly [string, () => void][] = [
    [texts.reply, () => actions.reply(message, null)],
    ...(words === undefined ? [] : [[texts.copyText, () => actions.copy(words)] as [string, () => void]]),
    ...(isMine && words !== undefined && message.via_bot === undefined
      ? [[texts.edit, () => actions.edit(message)] as [string, () => void]]
      : []),
    ...(isMine ? [[texts.remove, () => actions.remove(message)] as [string, () => void]] : []),
  ];
  return (
    <div
      class="bubble-menu"
      ref={menu}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        setOpen(false);
        menu.current?.querySelector<HTMLElement>('.more')?.focus();
      }}
      onFocusOut={({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setOpen(false);
      }}
    >
      {open && (
        <div class="menu">
          {items.map(([label, run]) => (
            <button
              key={label}
              type="button"
              onClick={() => {
                setOpen(false);
                run();
              }}
            >
              {label}
            </button>
          ))}
        </div>
      )}
      <button
        type="button"
        class="icon more"
        aria-label={texts.actions}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon name="more" />
      </button>
    </div>
  );
}
