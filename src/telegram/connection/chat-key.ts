import type { Context } from 'grammy';
import { replyTarget } from './reply-target.js';

/** What updates wait for each other by: the chat, and the topic in it. None for an update that belongs to no chat. */
export function chatKey({ msg, myChatMember }: Context): string | undefined {
  // What is not of the shape that Telegram promises must not keep the tap on it from being ended, nor fail here.
  if (typeof (myChatMember ?? msg)?.chat?.id !== 'number') return undefined;
  // Blocked and unblocked must not change places.
  if (myChatMember !== undefined) return `${myChatMember.chat.id}:0`;
  if (msg === undefined) return undefined;
  const { chatId, threadId } = replyTarget(msg);
  return `${chatId}:${threadId}`;
}
