import type Database from 'better-sqlite3';
import type { ChatSettings, ChatSettingsStore } from '../telegram/settings/chat-settings.js';
import { createLastLanguages } from './last-languages.js';

interface Row {
  readonly language: ChatSettings['language'];
  readonly quotes: ChatSettings['quotes'];
  readonly whoAsks: ChatSettings['whoAsks'];
}

export interface ChatSettingsOptions {
  /** What holds for a chat that has set nothing. */
  readonly unset: ChatSettings;
}

/** What chats have set, and the language last spoken with them, in SQLite. */
export function createChatSettings(database: Database.Database, { unset }: ChatSettingsOptions): ChatSettingsStore {
  const find = database.prepare<[number], Row>(
    'SELECT language, quotes, who_asks AS whoAsks FROM chat_setting WHERE chat_id = ?',
  );
  const save = database.prepare<Row & { readonly chatId: number }>(
    `INSERT INTO chat_setting (chat_id, language, quotes, who_asks) VALUES (@chatId, @language, @quotes, @whoAsks)
     ON CONFLICT (chat_id) DO UPDATE SET language = @language, quotes = @quotes, who_asks = @whoAsks`,
  );
  const remove = database.prepare<[number]>('DELETE FROM chat_setting WHERE chat_id = ?');
  const move = database.prepare<[number, number]>('UPDATE OR IGNORE chat_setting SET chat_id = ? WHERE chat_id = ?');

  const languages = createLastLanguages(database);

  const of = (chatId: number): ChatSettings => find.get(chatId) ?? unset;
  const change = database.transaction((chatId: number, changed: Partial<ChatSettings>): ChatSettings => {
    const now = { ...of(chatId), ...changed };
    save.run({ chatId, ...now });
    return now;
  });
  const moveAll = database.transaction((from: number, to: number): void => {
    move.run(to, from);
    // Where the new chat had settings already, the old ones are still there.
    remove.run(from);
    languages.move(from, to);
  });
  return {
    of,
    change: (chatId, changed) => change.immediate(chatId, changed),
    lastLanguage: (chatId) => languages.of(chatId),
    noteLanguage: (chatId, language) => languages.note(chatId, language),
    move: (from, to) => {
      if (from !== to) moveAll.immediate(from, to);
    },
  };
}
