import { existsSync, readFileSync } from 'node:fs';
import Database from 'better-sqlite3';

/** Where a file says that it is in WAL mode, and what it says otherwise. <https://www.sqlite.org/fileformat.html#file_format_version_numbers> */
const formatVersionBytes = [18, 19];
const rollbackJournal = 1;

/**
 * Opens a database for a process that does not hold the lock of its folder and writes nothing, not even beside the file:
 * SQLite makes `-wal` and `-shm` for a mere reader too, and leaves them. Where they are there already, because another
 * process writes or was killed, they are used; where not, the file is read into memory.
 *
 * @throws SqliteError, mostly with the first query, where it is damaged or no database; errors of the file system
 */
export function openForReading(path: string): Database.Database {
  if (existsSync(`${path}-wal`) && existsSync(`${path}-shm`)) {
    return new Database(path, { readonly: true, fileMustExist: true });
  }
  const bytes = readFileSync(path);
  // In memory there is no WAL, and SQLite refuses to open what says that it has one.
  for (const at of formatVersionBytes) bytes[at] = rollbackJournal;
  return new Database(bytes, { readonly: true });
}
