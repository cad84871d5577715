import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Returns when what was written to a file, or was renamed in a folder, is on the disk. */
export function syncToDisk(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
