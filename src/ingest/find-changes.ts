import type { KnownArticles } from '../article/known-articles.js';
import { type FolderChanges, folderChanges } from './folder-changes.js';
import { type JudgedChanges, judgeChanges } from './judge-changes.js';
import { type FolderReadings, type ReadChangesOptions, readChanges } from './read-changes.js';

/** What has changed in a folder, and what that changes. */
export interface FolderUpdate extends FolderReadings, JudgedChanges {
  readonly changes: FolderChanges;
}

export interface FindChangesOptions extends ReadChangesOptions {
  /** What the data folder remembers of articles: their ids are kept. */
  readonly known: KnownArticles;
}

/**
 * Finds what is otherwise in a folder, or in some files of it, than it is remembered.
 *
 * @throws {CorpusFolderError} where `root` is missing, is no folder, or cannot be listed.
 */
export async function findChanges(root: string, options: FindChangesOptions): Promise<FolderUpdate> {
  const found = await readChanges(root, options);
  const judged = await judgeChanges(found, options);
  return { ...found, ...judged, changes: folderChanges(found, judged.changed, options.remembered) };
}
