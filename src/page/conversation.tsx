import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { ChatState } from '../playground/control/state.js';
import { Avatar } from './avatar.js';
import { Bubble } from './bubble.js';
import { Composer } from './composer.js';
import { EmptyChat } from './empty-chat.js';
import { Icon } from './icon.js';
import { chatTitle } from './names.js';
import { usePage } from './page-context.js';
import { botOf, isPresent, messagesIn } from './page-state.js';
import { pickedPart } from './picked-part.js';
import { dayOf } from './times.js';
import { Topics } from './topics.js';

/** One chat: who is in it, what was said, and where one writes. */
export function Conversation({ chat }: { readonly chat: ChatState }) {
  const { state, actions, texts } = usePage();
  const messages = messagesIn(state, chat.key, state.thread);
  const list = useRef<HTMLDivElement>(null);
  const last = messages.at(-1)?.message.message_id ?? 0;
  useLayoutEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [chat.key, state.thread, last, state.typing.has(chat.key)]);
  useEffect(() => {
    const onSelection = (): void => actions.select(pickedPart(document.getSelection()));
    document.addEventListener('selectionchange', onSelection);
    return () => document.removeEventListener('selectionchange', onSelection);
  }, [actions]);

  return (
    <main class="conversation">
      <ConversationHead chat={chat} />
      {chat.topics.length > 0 && <Topics chat={chat} />}
      <div
        class="messages"
        ref={list}
        role="log"
        // It scrolls, and keys must be able to.
        tabIndex={0}
        aria-label={texts.messagesOf(chatTitle(state, chat))}
      >
        {messages.length === 0 && <EmptyChat chat={chat} />}
        {messages.map((entry, place) => {
          const day = dayOf(entry.message.date, texts);
          const before = messages[place - 1];
          const isNewDay = before === undefined || dayOf(before.message.date, texts) !== day;
          return (
            <div key={entry.message.message_id} class="said">
              {isNewDay && <p class="service">{day}</p>}
              <Bubble chat={chat} entry={entry} />
            </div>
          );
        })}
        {state.typing.has(chat.key) && (
          <p class="typing" onAnimationEnd={() => actions.stopTyping(chat.key)}>
            {texts.typing}
          </p>
        )}
      </div>
      <Composer key={chat.key} chat={chat} />
    </main>
  );
}

function ConversationHead({ chat }: { readonly chat: ChatState }) {
  const { state, actions, texts } = usePage();
  const title = chatTitle(state, chat);
  const present = chat.members.filter(({ status }) => isPresent(status));
  const hasBot = chat.chat.type === 'private' || present.some(({ user }) => user === botOf(state));
  const about = () => {
    if (state.botProcess?.running === false) return texts.botStopped;
    if (!state.ready) return texts.botStarting;
    if (chat.chat.type === 'private') return chat.blocked ? texts.blockedBot : texts.bot;
    const kind = chat.chat.type === 'channel' ? texts.channel : texts.members(present.length);
    return hasBot ? kind : `${kind} · ${texts.botAbsent}`;
  };
  return (
    <header class="head">
      <button type="button" class="icon back" aria-label={texts.back} onClick={() => actions.close()}>
        <Icon name="back" />
      </button>
      <Avatar name={title} id={chat.chat.id} />
      <div class="head-words">
        <h2>{title}</h2>
        <p role="status">{about()}</p>
      </div>
    </header>
  );
}
