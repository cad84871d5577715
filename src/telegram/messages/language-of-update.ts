import type { Context } from 'grammy';
import type { ChatSettingsStore } from '../settings/chat-settings.js';
import { type Language, languageOf } from '../texts/language.js';

/**
 * The language to answer an update in: what the chat has set, else, in a private chat, that of the person's client. In a
 * group and a channel many read what one has asked; there it is Simplified Chinese until it is set. What belongs to no
 * chat (an inline query) is answered in the language of the person's private chat, whose id is theirs.
 */
export function languageOfUpdate(context: Context, settings: Pick<ChatSettingsStore, 'of'>): Language {
  const { chat, from } = context;
  const chatId = chat?.id ?? from?.id;
  const chosen = chatId === undefined ? null : settings.of(chatId).language;
  if (chosen !== null) return chosen;
  return chat === undefined || chat.type === 'private' ? languageOf(from?.language_code) : languageOf(undefined);
}
