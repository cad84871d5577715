import type { Rejection } from '../article/article.js';
import { describeRejection } from '../article/rejection.js';
import type { FoldKeeper } from '../index/fold-keeper.js';
import { noCheckpoint } from '../ingest/checkpoint.js';
import { type FolderUpdate, findChanges } from '../ingest/find-changes.js';
import { HelperPool } from '../ingest/helper-pool.js';
import { servedId } from '../ingest/remembered-folder.js';
import { updateCorpus } from '../ingest/update-corpus.js';
import type { ArticleMemory } from '../intake/article-memory.js';
import { ChangedPaths, type Look } from '../intake/changed-paths.js';
import type { FileRecord } from '../intake/file-record.js';
import { FollowChanges } from '../intake/follow-changes.js';
import { type ArticleNews, type ServedNow, tellArrivals } from '../intake/tell-arrivals.js';
import { isListed } from '../intake/walk-folder.js';
import { watchFolder } from '../intake/watch-folder.js';
import { helperSettingsOf } from './bring-up-to-date.js';
import { countHelpers, machineLimits } from './count-helpers.js';
import type { Log } from './log.js';
import { articleSummary, type OpenCorpus } from './open-corpus.js';
import { readFiles } from './read-files.js';
import type { Settings } from './settings.js';
import { startHelper } from './start-helper.js';
import { takeTurn } from './take-turn.js';

export interface FollowCorpusOptions {
  readonly corpus: OpenCorpus;
  readonly articles: ArticleMemory;
  readonly settings: Settings;
  readonly folds: FoldKeeper;
  readonly log: Log;
  readonly stop: AbortSignal;
  /** Called within the transaction that remembers what happened. */
  readonly onNews?: (news: ArticleNews) => void;
}

/** A corpus that is kept up with its folder. */
export interface FollowedCorpus {
  /** What could not be listed or read when it was looked at last. */
  readonly unread: () => readonly Rejection[];
  /** Has everything looked at soon. */
  readonly lookAgain: () => void;
  /** Watches until it is stopped, and the work in hand has ended. Never rejects. */
  readonly run: () => Promise<void>;
}

/** A file that nothing has happened to for so long is whole. */
const settleMs = 600;
/** Everything is looked at this often, in case the system did not tell of something. */
const everyMs = 10 * 60_000;
/** The same where the system can't tell. */
const everyBlindMs = 30_000;
const dayMs = 86_400_000;

/**
 * Remembers what the corpus holds, telling what is new since the last run, and takes in whatever happens in the folder
 * from then on.
 */
export function followCorpus(options: FollowCorpusOptions): FollowedCorpus {
  const { corpus, articles, settings, folds, log, stop, onNews } = options;
  const { memory, library, pending, segmenter } = corpus;
  const unread = new Map(corpus.unread.map((rejection) => [rejection.file, rejection]));
  const turn = () => takeTurn(stop);
  const pollMs = settings.corpusPollSeconds === undefined ? null : Number(settings.corpusPollSeconds) * 1_000;
  let isBlind = false;

  const remember = (served: readonly ServedNow[], gone: readonly string[], isAll: boolean) => {
    const newsForMs = Number(settings.newsDays) * dayMs;
    const news = tellArrivals(
      articles,
      { served, gone, isAll },
      { nowMs: Date.now(), newsForMs, ...(onNews !== undefined && { onNews }) },
    );
    tellNews(log, news);
  };
  const servedNow = (records: Iterable<FileRecord>) =>
    Array.from(records, (record) => asServed(record, memory.described.bind(memory))).filter((one) => one !== null);

  const look = async (where: Look) => {
    const pool = new HelperPool({
      startHelper,
      helpers: countHelpers(settings.indexProcesses, machineLimits()),
      settings: helperSettingsOf(settings),
      onDeath: (what) => log.warn(`${what}; another one tries`),
      stop,
    });
    try {
      const update = await findChanges(settings.corpusDir, {
        remembered: memory,
        known: articles,
        checkpoint: noCheckpoint,
        now: Date.now,
        takeTurn: turn,
        read: (files, onReadings) =>
          readFiles(files, onReadings, {
            pool,
            settings: helperSettingsOf(settings),
            takeTurn: turn,
            progress: () => {},
          }),
        ...(where.kind === 'some' && { only: where.paths }),
      });
      noteUnread(update, where);
      if (!update.changes.any) return;
      await updateCorpus(update, {
        store: corpus.index,
        memory,
        pending,
        segmenter,
        run: (tasks, onDone) => pool.run(tasks, onDone),
        exclusively: (work) => folds.exclusively(work),
        onServed: (record) => {
          const summary = articleSummary(record);
          if (summary !== null) library.note(summary);
        },
        onRemoved: (id) => void library.remove(id),
        takeTurn: turn,
      });
      remember(servedNow(update.changed.values()), update.changes.discard, false);
      folds.noteChange();
    } finally {
      await pool.close();
    }
  };

  const noteUnread = (update: FolderUpdate, where: Look) => {
    const before = new Map(unread);
    if (where.kind === 'all') unread.clear();
    else for (const path of where.paths) unread.delete(path);
    const found = [...update.unread];
    for (const { verdict } of update.changed.values()) if (verdict.kind === 'rejected') found.push(verdict.rejection);
    for (const rejection of update.unread) unread.set(rejection.file, rejection);
    for (const rejection of found) {
      const told = describeRejection(rejection);
      const then = before.get(rejection.file);
      if (then === undefined || describeRejection(then) !== told) log.warn(told);
    }
  };

  const follow = new FollowChanges({
    changed: new ChangedPaths({ now: () => performance.now(), settleMs: pollMs === null ? settleMs : pollMs * 2 }),
    look,
    onFailed: (error) => log.error(`${error instanceof Error ? error.message : String(error)}; it is tried again`),
    wait: waitFor,
    everyMs: () => (isBlind ? everyBlindMs : everyMs),
    stop,
  });

  return {
    unread: () => [...unread.values()],
    lookAgain: () => follow.note(null),
    run: async () => {
      remember(servedNow(memory.files.values()), [], true);
      const watch = watchFolder(settings.corpusDir, {
        pollMs,
        onChange: (path) => {
          if (path === null || isListed(path)) follow.note(path);
        },
        onError: (error) => {
          if (!isBlind) log.warn(`${settings.corpusDir}: ${String(error)}; it is looked through every 30 s instead`);
          isBlind = true;
          follow.note(null);
        },
      });
      // What happened since it was read is found now.
      void watch.ready.then(() => follow.note(null));
      await follow.run();
      await watch.close();
    },
  };
}

function asServed(record: FileRecord, describe: OpenCorpus['memory']['described']): ServedNow | null {
  const id = servedId(record);
  if (id === null || record.verdict.kind !== 'served') return null;
  const { path, contentHash, verdict } = record;
  return {
    id,
    path,
    contentHash,
    publishedMs: verdict.head.publishedMs,
    describe: () => {
      const described = describe(path);
      if (described === undefined) throw new Error(`${path}: expected its article to be remembered, got none`);
      return described;
    },
  };
}

function tellNews(log: Log, { arrived, added, changed, gone }: ArticleNews): void {
  const counts = [
    [arrived.length, 'new'],
    [added.length, 'added, no news'],
    [changed.length, 'changed'],
    [gone.length, 'gone'],
  ] as const;
  const told = counts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  if (told.length > 0) log.info(`articles: ${told.join(', ')}`);
}

/** Wakes early where `signal` is aborted. */
function waitFor(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
  });
}
