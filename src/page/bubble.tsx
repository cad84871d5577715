import { useState } from 'preact/hooks';
import type { ChatMessage, ChatState } from '../playground/control/state.js';
import { BubbleMenu } from './bubble-menu.js';
import { InlineKeyboard } from './inline-keyboard.js';
import { mediumOf, senderName, serviceText, summary } from './names.js';
import { usePage } from './page-context.js';
import { RichText } from './rich-text.js';
import { withoutStartParameter } from './start-parameter.js';
import { timeOf } from './times.js';

/** A message, or the line of a service message. */
export function Bubble({ chat, entry }: { readonly chat: ChatState; readonly entry: ChatMessage }) {
  const { state, actions, texts } = usePage();
  const [menuOpen, setMenuOpen] = useState(false);
  const { message, author } = entry;
  const service = serviceText(message, texts);
  if (service !== null) return <p class="service">{service}</p>;
  const isMine = author === state.me;
  const words = message.text ?? message.caption;
  const medium = mediumOf(message, texts);
  const picked = state.selection?.messageId === message.message_id ? state.selection.text : null;
  const showsName = chat.chat.type === 'group' || chat.chat.type === 'supergroup';
  return (
    <article
      class={`bubble${isMine ? ' mine' : ''}`}
      data-message={message.message_id}
      data-answers={message.reply_to_message?.message_id}
      aria-label={senderName(message, texts)}
      onContextMenu={(event) => {
        event.preventDefault();
        setMenuOpen(true);
      }}
    >
      <div class="paper">
        {showsName && !isMine && <p class="sender">{senderName(message, texts)}</p>}
        {message.via_bot !== undefined && <p class="via">@{message.via_bot.username}</p>}
        <ReplyLine entry={entry} />
        {medium !== null && <p class="medium">{medium}</p>}
        {words !== undefined && (
          <div class="words" data-words-of={message.message_id}>
            <RichText
              text={withoutStartParameter(words)}
              entities={message.entities ?? message.caption_entities}
              onCommand={(command) => void actions.say(command)}
            />
          </div>
        )}
        <p class="stamp">
          {message.edit_date !== undefined && <span>{texts.edited} </span>}
          {timeOf(message.date, texts)}
        </p>
        {picked !== null && (
          <button type="button" class="pick" onClick={() => actions.reply(message, picked)}>
            ❝ {texts.quotePart}
          </button>
        )}
        <BubbleMenu entry={entry} open={menuOpen} setOpen={setMenuOpen} />
      </div>
      {message.reply_markup !== undefined && (
        <InlineKeyboard message={message} rows={message.reply_markup.inline_keyboard} />
      )}
    </article>
  );
}

/** What a message answers, and the part of it that was picked; leads there. */
function ReplyLine({ entry: { message } }: { readonly entry: ChatMessage }) {
  const { texts } = usePage();
  const { reply_to_message: target, quote } = message;
  // In a topic, what answers nothing points to the message that made the topic.
  if (target === undefined || target.forum_topic_created !== undefined) return null;
  return (
    <button type="button" class="reply-line" onClick={() => showMessage(target.message_id)}>
      <strong>{senderName(target, texts)}</strong>
      <span>{quote === undefined ? summary(target, texts) : `❝ ${quote.text}`}</span>
    </button>
  );
}

function showMessage(messageId: number): void {
  const bubble = document.querySelector(`[data-message="${messageId}"]`);
  bubble?.scrollIntoView({ block: 'center' });
  bubble?.animate([{ opacity: 0.3 }, { opacity: 1 }], { duration: 600 });
}
