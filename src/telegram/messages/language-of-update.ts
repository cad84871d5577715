import type { Context } from 'grammy';
import type { ChatSettingsStore } from '../settings/chat-settings.js';
import { type Language, languageOf } from '../texts/language.js';

/**
 * The language to answer an update in: what the chat has set, else, in a private chat, that of the person's client. In a
 * group and a channel many read what one has asked; there it is Simplified Chinese until it is set.
 */
export function languageOfUpdate(context: Context, settings: Pick<ChatSettingsStore, 'of'>): Language {
  const { chat, from } = context;
  // A message that is not of the shape Telegram promises must not keep the tap on it from being ended.
  if (typeof chat?.id !== 'number') return languageOf(from?.language_code);
  const chosen = settings.of(chat.id).language;
  return chosen ?? languageOf(chat.type === 'private' ? from?.language_code : undefined);
}
