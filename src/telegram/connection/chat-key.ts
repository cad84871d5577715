import type { Context } from 'grammy';
import { replyTarget } from './reply-target.js';

/** What updates wait for each other by: the chat, and the topic in it. None for an update that belongs to no chat. */
export function chatKey({ msg, myChatMember }: Context): string | undefined {
  // Blocked and unblocked must not change places.
  if (myChatMember !== undefined) return `${myChatMember.chat.id}:0`;
  // A message that is not of the shape Telegram promises must not keep the tap on it from being ended.
  if (typeof msg?.chat?.id !== 'number') return undefined;
  const { chatId, threadId } = replyTarget(msg);
  return `${chatId}:${threadId}`;
}
