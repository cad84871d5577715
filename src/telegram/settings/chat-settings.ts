import type { Language } from '../texts/language.js';

/** What a chat has set by `/settings`; what it is told of has settings of its own. */
export interface ChatSettings {
  /** `null` for that of whoever writes. */
  readonly language: Language | null;
  /** How many quotes an answer shows at a time. */
  readonly quotes: 1 | 3;
  /** Who may ask in a group. */
  readonly whoAsks: 'everybody' | 'administrators';
}

/** What holds until something is set. */
export const unsetChatSettings: ChatSettings = { language: null, quotes: 1, whoAsks: 'everybody' };

/** What chats have set, and the language last spoken with them, kept for as long as the chat is. */
export interface ChatSettingsStore {
  /** {@link unsetChatSettings} for a chat that has set nothing. */
  of(chatId: number): ChatSettings;
  /** @returns what holds from now on. */
  change(chatId: number, change: Partial<ChatSettings>): ChatSettings;
  /** `null` for a chat of which no language is known. */
  lastLanguage(chatId: number): Language | null;
  /** The language of whoever writes in a private chat, or has brought the bot to a group. */
  noteLanguage(chatId: number, language: Language): void;
  /** A group has become a supergroup, under another id; what is known of the new chat stays. */
  move(fromChatId: number, toChatId: number): void;
}
