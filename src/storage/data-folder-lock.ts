import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { DataFolderError } from './data-folder-error.js';

/** How the system and SQLite say that a folder may not be written. */
const refusals: ReadonlySet<unknown> = new Set(['EACCES', 'EPERM', 'EROFS', 'SQLITE_CANTOPEN', 'SQLITE_READONLY']);
/** How they say that the disk is full. */
const fullDisk: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT', 'SQLITE_FULL']);
const remedy = 'give it to the user of this process, mount what should be there, or name another folder';

/** The process that writes to a data folder. */
export interface LockHolder {
  readonly pid: number;
  /** The command as the user would type it, such as `serve`. */
  readonly command: string;
  /** When it took the lock. */
  readonly since: Date;
}

export type AcquiredLock =
  | {
      readonly kind: 'held';
      /** Gives the lock back; a second call does nothing. The end of the process, however it ends, does the same. */
      readonly release: () => void;
    }
  | { readonly kind: 'busy'; readonly holder: LockHolder };

/**
 * Takes the lock of a data folder, so that no two processes write to it, or says who has it. Makes the folder when
 * missing. Never waits for a holder.
 *
 * The lock is an open write transaction on `lock.sqlite`. The system drops it when its process dies, by `kill -9` too,
 * so there is no stale lock to judge and no process id that another process may have been given since; that is why it
 * isn't a file with a process id in it. https://www.sqlite.org/lockingv3.html
 *
 * Who holds it stands in `lock-holder.sqlite`, since the transaction hides what it writes. Every attempt to take the lock runs
 * inside a short write transaction on that file: nobody can find the lock taken and the new holder not yet named.
 *
 * Neither file may be opened by any other means in this process: closing any descriptor of a file drops all POSIX locks
 * the process has on it. https://www.sqlite.org/howtocorrupt.html#_posix_advisory_locks_canceled_by_a_separate_thread_doing_close_
 *
 * @throws DataFolderError where the folder can't be made or written, or a lock file isn't one.
 */
export function acquireLock(dataDir: string, { command }: { readonly command: string }): AcquiredLock {
  try {
    mkdirSync(dataDir, { recursive: true });
    return nameHolder(dataDir, command);
  } catch (error) {
    if (error instanceof DataFolderError) throw error;
    const got = error instanceof Error ? error.message : String(error);
    throw new DataFolderError(dataDir, 'a folder that this process can write to', got + adviceFor(error), error);
  }
}

function adviceFor(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (fullDisk.has(code)) return '; free some room there';
  return refusals.has(code) ? `; ${remedy}` : '';
}

/**
 * The connections of the locks this process holds. Nobody reads it: it only keeps them from the garbage collector, which
 * would close the connection, and so give the lock away, under a caller that took the lock for good and kept no reference.
 */
const HELD = new Set<Database.Database>();

/** Attempts take milliseconds; this is for a machine that is out of breath. */
const WAIT_FOR_OTHER_ATTEMPTS_MS = 5000;

type Attempt =
  | { readonly kind: 'taken'; readonly lock: Database.Database }
  | { readonly kind: 'busy'; readonly holder: LockHolder };

/** Tries the lock and writes down the new holder, all in one transaction on the holder's file. */
function nameHolder(dataDir: string, command: string): AcquiredLock {
  const holders = new Database(join(dataDir, 'lock-holder.sqlite'), { timeout: WAIT_FOR_OTHER_ATTEMPTS_MS });
  let lock: Database.Database | undefined;
  try {
    const attempt = holders.transaction((): Attempt => {
      holders.exec('CREATE TABLE IF NOT EXISTS holder (pid INTEGER, command TEXT, since TEXT) STRICT');
      lock = openLock(join(dataDir, 'lock.sqlite'));
      if (lock === undefined) return { kind: 'busy', holder: readHolder(holders, dataDir) };
      holders.exec('DELETE FROM holder');
      holders.prepare('INSERT INTO holder VALUES (?, ?, ?)').run(process.pid, command, new Date().toISOString());
      return { kind: 'taken', lock };
    });
    const outcome = attempt.immediate();
    return outcome.kind === 'busy' ? outcome : hold(outcome.lock);
  } catch (error) {
    lock?.close();
    throw error;
  } finally {
    holders.close();
  }
}

function hold(lock: Database.Database): AcquiredLock {
  HELD.add(lock);
  return {
    kind: 'held',
    release: () => {
      HELD.delete(lock);
      // Closing a connection rolls back what it has open.
      lock.close();
    },
  };
}

/** The connection that holds the lock, or `undefined` where another one does. */
function openLock(path: string): Database.Database | undefined {
  const lock = new Database(path, { timeout: 0 });
  try {
    lock.exec('BEGIN IMMEDIATE');
    return lock;
  } catch (error) {
    lock.close();
    if (error instanceof Database.SqliteError && error.code === 'SQLITE_BUSY') return undefined;
    throw error;
  }
}

function readHolder(holders: Database.Database, dataDir: string): LockHolder {
  const row: unknown = holders.prepare('SELECT pid, command, since FROM holder').get();
  if (
    typeof row === 'object' &&
    row !== null &&
    'pid' in row &&
    typeof row.pid === 'number' &&
    'command' in row &&
    typeof row.command === 'string' &&
    'since' in row &&
    typeof row.since === 'string'
  ) {
    return { pid: row.pid, command: row.command, since: new Date(row.since) };
  }
  throw new DataFolderError(dataDir, 'lock-holder.sqlite to name who holds the lock', 'nobody');
}
