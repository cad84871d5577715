import { realpath } from 'node:fs/promises';
import type { Rejection } from '../article/article.js';
import {
  type CompareFolderOptions,
  compareFiles,
  compareFolder,
  type FolderComparison,
} from '../intake/compare-folder.js';
import type { FileRecord } from '../intake/file-record.js';
import type { FoundFile } from '../intake/walk-folder.js';
import type { Checkpoint } from './checkpoint.js';
import { type FileReading, type ReadFileReading, unpackReadings } from './file-reading.js';
import type { RememberedFolder } from './remembered-folder.js';

/** What is otherwise in a folder than it is remembered. */
export interface FolderReadings {
  /** Where the folder is on this machine. */
  readonly root: string;
  /** Files that hold what they held, and had to be read to know it: stamped anew. */
  readonly restamped: readonly FileRecord[];
  /** New and changed files; those that an interrupted run has read, too. By path. */
  readonly readings: ReadonlyMap<string, ReadFileReading>;
  /** Remembered, and there no longer, or not to be read any more. */
  readonly gone: readonly string[];
  /** What could not be listed or read. */
  readonly unread: readonly Rejection[];
  /** The article files that were looked at. */
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
  /** Paths to be looked at, as far as they are plain files; default all there are. */
  readonly only?: readonly string[];
}

/**
 * Reads what is new or changed in a folder; nothing else is opened, unless size and time of a file leave a doubt.
 *
 * @throws {CorpusFolderError} where `root` is missing, is no folder, or cannot be listed.
 */
export async function readChanges(root: string, options: ReadChangesOptions): Promise<FolderReadings> {
  const { remembered, checkpoint } = options;
  const readings = new Map<string, ReadFileReading>();
  const unread: Rejection[] = [];
  const take = (reading: FileReading) => {
    if (reading.kind === 'read') readings.set(reading.path, reading);
    else unread.push(reading.rejection);
  };
  // A folder that can't be found is told by the comparison.
  const realRoot = await realpath(root).catch(() => root);
  const compared = await compare(root, realRoot, options);
  const restamped: FileRecord[] = [];
  for (const stamp of compared.unchanged) {
    if (!('verdict' in stamp)) take(stamp);
    else if (stamp !== remembered.files.get(stamp.path)) restamped.push(stamp);
  }
  await options.read(compared.toRead, (bytes) => {
    checkpoint.addReadings(bytes);
    for (const reading of unpackReadings(bytes)) take(reading);
  });
  const lost = unread.map(({ file }) => file).filter((path) => remembered.files.has(path));
  return {
    root: realRoot,
    restamped,
    readings,
    gone: [...new Set([...compared.gone.filter((path) => remembered.files.has(path)), ...lost])],
    unread: [...compared.rejected, ...unread],
    fileCount: compared.fileCount,
    filesRead: compared.toRead.length,
  };
}

type Stamp = FileRecord | ReadFileReading;

function compare(root: string, realRoot: string, options: ReadChangesOptions): Promise<FolderComparison<Stamp>> {
  const { remembered, checkpoint, only, now, takeTurn } = options;
  const earlier = checkpoint.readings.filter((reading) => reading.kind === 'read');
  const stamps = new Map<string, Stamp>(earlier.map((reading) => [reading.path, reading]));
  const how: CompareFolderOptions<Stamp> = {
    remembered: (path) => stamps.get(path) ?? remembered.files.get(path),
    sameFolder: remembered.root === null || remembered.root === realRoot,
    now,
    onBatch: takeTurn,
  };
  return only === undefined ? compareFolder(root, remembered.files.keys(), how) : compareFiles(root, only, how);
}
