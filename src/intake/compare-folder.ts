import { stat } from 'node:fs/promises';
import type { Rejection } from '../article/article.js';
import type { FileStamp } from './file-record.js';
import { compareVersions, type FileVersion, fileVersion } from './file-version.js';
import { hashContent, readFile } from './read-file.js';
import { type FoundFile, findFiles, walkFolder } from './walk-folder.js';

/** A folder beside what is remembered of it. Paths are below the folder and in order. */
export interface FolderComparison<Remembered extends FileStamp> {
  /** Files that hold what they held; where it took reading them to know, stamped anew. */
  readonly unchanged: readonly Remembered[];
  /** New files, changed ones, and those that can't be looked at: to be read. */
  readonly toRead: readonly FoundFile[];
  /** Remembered, and there no longer. */
  readonly gone: readonly string[];
  /** What could not be listed. */
  readonly rejected: readonly Rejection[];
  /** All article files there are. */
  readonly fileCount: number;
}

export interface CompareFolderOptions<Remembered extends FileStamp> {
  readonly remembered: (path: string) => Remembered | undefined;
  /** Whether size and time of a file tell anything; not so for another folder than the one that is remembered. */
  readonly sameFolder: boolean;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly now: () => number;
  /** Called between batches of files; what it throws ends the work. */
  readonly onBatch?: () => Promise<void>;
}

/** Files looked at one time. */
const BATCH = 64;

/**
 * Finds out what is to be read of a folder. A file of the same size and time as when it was read is not opened; one of the
 * same size alone, or written just before it was read, is opened and its bytes compared by their hash.
 *
 * @param rememberedPaths of all files that are remembered
 * @throws {CorpusFolderError} where `root` is missing, is no folder, or cannot be listed.
 */
export async function compareFolder<Remembered extends FileStamp>(
  root: string,
  rememberedPaths: Iterable<string>,
  options: CompareFolderOptions<Remembered>,
): Promise<FolderComparison<Remembered>> {
  const { files, rejected } = await walkFolder(root);
  const there = new Set(files.map(({ path }) => path));
  const gone = Array.from(rememberedPaths).filter((path) => !there.has(path));
  return compareFound({ files, gone, rejected }, options);
}

/**
 * The same of some files alone, as if no others were there. A link is looked at only by {@link compareFolder}.
 *
 * @throws {CorpusFolderError} where `root` is missing, is no folder, or cannot be listed.
 */
export async function compareFiles<Remembered extends FileStamp>(
  root: string,
  paths: readonly string[],
  options: CompareFolderOptions<Remembered>,
): Promise<FolderComparison<Remembered>> {
  return compareFound({ ...(await findFiles(root, paths)), rejected: [] }, options);
}

async function compareFound<Remembered extends FileStamp>(
  {
    files,
    gone,
    rejected,
  }: Pick<FolderComparison<Remembered>, 'gone' | 'rejected'> & { readonly files: readonly FoundFile[] },
  options: CompareFolderOptions<Remembered>,
): Promise<FolderComparison<Remembered>> {
  const unchanged: Remembered[] = [];
  const toRead: FoundFile[] = [];
  for await (const batch of compareInBatches(files, options)) {
    for (const { file, record } of batch) {
      if (record === undefined) toRead.push(file);
      else unchanged.push(record);
    }
    await options.onBatch?.();
  }
  return { unchanged, toRead, gone, rejected, fileCount: files.length };
}

interface ComparedFile<Remembered> {
  readonly file: FoundFile;
  /** Of what it holds, where that is known. */
  readonly record: Remembered | undefined;
}

async function* compareInBatches<Remembered extends FileStamp>(
  files: readonly FoundFile[],
  options: CompareFolderOptions<Remembered>,
): AsyncGenerator<ComparedFile<Remembered>[], void, undefined> {
  for (let start = 0; start < files.length; start += BATCH) {
    yield Promise.all(
      files
        .slice(start, start + BATCH)
        .map(async (file) => ({ file, record: await knownRecord(file, options.remembered(file.path), options) })),
    );
  }
}

async function knownRecord<Remembered extends FileStamp>(
  file: FoundFile,
  record: Remembered | undefined,
  { sameFolder, now }: CompareFolderOptions<Remembered>,
): Promise<Remembered | undefined> {
  if (record === undefined) return undefined;
  const found = await versionOf(file);
  if (found === undefined) return undefined;
  const compared = compareVersions(found, record.version, record.readAtMs);
  if (compared === 'changed') return undefined;
  if (compared === 'unchanged' && sameFolder) return record;
  const readAtMs = now();
  const read = await readFile(file);
  if (read.kind !== 'bytes' || hashContent(read.bytes) !== record.contentHash) return undefined;
  return { ...record, version: read.version, readAtMs };
}

/** Nothing where the system won't tell: reading it will say why. */
async function versionOf({ absolutePath }: FoundFile): Promise<FileVersion | undefined> {
  try {
    return fileVersion(await stat(absolutePath));
  } catch {
    return undefined;
  }
}
