import { noKnownArticles } from '../../src/article/known-articles.js';
import { noCheckpoint } from '../../src/ingest/checkpoint.js';
import { createFileReader } from '../../src/ingest/create-file-reader.js';
import { packReadings } from '../../src/ingest/file-reading.js';
import type { FindChangesOptions } from '../../src/ingest/find-changes.js';
import { FolderMemory } from '../../src/ingest/remembered-folder.js';
import { type FolderSurvey, surveyFolder } from '../../src/ingest/survey-folder.js';
import type { FoundFile } from '../../src/intake/walk-folder.js';
import type { KeptRecords } from './kept-records.js';

export interface Surveyed extends FolderSurvey {
  /** Paths of the files that were parsed, in order. */
  readonly parsed: readonly string[];
}

/** Surveys a folder in this process, and keeps what there is to be kept. */
export async function survey(
  root: string,
  kept: KeptRecords,
  options: Partial<FindChangesOptions> = {},
): Promise<Surveyed> {
  const now = options.now ?? Date.now;
  const read = createFileReader({}, now);
  const parsed: string[] = [];
  const surveyed = await surveyFolder(root, {
    remembered: new FolderMemory(kept),
    known: noKnownArticles,
    checkpoint: noCheckpoint,
    now,
    takeTurn: () => Promise.resolve(),
    read: async (files: readonly FoundFile[], onReadings) => {
      parsed.push(...files.map(({ path }) => path));
      onReadings(packReadings(await Promise.all(files.map(read))));
    },
    ...options,
  });
  kept.apply(surveyed.changes.records);
  return { ...surveyed, parsed };
}
