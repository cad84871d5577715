import { acquireLock } from '../storage/data-folder-lock.js';

/** Another process writes to the data folder. */
export class DataFolderBusyError extends Error {
  override readonly name = 'DataFolderBusyError';
}

/**
 * Takes the lock of a data folder for a command that writes to it; gives what releases it.
 *
 * @throws {DataFolderBusyError} naming who has it
 */
export function holdDataFolder(dataDir: string, command: string): () => void {
  const lock = acquireLock(dataDir, { command });
  if (lock.kind === 'held') return lock.release;
  const { pid, command: other, since } = lock.holder;
  throw new DataFolderBusyError(
    `${dataDir}: expected no other process to write here, got \`${other}\` (process ${pid}, since ${since.toISOString()})`,
  );
}
