import { noCheckpoint } from '../../src/ingest/checkpoint.js';
import { createFileReader } from '../../src/ingest/create-file-reader.js';
import { packReadings } from '../../src/ingest/file-reading.js';
import type { ReadChangesOptions } from '../../src/ingest/read-changes.js';
import { rememberFolder } from '../../src/ingest/remembered-folder.js';
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
  options: Partial<ReadChangesOptions> = {},
): Promise<Surveyed> {
  const now = options.now ?? Date.now;
  const read = createFileReader({}, now);
  const parsed: string[] = [];
  const surveyed = await surveyFolder(root, {
    remembered: rememberFolder(kept),
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
