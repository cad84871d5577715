import type Database from 'better-sqlite3';
import type { Language } from '../telegram/texts/language.js';

/** The language last spoken with each chat. */
export interface LastLanguages {
  /** `null` for a chat of which none is known. */
  of(chatId: number): Language | null;
  note(chatId: number, language: Language): void;
  /** What is known of the new chat stays. Runs in the transaction of its caller. */
  move(fromChatId: number, toChatId: number): void;
}

export function createLastLanguages(database: Database.Database): LastLanguages {
  const find = database.prepare<[number], Language>('SELECT language FROM last_language WHERE chat_id = ?').pluck();
  const save = database.prepare<[number, Language]>(
    `INSERT INTO last_language (chat_id, language) VALUES (?, ?)
     ON CONFLICT (chat_id) DO UPDATE SET language = excluded.language`,
  );
  const remove = database.prepare<[number]>('DELETE FROM last_language WHERE chat_id = ?');
  const move = database.prepare<[number, number]>('UPDATE OR IGNORE last_language SET chat_id = ? WHERE chat_id = ?');
  return {
    of: (chatId) => find.get(chatId) ?? null,
    note: (chatId, language) => void save.run(chatId, language),
    move: (from, to) => {
      move.run(to, from);
      remove.run(from);
    },
  };
}
