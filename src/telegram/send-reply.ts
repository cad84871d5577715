import type { Api } from 'grammy';
import type { Message } from 'grammy/types';
import type { FormattedMessage } from './format-answer.js';

/**
 * Replies to a message, in its topic, without a link preview.
 *
 * A question deleted meanwhile must not lose the answer: `allow_sending_without_reply`. The thread is passed for topics
 * alone: in a group without topics `message_thread_id` names a thread of replies, to which nothing can be sent (Bot
 * API, "sendMessage": forum supergroups, and private chats with topics; both set `is_topic_message`).
 *
 * @throws GrammyError, HttpError
 */
export async function sendReply(api: Api, to: Message, message: FormattedMessage): Promise<void> {
  await api.sendMessage(to.chat.id, message.text, {
    ...(message.entities.length > 0 && { entities: [...message.entities] }),
    ...(to.is_topic_message === true &&
      to.message_thread_id !== undefined && { message_thread_id: to.message_thread_id }),
    reply_parameters: { message_id: to.message_id, allow_sending_without_reply: true },
    link_preview_options: { is_disabled: true },
  });
}
