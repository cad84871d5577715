import { existsSync, readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { migrations } from './migrations.js';
import { databaseFile } from './open-database.js';

/** Where a file says that it is in WAL mode, and what it says otherwise. <https://www.sqlite.org/fileformat.html#file_format_version_numbers> */
const formatVersionBytes = [18, 19];
const rollbackJournal = 1;

/**
 * Opens `chuchu.sqlite` of a data folder for a process that does not hold its lock and writes nothing, not even beside
 * the file: SQLite makes `-wal` and `-shm` for a mere reader too, and leaves them. Where they are there already, because
 * another process writes or was killed, they are used; where not, the file is read into memory.
 *
 * @returns `null` where there is none, or one of another version's schema: its process will bring it up to date.
 * @throws SqliteError where it is damaged or no database; errors of the file system
 */
export function readDatabase(dataDir: string): Database.Database | null {
  const path = databaseFile(dataDir);
  if (!existsSync(path)) return null;
  const database = openForReading(path);
  try {
    if (Number(database.pragma('user_version', { simple: true })) === migrations.length) return database;
  } catch (error) {
    database.close();
    throw error;
  }
  database.close();
  return null;
}

function openForReading(path: string): Database.Database {
  if (existsSync(`${path}-wal`) && existsSync(`${path}-shm`)) {
    return new Database(path, { readonly: true, fileMustExist: true });
  }
  const bytes = readFileSync(path);
  // In memory there is no WAL, and SQLite refuses to open what says that it has one.
  for (const at of formatVersionBytes) bytes[at] = rollbackJournal;
  return new Database(bytes, { readonly: true });
}
