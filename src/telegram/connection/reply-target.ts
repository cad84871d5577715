import type { MaybeInaccessibleMessage } from 'grammy/types';

/** The message that something of ours replies to. */
export interface ReplyTarget {
  readonly chatId: number;
  readonly messageId: number;
  /** 0 where the chat has no topics. */
  readonly threadId: number;
}

/**
 * A message as the target of a reply. The thread counts for topics alone: in a group without topics `message_thread_id`
 * names a thread of replies, to which nothing can be sent (Bot API, "sendMessage": forum supergroups, and private chats
 * with topics; both set `is_topic_message`).
 */
export function replyTarget(message: MaybeInaccessibleMessage): ReplyTarget {
  return {
    chatId: message.chat.id,
    messageId: message.message_id,
    threadId: (message.is_topic_message === true ? message.message_thread_id : undefined) ?? 0,
  };
}
