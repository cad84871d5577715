import { stat } from 'node:fs/promises';
import { databaseFile } from '../storage/open-database.js';
import { DataFolderGoneError } from './data-folder-gone-error.js';

export interface WatchOptions {
  readonly dataDir: string;
  /** Aborted when the process ends anyway. */
  readonly ended: AbortSignal;
  /** Rejects as soon as the signal is aborted. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<unknown>;
}

const everyMs = 2_000;
const found = 'another file';

/**
 * Looks whether the database that is open still stands in the data folder, until `ended`. A file that was deleted, or whose
 * disk was unmounted by force, takes every write, and keeps none.
 *
 * Two looks in a row must miss it: a network disk may fail once.
 *
 * @throws {DataFolderGoneError}
 */
export async function watchDataFolder({ dataDir, ended, wait }: WatchOptions): Promise<void> {
  const file = databaseFile(dataDir);
  const opened = await fileAt(file);
  if (!opened.startsWith(found)) throw new DataFolderGoneError(dataDir, opened);
  let before: string | null = null;
  while (!ended.aborted) {
    // oxlint-disable-next-line no-await-in-loop -- one look after the other
    await wait(everyMs, ended).catch(() => undefined);
    // oxlint-disable-next-line no-await-in-loop
    const now = await fileAt(file);
    const missing = now === opened ? null : now;
    if (missing !== null && before !== null && !ended.aborted) throw new DataFolderGoneError(dataDir, missing);
    before = missing;
  }
}

/** Which file stands there, or why none does, in words. */
async function fileAt(path: string): Promise<string> {
  try {
    const { dev, ino } = await stat(path, { bigint: true });
    return `${found} (${dev}:${ino})`;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return error.code === 'ENOENT' ? 'nothing there (ENOENT)' : String(error.code);
  }
}
