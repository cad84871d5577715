import type Database from 'better-sqlite3';

/**
 * What has to go with a chat, in every table that names chats or people. A private chat has the id of its person, and what
 * they have asked in groups goes with it. Votes keep nobody's id: those that lead back to an answer go before it does.
 */
const removals = [
  `DELETE FROM feedback WHERE feedback_id IN (
     SELECT feedback_id FROM page_state_feedback JOIN page_state ON page_state.id = page_state_id
     WHERE chat_id = @id OR asker_id = @id)`,
  'DELETE FROM page_state WHERE chat_id = @id OR asker_id = @id',
  'DELETE FROM subscription WHERE chat_id = @id',
  'DELETE FROM alert WHERE chat_id = @id',
  'DELETE FROM alert_chat WHERE chat_id = @id',
  'DELETE FROM chat_setting WHERE chat_id = @id',
  'DELETE FROM last_language WHERE chat_id = @id',
  'DELETE FROM welcome WHERE chat_id = @id',
] as const;

/**
 * Deletes all that is kept of a chat or person but a ban, in one transaction, or as a part of the caller's.
 *
 * Rows are gone when it returns; {@link overwriteDeleted} is what leaves nothing of them in the file.
 */
export function createChatForgetter(database: Database.Database): (chatId: number) => void {
  const statements = removals.map((removal) => database.prepare<{ readonly id: number }>(removal));
  return database.transaction((id: number): void => {
    for (const statement of statements) statement.run({ id });
  });
}

/**
 * Rewrites the file without what was deleted, and empties the write-ahead log. `secure_delete` alone zeroes what is
 * deleted, yet not what SQLite has moved from page to page before.
 * <https://www.sqlite.org/lang_vacuum.html>, <https://www.sqlite.org/pragma.html#pragma_secure_delete>
 *
 * @returns `false` where somebody else was reading the file, so that the log could not be emptied: the next call does, or
 * the end of the process.
 * @throws SqliteError inside a transaction, or where there is no room for a second copy; nothing is lost then
 */
export function overwriteDeleted(database: Database.Database): boolean {
  database.exec('VACUUM');
  return database.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) === 0;
}
