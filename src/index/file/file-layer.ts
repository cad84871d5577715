import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';

/** What writing an index file asks of the system; a port, so that a test can stop it at every step. */
export interface FileLayer {
  /** Makes a folder and those above it, where they are missing. */
  makeFolder(folder: string): void;
  /** Opens a new file, in place of what was there; gives its descriptor. */
  create(file: string): number;
  /** Writes all bytes at a place of the file. */
  write(descriptor: number, bytes: Uint8Array, position: number): void;
  /** Returns when what was written is on the disk. */
  sync(descriptor: number): void;
  close(descriptor: number): void;
  rename(from: string, to: string): void;
  /** Returns when what was renamed in a folder is on the disk. */
  syncFolder(folder: string): void;
  /** Removes a file, where there is one. */
  remove(file: string): void;
}

/** The system's own files. All methods throw its errors. */
export const systemFiles: FileLayer = {
  makeFolder: (folder) => {
    mkdirSync(folder, { recursive: true });
  },
  create: (file) => openSync(file, 'w'),
  write: (descriptor, bytes, position) => {
    for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at, bytes.length - at, position + at);
  },
  sync: (descriptor) => {
    fsyncSync(descriptor);
  },
  close: (descriptor) => {
    closeSync(descriptor);
  },
  rename: (from, to) => {
    renameSync(from, to);
  },
  syncFolder: (folder) => {
    const descriptor = openSync(folder, 'r');
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  },
  remove: (file) => {
    rmSync(file, { force: true });
  },
};
