import { createHmac } from 'node:crypto';
import type { Settings } from './settings.js';

/**
 * What the log calls a chat. Ids of chats are numbers that can be gone through, so that a plain hash would hide nothing: the
 * hash is keyed with the bot's token. A chat keeps its name for as long as the bot keeps its token.
 */
export function chatNames(token: string, { logChatIds }: Pick<Settings, 'logChatIds'>): (chatId: number) => string {
  if (logChatIds === 'plain') return String;
  // A key of its own: no line may help to guess the token in another use.
  const key = createHmac('sha256', token).update('names of chats in the log').digest();
  return (chatId) => `#${createHmac('sha256', key).update(String(chatId)).digest('hex').slice(0, 10)}`;
}
