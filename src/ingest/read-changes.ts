import { realpath } from 'node:fs/promises';
import type { Rejection } from '../article/article.js';
import { compareFolder } from '../intake/compare-folder.js';
import type { FileRecord } from '../intake/file-record.js';
import type { FoundFile } from '../intake/walk-folder.js';
import type { Checkpoint } from './checkpoint.js';
import { type FileReading, type ReadFileReading, unpackReadings } from './file-reading.js';
import type { RememberedFolder } from './remembered-folder.js';

/** A folder, each file as it is remembered or as it was read now. */
export interface FolderFiles {
  readonly root: string;
  /** Files that hold what they held when they were read. */
  readonly unchanged: readonly FileRecord[];
  /** New and changed files; those that an interrupted run has read, too. By path. */
  readonly readings: ReadonlyMap<string, ReadFileReading>;
  /** What could not be listed or read. */
  readonly unread: readonly Rejection[];
  /** All article files there are. */
  readonly fileCount: number;
  /** Those that were read to know what they say. */
  readonly filesRead: number;
}

export interface ReadChangesOptions {
  readonly remembered: RememberedFolder;
  readonly checkpoint: Checkpoint;
  /** Reads files, in any order and number at a time; `onReadings` takes what `packReadings` gives. */
  readonly read: (files: readonly FoundFile[], onReadings: (bytes: Uint8Array) => void) => Promise<void>;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly now: () => number;
  /** Called now and then; what it throws ends the work. */
  readonly takeTurn: () => Promise<void>;
}

/**
 * Reads what is new or changed in a folder; nothing else is opened, unless size and time of a file leave a doubt.
 *
 * @throws {CorpusFolderError} where `root` is missing, is no folder, or cannot be listed.
 */
export async function readChanges(root: string, options: ReadChangesOptions): Promise<FolderFiles> {
  const { remembered, checkpoint } = options;
  const readings = new Map<string, ReadFileReading>();
  const unread: Rejection[] = [];
  const take = (reading: FileReading) => {
    if (reading.kind === 'read') readings.set(reading.path, reading);
    else unread.push(reading.rejection);
  };
  const earlier = checkpoint.readings.filter((reading) => reading.kind === 'read');
  const stamps = new Map<string, FileRecord | ReadFileReading>(remembered.files);
  for (const reading of earlier) stamps.set(reading.path, reading);
  // A folder that can't be found is told by the comparison.
  const realRoot = await realpath(root).catch(() => root);
  const compared = await compareFolder(root, {
    remembered: stamps,
    sameFolder: remembered.root === null || remembered.root === realRoot,
    now: options.now,
    onBatch: options.takeTurn,
  });
  const unchanged: FileRecord[] = [];
  for (const stamp of compared.unchanged) {
    if ('verdict' in stamp) unchanged.push(stamp);
    else take(stamp);
  }
  await options.read(compared.toRead, (bytes) => {
    checkpoint.addReadings(bytes);
    for (const reading of unpackReadings(bytes)) take(reading);
  });
  return {
    root: realRoot,
    unchanged,
    readings,
    unread: [...compared.rejected, ...unread],
    fileCount: compared.fileCount,
    filesRead: compared.toRead.length,
  };
}
