import type { ChatState } from '../playground/control/state.js';
import { botName } from './names.js';
import { usePage } from './page-context.js';

/** What an empty private chat shows: what the bot says of itself, and the button that begins. */
export function EmptyChat({ chat }: { readonly chat: ChatState }) {
  const { state, actions, texts } = usePage();
  if (chat.chat.type !== 'private') return null;
  const { descriptions = {} } = state.profile ?? {};
  const language = state.world.users.find(({ id }) => id === state.me)?.language_code?.slice(0, 2) ?? '';
  return (
    <div class="empty">
      <h3>{botName(state)}</h3>
      <p>{descriptions[language] ?? descriptions[''] ?? ''}</p>
      <button type="button" class="primary" disabled={!state.ready} onClick={() => void actions.say('/start')}>
        {texts.start}
      </button>
    </div>
  );
}
