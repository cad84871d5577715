import type { Context } from 'grammy';
import { replyTarget } from './reply-target.js';

/** What updates wait for each other by: the chat, and the topic in it. None for an update that belongs to no chat. */
export function chatKey({ msg }: Context): string | undefined {
  if (msg === undefined) return undefined;
  const { chatId, threadId } = replyTarget(msg);
  return `${chatId}:${threadId}`;
}
