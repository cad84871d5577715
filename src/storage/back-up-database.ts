import { closeSync, existsSync, openSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { checkCopy } from './check-copy.js';
import { DataFolderError } from './data-folder-error.js';
import type { DatabaseContents } from './database-contents.js';
import { databaseFile } from './open-database.js';
import { syncToDisk } from './sync-to-disk.js';

export interface BackUpOptions {
  readonly dataDir: string;
  /** Where the copy is to be. */
  readonly file: string;
  /** Whether a file that is there is replaced. */
  readonly overwrite: boolean;
  /** Told after each part; what it throws ends the backup, and nothing is left of it. */
  readonly progress: (donePages: number, allPages: number) => void;
  /** Lets signals be heard before the copy gets its name; where it rejects, too, the backup ends. */
  readonly takeTurn: () => Promise<void>;
}

const pagesAtATime = 500;
/** Only who runs the bot may read who subscribed to what. */
const ownersOnly = 0o600;

/**
 * Copies the database of a data folder to a file, beside the process that writes there: the copy is the database as it was
 * when the backup began. What stands under the name is whole and checked, or as it was before.
 *
 * @throws DataFolderError where there is no database, the file is there already, or either can't be used
 */
export async function backUpDatabase({
  dataDir,
  file,
  overwrite,
  progress,
  takeTurn,
}: BackUpOptions): Promise<DatabaseContents> {
  const source = databaseFile(dataDir);
  if (!existsSync(source)) throw new DataFolderError(source, 'a database to back up', 'nothing there');
  expectTarget({ source, file, overwrite });
  const part = resolve(`${file}.part-${process.pid}`);
  try {
    closeSync(openSync(part, 'w', ownersOnly));
    await copy(source, part, progress);
    const contents = checkCopy(part, part);
    syncToDisk(part);
    await takeTurn();
    // Somebody may have put a file there meanwhile.
    expectTarget({ source, file, overwrite });
    renameSync(part, file);
    syncToDisk(dirname(resolve(file)));
    return contents;
  } catch (error) {
    throw fileError(error, file);
  } finally {
    for (const end of ['', '-journal', '-wal', '-shm']) rmSync(`${part}${end}`, { force: true });
  }
}

async function copy(source: string, part: string, progress: BackUpOptions['progress']): Promise<void> {
  const database = new Database(source, { fileMustExist: true });
  try {
    // What the bot commits meanwhile would let the copy begin again and again: this transaction keeps one state to read.
    // It begins with its first read. https://www.sqlite.org/backup.html
    database.exec('BEGIN');
    database.prepare('SELECT count(*) FROM sqlite_schema').get();
    await database.backup(part, {
      progress: ({ totalPages, remainingPages }) => {
        progress(totalPages - remainingPages, totalPages);
        return pagesAtATime;
      },
    });
  } finally {
    database.close();
  }
}

interface Target {
  readonly source: string;
  readonly file: string;
  readonly overwrite: boolean;
}

/** Refuses what must not be written over. */
function expectTarget({ source, file, overwrite }: Target): void {
  const folder = dirname(resolve(file));
  if (!existsSync(folder)) throw new DataFolderError(file, 'a file in a folder that is there', `no folder ${folder}`);
  const own = /^(?:chuchu\.sqlite|lock\.sqlite|lock-holder\.sqlite|index\.(?:bin|part))/u;
  if (realpathSync(folder) === realpathSync(dirname(source)) && own.test(basename(file))) {
    throw new DataFolderError(file, 'a name that the bot itself does not use', 'one of its own files');
  }
  const there = statSync(file, { throwIfNoEntry: false });
  if (there === undefined) return;
  if (!there.isFile()) throw new DataFolderError(file, 'the name of a file', 'something there that is none');
  if (there.ino === statSync(source).ino && there.dev === statSync(source).dev) {
    throw new DataFolderError(file, 'another file than the database itself', 'that one');
  }
  if (!overwrite) throw new DataFolderError(file, 'no file of that name', 'one that is there; --force replaces it');
}

/** An error of the file system or of SQLite as one that names the file. */
function fileError(error: unknown, file: string): unknown {
  const isKnown = error instanceof Database.SqliteError || (error instanceof Error && 'code' in error);
  return isKnown && !(error instanceof DataFolderError) && error.name !== 'AbortError'
    ? new DataFolderError(file, 'a file that can be written', error.message, error)
    : error;
}
