import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** Somebody who looks into the file is waited for no longer: the loop stands still meanwhile. */
const busyTimeoutMs = 100;

/**
 * Whether what must survive a restart can be written now: the file is where it was, and takes a change. Opened anew, since
 * a file that was deleted can be written by whoever has it open, and is lost all the same.
 *
 * The change is the schema's number, set to what it is: SQLite writes and commits its page like any other.
 */
export function isDatabaseWritable(dataDir: string): boolean {
  const path = join(dataDir, 'chuchu.sqlite');
  if (!existsSync(path)) return false;
  let database: Database.Database | undefined;
  try {
    database = new Database(path, { timeout: busyTimeoutMs, fileMustExist: true });
    const version = database.pragma('user_version', { simple: true });
    database.pragma(`user_version = ${Number(version)}`);
    return true;
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
    return false;
  } finally {
    database?.close();
  }
}
