import { existsSync } from 'node:fs';
import type { Offer } from '../answer/answer.js';
import { createNewestTopics } from '../answer/newest-topics.js';
import type { Rejection } from '../article/article.js';
import { type KnownArticles, noKnownArticles } from '../article/known-articles.js';
import { describeRejection } from '../article/rejection.js';
import { createZone } from '../article/zone.js';
import type { IndexStore } from '../index/file/index-store.js';
import { PendingRecords } from '../ingest/pending-records.js';
import { FolderMemory } from '../ingest/remembered-folder.js';
import type { FolderSurvey } from '../ingest/survey-folder.js';
import type { FileRecord } from '../intake/file-record.js';
import { type FolderContent, readFolder } from '../intake/read-folder.js';
import { type ArticleSummary, createStoredLibrary, type RecordLibrary } from '../library/stored-library.js';
import { createSearcher, type Searcher } from '../search/searcher.js';
import { loadSegmenter, type Segmenter } from '../words/segmenter.js';
import { bringUpToDate } from './bring-up-to-date.js';
import type { CliContext } from './cli-context.js';
import type { Log } from './log.js';
import { indexFilePath, openIndexFile, openWork } from './open-index-file.js';
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
  /** The folder as it was read last. */
  readonly memory: FolderMemory;
  /** What could not be listed or read. */
  readonly unread: readonly Rejection[];
}

export interface OpenCorpusOptions {
  readonly settings: Settings;
  readonly context: CliContext;
  readonly log: Log;
  /** Whether this process holds the data folder's lock: without it nothing is written. */
  readonly save: boolean;
  /** What the data folder remembers of articles, so that they keep their ids; default what the index file does. */
  readonly known?: KnownArticles;
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
export async function openCorpus(options: OpenCorpusOptions): Promise<OpenCorpus> {
  const { settings, context, log, save, known = noKnownArticles } = options;
  const clock = phaseClock();
  const segmenter = lazySegmenter(settings, clock);
  const [index] = await Promise.all([
    openIndexFile({ settings, log, save }),
    // With an index there is little else to do: the dictionary is loaded while another thread reads the file. Without
    // one there is much, in processes that each have a dictionary of their own: ours comes when theirs are gone.
    (async () => existsSync(indexFilePath(settings)) && segmenter())(),
  ]);
  const pending = new PendingRecords();
  const readRecord = (kind: string, path: string) => {
    const waiting = pending.get(kind, path);
    return waiting === undefined ? index.records(kind).get(path) : (waiting ?? undefined);
  };
  const memory = new FolderMemory(index, readRecord);
  const checkpoint = openWork({ settings, save });
  try {
    const upToDate = {
      settings,
      context,
      log,
      clock,
      checkpoint,
      segmenter,
      remembered: memory,
      known,
      saveAll: false,
    };
    const { survey, folded } = await bringUpToDate(index, upToDate);
    checkpoint.remove();
    for (const rejection of survey.rejected) log.warn(describeRejection(rejection));
    memory.apply(survey);
    if (folded === null) pending.add(survey.changes.records);
    const library = openLibrary(survey, (path) => readRecord('articles', path));
    const calendar = { now: Date.now, zone: createZone(settings.timezone) };
    const searcher = createSearcher({ segmenter: segmenter(), index, library, calendar });
    return {
      segmenter: segmenter(),
      library,
      index,
      searcher,
      newestTopics: createNewestTopics({ searcher, library }),
      pending,
      memory,
      unread: survey.unread,
    };
  } finally {
    checkpoint.close();
  }
}

function openLibrary(survey: FolderSurvey, readRecord: (path: string) => Uint8Array | undefined): RecordLibrary {
  return createStoredLibrary({
    summaries: survey.records.map(articleSummary).filter((summary) => summary !== null),
    readRecord,
  });
}

/** What the library is told of a file; `null` where it is not served. */
export function articleSummary({ path, verdict }: FileRecord): ArticleSummary | null {
  if (verdict.kind !== 'served') return null;
  const { articleId: id, head, passages } = verdict;
  return { id, path, head, passages };
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
