import type { Rejection } from '../article/article.js';
import type { FoldKeeper } from '../index/file/fold-keeper.js';
import { noCheckpoint } from '../ingest/checkpoint.js';
import { type FolderUpdate, findChanges } from '../ingest/find-changes.js';
import { HelperPool } from '../ingest/helper-pool.js';
import { updateCorpus } from '../ingest/update-corpus.js';
import type { ArticleMemory } from '../intake/article-memory.js';
import { ChangedPaths, type Look } from '../intake/changed-paths.js';
import type { FileRecord } from '../intake/file-record.js';
import { FollowChanges } from '../intake/follow-changes.js';
import { type ArticleNews, findUntold, type ServedNow, tellArrivals, type Untold } from '../intake/tell-arrivals.js';
import { isListed } from '../intake/walk-folder.js';
import { watchFolder } from '../intake/watch-folder.js';
import { isDiskTrouble } from '../storage/disk-trouble.js';
import { helperSettingsOf } from './bring-up-to-date.js';
import { countHelpers, machineLimits } from './count-helpers.js';
import type { Log } from './log.js';
import { newsLine } from './news-line.js';
import { articleSummary, type OpenCorpus } from './open-corpus.js';
import { readFiles } from './read-files.js';
import { RejectedFiles } from './rejected-files.js';
import type { Settings } from './settings.js';
import { startHelper } from './start-helper.js';
import { takeTurn } from './take-turn.js';
import { waitFor } from './wait-for.js';

export interface FollowCorpusOptions {
  readonly corpus: OpenCorpus;
  readonly articles: ArticleMemory;
  readonly settings: Settings;
  readonly folds: FoldKeeper;
  readonly log: Log;
  readonly stop: AbortSignal;
  /** Called before the transaction in which an article is told to have arrived. */
  readonly onArriving: (articleId: string) => Promise<void>;
  /** Called within the transaction that remembers what happened. */
  readonly onNews: (news: ArticleNews) => void;
  /** Called when all of that is committed. */
  readonly onTold: () => void;
}

/** A file that nothing has happened to for so long is whole. */
const settleMs = 600;
/** Everything is looked at this often, in case the system did not tell of something. */
const everyMs = 10 * 60_000;
/** The same where the system can't tell. */
const everyBlindMs = 30_000;
const dayMs = 86_400_000;

/** Keeps a corpus up with its folder. */
export class FollowedCorpus {
  readonly #options: FollowCorpusOptions;
  readonly #follow: FollowChanges;
  readonly #pollMs: number | null;
  readonly #rejected: RejectedFiles;
  readonly #awaitLook = new Set<() => void>();
  /** The system does not tell of everything. */
  #isBlind = false;
  /** What was taken in may not be remembered yet. */
  #owesNews = true;

  constructor(options: FollowCorpusOptions) {
    this.#options = options;
    const { corpus, settings, log, stop } = options;
    const { corpusPollSeconds } = settings;
    this.#pollMs = corpusPollSeconds === undefined ? null : Number(corpusPollSeconds) * 1_000;
    this.#rejected = new RejectedFiles(corpus.unread, (told) => log.warn(told));
    this.#follow = new FollowChanges({
      changed: new ChangedPaths({
        now: () => performance.now(),
        settleMs: this.#pollMs === null ? settleMs : this.#pollMs * 2,
      }),
      look: (where) => this.#look(where),
      onFailed: (error) => log.error(`${error instanceof Error ? error.message : String(error)}; it is tried again`),
      wait: waitFor,
      everyMs: () => (this.#isBlind ? everyBlindMs : everyMs),
      stop,
    });
  }

  /** Files that are not served, with their reasons, by path. */
  rejections(): readonly Rejection[] {
    return this.#rejected.all(this.#options.corpus.memory.files.values());
  }

  /** Resolves when the folder has been looked at once more, and what was found is taken in. */
  nextLook(): Promise<void> {
    return new Promise((resolve) => void this.#awaitLook.add(resolve));
  }

  /**
   * Remembers what the corpus holds, telling what is new since the last run; then takes in whatever happens in the folder,
   * until it is stopped and the work in hand has ended.
   *
   * @throws where what the corpus holds can't be remembered, and not for the disk alone
   */
  async run(): Promise<void> {
    const { settings, log, stop } = this.#options;
    try {
      await this.#rememberAll();
    } catch (error) {
      if (stop.aborted) return;
      if (!isDiskTrouble(error)) throw error;
      // The first look does it again.
      log.error(`articles: ${error.message}; it is tried again`);
    }
    const watch = watchFolder(settings.corpusDir, {
      pollMs: this.#pollMs,
      onChange: (path) => {
        if (path === null || isListed(path)) this.#follow.note(path);
      },
      onError: (error) => {
        if (!this.#isBlind) {
          log.warn(
            `${settings.corpusDir}: expected to be told of changes, got ${String(error)}; it is looked through often`,
          );
        }
        this.#isBlind = true;
        this.#follow.note(null);
      },
    });
    // What happened since it was read is found now.
    void watch.ready.then(() => this.#follow.note(null));
    await this.#follow.run();
    await watch.close();
  }

  async #look(where: Look): Promise<void> {
    const { corpus, settings, log, stop } = this.#options;
    const pool = new HelperPool({
      startHelper,
      helpers: countHelpers(settings.indexProcesses, machineLimits()),
      settings: helperSettingsOf(settings),
      onDeath: (what) => log.warn(`${what}; another one tries`),
      stop,
    });
    const turn = () => takeTurn(stop);
    try {
      const update = await findChanges(settings.corpusDir, {
        remembered: corpus.memory,
        known: this.#options.articles,
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
      this.#rejected.note(update, where);
      // After a failure it can't be told from the changes any more.
      if (this.#owesNews) await this.#rememberAll();
      if (update.changes.any) await this.#takeIn(update, pool);
      for (const resolve of this.#awaitLook) resolve();
      this.#awaitLook.clear();
    } finally {
      await pool.close();
    }
  }

  async #takeIn(update: FolderUpdate, pool: HelperPool): Promise<void> {
    const { corpus, folds, stop } = this.#options;
    const { index: store, memory, pending, segmenter, library } = corpus;
    this.#owesNews = true;
    await updateCorpus(update, {
      store,
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
      takeTurn: () => takeTurn(stop),
    });
    await this.#remember({ served: this.#servedNow(update.changed.values()), gone: update.changes.discard });
    folds.noteChange();
  }

  async #rememberAll(): Promise<void> {
    const { articles, corpus } = this.#options;
    await this.#remember(findUntold(articles, this.#servedNow(corpus.memory.files.values())));
  }

  async #remember(untold: Untold): Promise<void> {
    const { articles, settings, log, stop, onArriving, onNews, onTold } = this.#options;
    const news = await tellArrivals(articles, untold, {
      nowMs: Date.now(),
      newsForMs: Number(settings.newsDays) * dayMs,
      onArriving,
      onNews,
      takeTurn: () => takeTurn(stop),
    });
    this.#owesNews = false;
    onTold();
    const line = newsLine(news);
    if (line !== null) log.info(line);
  }

  #servedNow(records: Iterable<FileRecord>): ServedNow[] {
    const { memory } = this.#options.corpus;
    const served: ServedNow[] = [];
    for (const { path, contentHash, verdict } of records) {
      if (verdict.kind !== 'served') continue;
      served.push({
        id: verdict.articleId,
        path,
        contentHash,
        publishedMs: verdict.head.publishedMs,
        describe: () => {
          const described = memory.described(path);
          if (described === undefined) throw new Error(`${path}: expected its article to be remembered, got none`);
          return described;
        },
      });
    }
    return served;
  }
}
