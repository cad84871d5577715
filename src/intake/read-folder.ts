import type { ReadResult, Rejection } from '../article/article.js';
import type { ArticleWithPassages, KnownArticle } from '../article/known-article.js';
import { createArticleReader, type ReadSettings } from '../article/read-article.js';
import { type Duplicate, resolveIdentities } from '../article/resolve-identities.js';
import { type FileBytes, readFile } from './read-file.js';
import { type FoundFile, walkFolder } from './walk-folder.js';

export interface ReadFolderOptions extends ReadSettings {
  /** Articles of earlier runs, whose ids are kept; default none. */
  readonly known?: readonly KnownArticle[];
  /** Called after each batch of files with how many of how many have been read. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** All that a folder holds. Paths are below the folder and in order. */
export interface FolderContent {
  /** Those to be served, by path; ids differ. */
  readonly articles: readonly ArticleWithPassages[];
  readonly rejected: readonly Rejection[];
  readonly duplicates: readonly Duplicate[];
  /** Paths of files that say `published: false`. */
  readonly unpublished: readonly string[];
  /** Files that were opened, whatever came of it. */
  readonly filesRead: number;
}

/** Files open at one time; the system allows a process about a thousand. */
const BATCH = 64;

/**
 * Reads every article file below a folder. Whatever cannot be read is listed and all else is served.
 *
 * @throws {CorpusFolderError} where `root` is missing, is no folder, or cannot be listed.
 * @throws {RangeError} where `timezone` is no zone that Intl knows.
 */
export async function readFolder(root: string, options: ReadFolderOptions = {}): Promise<FolderContent> {
  const { known = [], onProgress, ...settings } = options;
  const readArticle = createArticleReader(settings);
  const { files, rejected } = await walkFolder(root);
  const results: ReadResult[] = [];
  for await (const batch of readInBatches(files)) {
    for (const file of batch) results.push(file.kind === 'bytes' ? readArticle(file) : file);
    onProgress?.(results.length, files.length);
  }
  const { served, duplicates } = resolveIdentities(
    known,
    results.filter((result) => result.kind === 'article'),
  );
  const unread = results.filter((result) => result.kind === 'rejected').map(({ rejection }) => rejection);
  return {
    articles: served,
    rejected: [...rejected, ...unread].toSorted((left, right) => (left.file < right.file ? -1 : 1)),
    duplicates,
    unpublished: results.filter((result) => result.kind === 'unpublished').map(({ file }) => file),
    filesRead: files.length,
  };
}

async function* readInBatches(files: readonly FoundFile[]): AsyncGenerator<FileBytes[], void, undefined> {
  for (let start = 0; start < files.length; start += BATCH) {
    yield Promise.all(files.slice(start, start + BATCH).map(readFile));
  }
}
