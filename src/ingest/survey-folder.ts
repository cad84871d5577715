import type { Rejection } from '../article/article.js';
import type { Duplicate } from '../article/resolve-identities.js';
import type { FileRecord } from '../intake/file-record.js';
import { type FolderChanges, folderChanges } from './folder-changes.js';
import { judgeFiles } from './judge-files.js';
import { type ReadChangesOptions, readChanges } from './read-changes.js';

/** What a folder holds now, and what that changes. Paths are below the folder and in order. */
export interface FolderSurvey {
  /** Of every file that could be read. */
  readonly records: readonly FileRecord[];
  readonly rejected: readonly Rejection[];
  readonly duplicates: readonly Duplicate[];
  /** Paths of files that say `published: false`. */
  readonly unpublished: readonly string[];
  readonly articleCount: number;
  readonly passageCount: number;
  /** All article files there are. */
  readonly fileCount: number;
  /** Those that were read to know what they say. */
  readonly filesRead: number;
  readonly changes: FolderChanges;
}

/**
 * Finds out what a folder holds, by reading what is new or changed in it.
 *
 * @throws {CorpusFolderError} where `root` is missing, is no folder, or cannot be listed.
 */
export async function surveyFolder(root: string, options: ReadChangesOptions): Promise<FolderSurvey> {
  const { remembered } = options;
  const files = await readChanges(root, options);
  const records = judgeFiles(files, remembered);
  const rejected = [...files.unread];
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
  return {
    records,
    rejected: rejected.toSorted((left, right) => (left.file < right.file ? -1 : 1)),
    duplicates,
    unpublished,
    articleCount,
    passageCount,
    fileCount: files.fileCount,
    filesRead: files.filesRead,
    changes: folderChanges(files, records, remembered),
  };
}
