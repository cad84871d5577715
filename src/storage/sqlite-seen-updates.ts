import type Database from 'better-sqlite3';
import type { SeenUpdates } from '../telegram/connection/seen-updates.js';

/**
 * How many ids are kept. Telegram gives an update again only while it is unconfirmed, and at most for a day: ten thousand
 * are far more than it holds for a bot that is running.
 */
export const maxSeenUpdates = 10_000;

/** The update ids met last, in the order they came. What they are is never compared: after an idle week they restart at random. */
export function createSeenUpdates(database: Database.Database): SeenUpdates {
  const insert = database.prepare<[number]>('INSERT INTO seen_update (update_id) VALUES (?) ON CONFLICT DO NOTHING');
  const forget = database.prepare<[number | bigint]>('DELETE FROM seen_update WHERE place <= ?');
  const remember = database.transaction((updateId: number): boolean => {
    const { changes, lastInsertRowid } = insert.run(updateId);
    if (changes === 0) return false;
    forget.run(Number(lastInsertRowid) - maxSeenUpdates);
    return true;
  });
  return { remember: (updateId) => remember.immediate(updateId) };
}
