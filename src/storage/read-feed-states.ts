import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { FeedState } from '../feed/feed-state.js';
import { DataFolderError } from './data-folder-error.js';
import { databaseFile } from './open-database.js';
import { openForReading } from './open-for-reading.js';
import { createFeedMemory } from './sqlite-feed-memory.js';

/**
 * What a data folder remembers of feeds, by their addresses. Needs no lock, and writes nothing.
 *
 * @throws {DataFolderError} naming the file, where it is no database.
 */
export function readFeedStates(dataDir: string, addresses: readonly string[]): ReadonlyMap<string, FeedState> {
  const path = databaseFile(dataDir);
  if (addresses.length === 0 || !existsSync(path)) return new Map();
  try {
    const database = openForReading(path);
    try {
      return statesIn(database, addresses);
    } finally {
      database.close();
    }
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
    throw new DataFolderError(path, 'an undamaged SQLite database', error.message, error);
  }
}

function statesIn(database: Database.Database, addresses: readonly string[]): ReadonlyMap<string, FeedState> {
  // A version that knew no feeds has written it.
  if (database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'feed'").get() === undefined) return new Map();
  const memory = createFeedMemory(database);
  return new Map(
    addresses.flatMap((address): [string, FeedState][] => {
      const state = memory.stateOf(address);
      return state === null ? [] : [[address, state]];
    }),
  );
}
