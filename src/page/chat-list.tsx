import type { ChatState } from '../playground/control/state.js';
import { Avatar } from './avatar.js';
import { Icon } from './icon.js';
import { chatTitle, senderName, serviceText, summary } from './names.js';
import { usePage } from './page-context.js';
import { chatsOf } from './page-state.js';
import { timeOf } from './times.js';

/** Who one is, and the chats they are in. */
export function ChatList() {
  const { state, actions, texts } = usePage();
  return (
    <nav class="chat-list" aria-label={texts.chats}>
      <label class="identity">
        <span>{texts.you}</span>
        <select value={String(state.me)} onChange={(event) => actions.become(Number(event.currentTarget.value))}>
          {state.world.users.map((user) => (
            <option key={user.id} value={String(user.id)}>
              {user.first_name} ({user.language_code ?? '–'})
            </option>
          ))}
        </select>
      </label>
      <ul>
        {chatsOf(state, state.me).map((chat) => (
          <ChatLine key={chat.key} chat={chat} />
        ))}
      </ul>
    </nav>
  );
}

function ChatLine({ chat }: { readonly chat: ChatState }) {
  const { state, actions, texts } = usePage();
  const last = state.messages[chat.key]?.at(-1);
  const unread = state.unread[chat.key] ?? 0;
  const title = chatTitle(state, chat);
  const saysWho = chat.chat.type !== 'private' && chat.chat.type !== 'channel';
  const by =
    last === undefined || !saysWho || serviceText(last.message, texts) !== null
      ? ''
      : `${senderName(last.message, texts)}：`;
  return (
    <li>
      <button
        type="button"
        class="chat-line"
        aria-current={state.open === chat.key ? 'true' : undefined}
        onClick={() => actions.open(chat.key)}
      >
        <Avatar name={title} id={chat.chat.id} />
        <span class="chat-name">
          {chat.chat.type === 'channel' && <Icon name="channel" />}
          {title}
        </span>
        <span class="chat-time">{last === undefined ? '' : timeOf(last.message.date, texts)}</span>
        <span class="chat-last">{last === undefined ? '' : `${by}${summary(last.message, texts)}`}</span>
        {unread > 0 && (
          <span class="unread">
            <span aria-hidden="true">{unread}</span>
            <span class="only-read">{texts.unread(unread)}</span>
          </span>
        )}
      </button>
    </li>
  );
}
