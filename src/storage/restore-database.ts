import { chmodSync, copyFileSync, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { checkCopy } from './check-copy.js';
import { DataFolderError } from './data-folder-error.js';
import { contentsOf, type DatabaseContents } from './database-contents.js';
import { databaseFile } from './open-database.js';
import { syncToDisk } from './sync-to-disk.js';

export interface RestoreOptions {
  /** Its lock is held. */
  readonly dataDir: string;
  /** A backup, or a database that was copied with its bot stopped. */
  readonly file: string;
  /** Whether a database that is there is replaced. */
  readonly overwrite: boolean;
}

const ownersOnly = 0o600;

/**
 * Puts a backup where the database of a data folder was. The backup is copied and checked first, and takes the place of the
 * other in one rename: whenever it is ended, the folder holds the one or the other. An older schema is left to the next start.
 *
 * @throws DataFolderError where the backup can't be used, or there is a database and `overwrite` is not said.
 */
export function restoreDatabase({ dataDir, file, overwrite }: RestoreOptions): DatabaseContents {
  const target = databaseFile(dataDir);
  const part = join(dataDir, 'chuchu.sqlite.restored');
  expectBackup(file, target);
  if (!overwrite && existsSync(target)) {
    throw new DataFolderError(target, 'no database there yet', `${describeExisting(target)}; --force replaces it`);
  }
  try {
    copyWithLog(file, part);
    const contents = checkCopy(part, file);
    syncToDisk(part);
    dropLog(target);
    renameSync(part, target);
    syncToDisk(dataDir);
    return contents;
  } finally {
    for (const end of ['', '-journal', '-wal', '-shm']) rmSync(`${part}${end}`, { force: true });
  }
}

function expectBackup(file: string, target: string): void {
  const there = statSync(file, { throwIfNoEntry: false });
  if (there === undefined) throw new DataFolderError(file, 'a backup', 'nothing there');
  if (!there.isFile()) throw new DataFolderError(file, 'a backup', 'something that is no file');
  const now = statSync(target, { throwIfNoEntry: false });
  if (there.ino === now?.ino && there.dev === now.dev) {
    throw new DataFolderError(file, 'a backup', 'the very database that it is to replace');
  }
}

/** With the log beside it, which a copy of a killed bot's folder has: the last moments stand only there. */
function copyWithLog(file: string, part: string): void {
  try {
    rmSync(`${part}-shm`, { force: true });
    rmSync(`${part}-wal`, { force: true });
    copyFileSync(file, part);
    chmodSync(part, ownersOnly);
    if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${part}-wal`);
  } catch (error) {
    throw new DataFolderError(file, 'a backup that can be read and copied', String(error), error);
  }
}

/**
 * Takes away the log of the database that is to be replaced, by which another in its place would be damaged. First its
 * content goes into its database: a process that ends here leaves that whole.
 */
function dropLog(target: string): void {
  if (existsSync(target)) {
    try {
      const database = new Database(target);
      database.pragma('wal_checkpoint(TRUNCATE)');
      database.close();
    } catch {
      // Damaged: that may be why it is to be replaced.
    }
  }
  for (const end of ['-wal', '-shm', '-journal']) rmSync(`${target}${end}`, { force: true });
}

function describeExisting(target: string): string {
  try {
    const database = new Database(target);
    try {
      const { subscriptions, subscribedChats } = contentsOf(database);
      return `one with ${subscriptions} subscriptions of ${subscribedChats} chats`;
    } finally {
      database.close();
    }
  } catch {
    return 'one that can not be read';
  }
}
