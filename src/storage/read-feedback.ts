import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Vote } from '../telegram/feedback/feedback.js';
import { DataFolderError } from './data-folder-error.js';
import { readDatabase } from './read-database.js';

/**
 * All votes that a data folder holds, the oldest first. Needs no lock, and writes nothing.
 *
 * @throws {DataFolderError} naming the file, where it is no database, or one of another version's schema
 */
export function readFeedback(dataDir: string): readonly Vote[] {
  const path = join(dataDir, 'chuchu.sqlite');
  try {
    const database = readDatabase(dataDir);
    if (database === null) {
      if (!existsSync(path)) return [];
      throw new DataFolderError(path, 'a database of this version', 'one of another: start the bot once');
    }
    try {
      return database
        .prepare<[], Vote>(
          `SELECT question, passage_id AS passageId, text_hash AS textHash, verdict, day FROM feedback ORDER BY place`,
        )
        .all();
    } finally {
      database.close();
    }
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
    throw new DataFolderError(path, 'an undamaged SQLite database', error.message, error);
  }
}
