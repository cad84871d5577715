import type { FileRecord } from '../intake/file-record.js';
import { type FindChangesOptions, type FolderUpdate, findChanges } from './find-changes.js';
import { type FolderSummary, summariseFolder } from './folder-summary.js';
import type { RememberedFolder } from './remembered-folder.js';

/** What a folder holds now, and what that changes. */
export interface FolderSurvey extends FolderUpdate, FolderSummary {
  /** Of every file that could be read, in no order. */
  readonly records: readonly FileRecord[];
}

/**
 * Finds out what a folder holds, by reading what is new or changed in it.
 *
 * @throws {CorpusFolderError} where `root` is missing, is no folder, or cannot be listed.
 */
export async function surveyFolder(root: string, options: Omit<FindChangesOptions, 'only'>): Promise<FolderSurvey> {
  const update = await findChanges(root, options);
  const records = recordsAfter(update, options.remembered);
  return { ...update, ...summariseFolder(records, update.unread), records };
}

function recordsAfter({ gone, changed }: FolderUpdate, remembered: RememberedFolder): FileRecord[] {
  const without = new Set([...gone, ...changed.keys()]);
  const stay = Array.from(remembered.files.values()).filter(({ path }) => !without.has(path));
  return [...stay, ...changed.values()];
}
