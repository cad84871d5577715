import { existsSync } from 'node:fs';
import type { Offer } from '../answer/answer.js';
import { createNewestTopics } from '../answer/newest-topics.js';
import { describeRejection } from '../article/rejection.js';
import { createZone } from '../article/zone.js';
import type { IndexStore } from '../index/index-store.js';
import type { FolderSurvey } from '../ingest/survey-folder.js';
import { type FolderContent, readFolder } from '../intake/read-folder.js';
import { type ArticleSummary, createStoredLibrary, type RecordLibrary } from '../library/stored-library.js';
import { createSearcher, type Searcher } from '../search/searcher.js';
import { loadSegmenter, type Segmenter } from '../words/segmenter.js';
import { bringUpToDate } from './bring-up-to-date.js';
import type { CliContext } from './cli-context.js';
import type { Log } from './log.js';
import { indexFilePath, openIndexFile, openWork } from './open-index-file.js';
import { PendingRecords } from './pending-records.js';
import { type PhaseClock, phaseClock } from './phase-clock.js';
import { withProgress } from './progress.js';
import type { Settings } from './settings.js';

/** The corpus, ready to be asked. */
export interface OpenCorpus {
  readonly segmenter: Segmenter;
  readonly library: RecordLibrary;
  readonly index: IndexStore;
  readonly searcher: Searcher;
  readonly newestTopics: () => readonly Offer[];
  /** What the next fold is to save beside the index. */
  readonly pending: PendingRecords;
}

export interface OpenCorpusOptions {
  readonly settings: Settings;
  readonly context: CliContext;
  readonly log: Log;
  /** Whether this process holds the data folder's lock: without it nothing is written. */
  readonly save: boolean;
}

/** Reads the folder of the settings from end to end. */
export async function readCorpusFolder(
  { corpusDir, timezone, siteUrl }: Pick<Settings, 'corpusDir' | 'timezone' | 'siteUrl'>,
  context: CliContext,
): Promise<FolderContent> {
  return withProgress(context, 'reading', (progress) =>
    readFolder(corpusDir, {
      timezone,
      ...(siteUrl !== undefined && { siteUrl }),
      onProgress: (done, total) => {
        progress(done, total);
        context.stop.throwIfAborted();
      },
    }),
  );
}

/**
 * Opens the index of the data folder and brings it to what the corpus is now. Rejected files are logged, one line each,
 * and all else is served.
 */
export async function openCorpus({ settings, context, log, save }: OpenCorpusOptions): Promise<OpenCorpus> {
  const clock = phaseClock();
  const segmenter = lazySegmenter(settings, clock);
  const [index] = await Promise.all([
    openIndexFile({ settings, log, save }),
    // With an index there is little else to do: the dictionary is loaded while another thread reads the file. Without
    // one there is much, in processes that each have a dictionary of their own: ours comes when theirs are gone.
    (async () => existsSync(indexFilePath(settings)) && segmenter())(),
  ]);
  const checkpoint = openWork({ settings, save });
  try {
    const upToDate = { settings, context, log, clock, checkpoint, segmenter, saveAll: false };
    const { survey, folded } = await bringUpToDate(index, upToDate);
    checkpoint.remove();
    for (const rejection of survey.rejected) log.warn(describeRejection(rejection));
    const pending = new PendingRecords(folded === null ? survey.changes.records : {});
    const library = openLibrary(survey, index, pending);
    const calendar = { now: Date.now, zone: createZone(settings.timezone) };
    const searcher = createSearcher({ segmenter: segmenter(), index, library, calendar });
    return {
      segmenter: segmenter(),
      library,
      index,
      searcher,
      newestTopics: createNewestTopics({ searcher, library }),
      pending,
    };
  } finally {
    checkpoint.close();
  }
}

function openLibrary(survey: FolderSurvey, index: IndexStore, pending: PendingRecords): RecordLibrary {
  return createStoredLibrary({
    summaries: survey.records.flatMap(({ path, verdict }): ArticleSummary[] => {
      if (verdict.kind !== 'served') return [];
      const { articleId: id, head, passages } = verdict;
      return [{ id, path, head, passages }];
    }),
    readRecord: (path) => pending.article(path) ?? index.records('articles').get(path),
  });
}

/** Loads the dictionary when first called: the phase `dictionary` of the clock. */
export function lazySegmenter(settings: Settings, clock: PhaseClock): () => Segmenter {
  let segmenter: Segmenter | undefined;
  return () => {
    segmenter ??= clock.sync('dictionary', () => openSegmenter(settings));
    return segmenter;
  };
}

export function openSegmenter({ dictionary }: Settings): Segmenter {
  return loadSegmenter(dictionary === undefined ? {} : { userDictionary: dictionary });
}
