import type { Context } from 'grammy';
import { isIn } from '../connection/is-in.js';
import type { ChatSettingsStore } from '../settings/chat-settings.js';
import { defaultLanguage, type Language, languageOf } from '../texts/language.js';

/**
 * The language to answer an update in: what the chat has set, else, in a private chat, that of the person's client. In a
 * group and a channel many read what one has asked; there it is that of whoever brought the bot, until one is set. What
 * is outside any chat (an inline query, a button under what was chosen from one) is answered as in the person's private chat.
 */
export function languageOfUpdate(context: Context, settings: Pick<ChatSettingsStore, 'of' | 'lastLanguage'>): Language {
  const chatId = context.chat?.id ?? context.from?.id;
  // A message that is not of the shape Telegram promises must not keep the tap on it from being ended.
  if (typeof chatId !== 'number') return defaultLanguage;
  return settings.of(chatId).language ?? languageToNote(context) ?? languageOfChat(chatId, settings);
}

/** The language of a chat with no update at hand: what it has set, else what was last spoken with it. */
export function languageOfChat(chatId: number, settings: Pick<ChatSettingsStore, 'of' | 'lastLanguage'>): Language {
  return settings.of(chatId).language ?? settings.lastLanguage(chatId) ?? defaultLanguage;
}

/** Keeps what an update tells of the language of its chat: alerts come without one. */
export function noteLanguage(
  context: Context,
  settings: Pick<ChatSettingsStore, 'lastLanguage' | 'noteLanguage'>,
): void {
  const { chat } = context;
  const language = languageToNote(context);
  if (typeof chat?.id !== 'number' || language === null || settings.lastLanguage(chat.id) === language) return;
  settings.noteLanguage(chat.id, language);
}

/** `null` where an update tells nothing of the language of its chat. */
function languageToNote({ chat, from, myChatMember }: Context): Language | null {
  if (from?.language_code === undefined || from.language_code === '') return null;
  const isTheirs = typeof chat?.id !== 'number' || chat.type === 'private';
  const bringsBot =
    myChatMember !== undefined && !isIn(myChatMember.old_chat_member) && isIn(myChatMember.new_chat_member);
  return isTheirs || bringsBot ? languageOf(from.language_code) : null;
}
