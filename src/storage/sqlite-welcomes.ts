import type Database from 'better-sqlite3';
import type { Welcomes } from '../telegram/membership/welcomes.js';

/** Which chats were told how to ask, in SQLite. */
export function createWelcomes(database: Database.Database): Welcomes {
  const begin = database.prepare<{ readonly chatId: number; readonly nowMs: number; readonly beforeMs: number }>(
    `INSERT INTO welcome (chat_id, welcomed_at) VALUES (@chatId, @nowMs)
     ON CONFLICT (chat_id) DO UPDATE SET welcomed_at = @nowMs WHERE welcomed_at <= @beforeMs`,
  );
  const keep = database.prepare<[number, number]>(
    'INSERT OR REPLACE INTO welcome (chat_id, welcomed_at) VALUES (?, ?)',
  );
  const remove = database.prepare<[number]>('DELETE FROM welcome WHERE chat_id = ?');
  const move = database.transaction((from: number, to: number, nowMs: number): void => {
    remove.run(from);
    keep.run(to, nowMs);
  });
  return {
    begin: (chatId, nowMs, againAfterMs) => begin.run({ chatId, nowMs, beforeMs: nowMs - againAfterMs }).changes > 0,
    move: (from, to, nowMs) => move.immediate(from, to, nowMs),
  };
}
