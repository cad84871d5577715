import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { FeedState } from '../feed/feed-state.js';
import { DataFolderError } from './data-folder-error.js';
import { createFeedMemory } from './sqlite-feed-memory.js';

/**
 * Where a database file says that it is written with a log beside it (2), or without (1).
 * <https://www.sqlite.org/fileformat2.html#file_format_version_numbers>
 */
const FORMAT_VERSIONS = [18, 19] as const;

/**
 * What a data folder remembers of feeds, by their addresses. Needs no lock, and writes nothing: a database whose log is there is
 * opened for reading; any other is read whole, since opening it would make a log.
 *
 * @throws {DataFolderError} naming the file, where it is no database.
 */
export function readFeedStates(dataDir: string, addresses: readonly string[]): ReadonlyMap<string, FeedState> {
  const path = join(dataDir, 'chuchu.sqlite');
  if (addresses.length === 0 || !existsSync(path)) return new Map();
  try {
    const database = existsSync(`${path}-wal`)
      ? new Database(path, { readonly: true, fileMustExist: true })
      : new Database(withoutLog(readFileSync(path)));
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

function withoutLog(file: Buffer): Buffer {
  for (const place of FORMAT_VERSIONS) if (file.length > place) file[place] = 1;
  return file;
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
