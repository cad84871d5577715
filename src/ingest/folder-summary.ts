import type { Rejection } from '../article/article.js';
import type { Duplicate } from '../article/resolve-identities.js';
import type { FileRecord } from '../intake/file-record.js';

/** What a folder holds. Paths are below the folder and in order. */
export interface FolderSummary {
  readonly rejected: readonly Rejection[];
  readonly duplicates: readonly Duplicate[];
  /** Paths of files that say `published: false`. */
  readonly unpublished: readonly string[];
  readonly articleCount: number;
  readonly passageCount: number;
}

/**
 * Adds up what is remembered of the files of a folder.
 *
 * @param unread what could not be listed or read, of which nothing is remembered
 */
export function summariseFolder(records: Iterable<FileRecord>, unread: readonly Rejection[]): FolderSummary {
  const rejected = [...unread];
  const duplicates: Duplicate[] = [];
  const unpublished: string[] = [];
  let articleCount = 0;
  let passageCount = 0;
  for (const { path, verdict } of records) {
    if (verdict.kind === 'served') {
      articleCount += 1;
      passageCount += verdict.passages;
    } else if (verdict.kind === 'duplicate') duplicates.push({ file: path, of: verdict.of, why: verdict.why });
    else if (verdict.kind === 'rejected') rejected.push(verdict.rejection);
    else unpublished.push(path);
  }
  const byFile = (left: { file: string }, right: { file: string }) => (left.file < right.file ? -1 : 1);
  return {
    rejected: rejected.toSorted(byFile),
    duplicates: duplicates.toSorted(byFile),
    unpublished: unpublished.toSorted(),
    articleCount,
    passageCount,
  };
}
