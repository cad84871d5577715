import type Database from 'better-sqlite3';
import type { AccessMemory, Ban } from '../telegram/access/access.js';

/** Who is banned, and what chats that were let in have become, in SQLite. */
export function createAccessMemory(database: Database.Database): AccessMemory {
  const is = database
    .prepare<[number, 'banned' | 'moved'], number>('SELECT 1 FROM access WHERE chat_id = ? AND kind = ?')
    .pluck();
  const keep = database.prepare<[number, 'banned' | 'moved', number]>(
    'INSERT OR REPLACE INTO access (chat_id, kind, since) VALUES (?, ?, ?)',
  );
  const unban = database.prepare<[number]>("DELETE FROM access WHERE chat_id = ? AND kind = 'banned'");
  const newest = database.prepare<[number], Ban>(
    `SELECT chat_id AS id, since AS sinceMs FROM access WHERE kind = 'banned'
     ORDER BY since DESC, chat_id LIMIT ?`,
  );
  const count = database.prepare<[], number>("SELECT count(*) FROM access WHERE kind = 'banned'").pluck();
  return {
    isBanned: (id) => is.get(id, 'banned') !== undefined,
    isMoved: (id) => is.get(id, 'moved') !== undefined,
    ban: (id, atMs) => void keep.run(id, 'banned', atMs),
    noteMoved: (id, atMs) => void keep.run(id, 'moved', atMs),
    unban: (id) => unban.run(id).changes > 0,
    newestBans: (limit) => newest.all(limit),
    countBans: () => count.get() ?? 0,
  };
}
