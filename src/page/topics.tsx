import type { ChatState } from '../playground/control/state.js';
import { Icon } from './icon.js';
import { usePage } from './page-context.js';

/** The topics of a forum, the general one first. */
export function Topics({ chat }: { readonly chat: ChatState }) {
  const { state, actions, texts } = usePage();
  const all = [{ thread: null, name: texts.general, closed: false }, ...chat.topics];
  return (
    <div class="topics" role="group" aria-label={texts.topics}>
      {all.map(({ thread, name, closed }) => (
        <button
          key={String(thread)}
          type="button"
          aria-pressed={state.thread === thread}
          onClick={() => actions.lookAt(thread)}
        >
          {closed && <Icon name="lock" />}
          {name}
        </button>
      ))}
    </div>
  );
}
