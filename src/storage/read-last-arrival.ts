import { join } from 'node:path';
import Database from 'better-sqlite3';
import { DataFolderError } from './data-folder-error.js';
import { readDatabase } from './read-database.js';
import { createArticleMemory } from './sqlite-article-memory.js';

/**
 * When the newest article came that a data folder did not know from the beginning, in milliseconds since 1970; `null` where
 * none did, or the folder says nothing of it. Needs no lock, and writes nothing.
 *
 * @throws {DataFolderError} naming the file, where it is no database
 */
export function readLastArrival(dataDir: string): number | null {
  try {
    const database = readDatabase(dataDir);
    if (database === null) return null;
    try {
      return createArticleMemory(database).lastArrivalMs;
    } finally {
      database.close();
    }
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
    throw new DataFolderError(join(dataDir, 'chuchu.sqlite'), 'an undamaged SQLite database', error.message, error);
  }
}
