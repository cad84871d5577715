import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { type IndexStore } from '../index/file/index-store.js';
import { openIndex } from '../index/open-index.js';
import { type Checkpoint, noCheckpoint } from '../ingest/checkpoint.js';
import { readerVersion } from '../ingest/create-file-reader.js';
import { openCheckpoint } from '../ingest/open-checkpoint.js';
import { segmentationRules } from '../words/segmenter.js';
import type { Log } from './log.js';
import type { Settings } from './settings.js';

export function indexFilePath({ dataDir }: Pick<Settings, 'dataDir'>): string {
  return join(dataDir, 'index.bin');
}

/** What an interrupted run had done. */
export function workFilePath({ dataDir }: Pick<Settings, 'dataDir'>): string {
  return join(dataDir, 'index.part');
}

export interface OpenIndexFileOptions {
  readonly settings: Settings;
  readonly log: Log;
  /** Whether this process holds the data folder's lock: without it nothing is written. */
  readonly save: boolean;
}

/**
 * Opens the index of the data folder; one that can't be used is named and made anew.
 *
 * @throws {DictionaryError} when the user dictionary can't be used
 */
export async function openIndexFile({ settings, log, save }: OpenIndexFileOptions): Promise<IndexStore> {
  const file = indexFilePath(settings);
  const { store, state } = await openIndex({ file, rules: readingRules(settings), save });
  if (state.kind === 'refused') log.warn(`${file}: expected ${state.expected}, got ${state.got}; it is made anew`);
  return store;
}

/** Keeps the work of a run that is interrupted for the next one. */
export function openWork({ settings, save }: Omit<OpenIndexFileOptions, 'log'>): Checkpoint {
  if (!save) return noCheckpoint;
  return openCheckpoint(workFilePath(settings), `${readingRules(settings)} ${realFolder(settings)}`);
}

/** Everything that decides what a file is read as, and which words it is cut into. */
function readingRules({ dictionary, timezone, siteUrl }: Settings): string {
  const words = segmentationRules(dictionary === undefined ? {} : { userDictionary: dictionary });
  return JSON.stringify({ words, reader: readerVersion, timezone, siteUrl: siteUrl ?? null });
}

/** One that is not there is told when it is read. */
function realFolder({ corpusDir }: Settings): string {
  try {
    return realpathSync(corpusDir);
  } catch {
    return corpusDir;
  }
}
