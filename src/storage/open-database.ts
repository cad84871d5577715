import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { DataFolderError } from './data-folder-error.js';
import { isDiskTrouble } from './disk-trouble.js';
import { migrate } from './migrate.js';
import { migrations } from './migrations.js';

/** How long a statement waits for somebody who looks into the file with another program. */
const busyTimeoutMs = 5000;

/**
 * Opens `chuchu.sqlite` of a data folder, made when missing, with the newest schema. The folder exists, and this process
 * holds its lock.
 *
 * WAL with `synchronous = NORMAL`: what is committed survives the end of the process, however it ends; a power cut may
 * take the last moments, and never leaves half of a transaction. <https://www.sqlite.org/pragma.html#pragma_synchronous>
 *
 * @param steps the schema, for tests of older ones.
 * @throws DataFolderError naming the file, where it is damaged, no database, not ours, or of a newer version.
 */
export function openDatabase(dataDir: string, steps: readonly string[] = migrations): Database.Database {
  const path = databaseFile(dataDir);
  let database: Database.Database | undefined;
  try {
    database = new Database(path, { timeout: busyTimeoutMs });
    // Reads every page once: a few milliseconds for what a chat bot keeps, and damage is told now instead of later.
    const health = database.pragma('quick_check(1)', { simple: true });
    if (health !== 'ok') throw new DataFolderError(path, 'an undamaged SQLite database', String(health));
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = NORMAL');
    database.pragma('foreign_keys = ON');
    // What people have deleted must not stay readable in the file.
    database.pragma('secure_delete = ON');
    migrate(database, steps);
    return database;
  } catch (error) {
    database?.close();
    if (!(error instanceof Database.SqliteError)) throw error;
    const expected = isDiskTrouble(error) ? 'a database on a disk that can be written' : 'an undamaged SQLite database';
    throw new DataFolderError(path, expected, error.message, error);
  }
}

/** {@link openDatabase}, where there is one. */
export function openExistingDatabase(dataDir: string): Database.Database | null {
  return existsSync(databaseFile(dataDir)) ? openDatabase(dataDir) : null;
}

/** Everything but articles and index: subscriptions, what is owed, what was answered. */
export function databaseFile(dataDir: string): string {
  return join(dataDir, 'chuchu.sqlite');
}
