import { feedStatuses } from '../feed/feed-status.js';
import type { FoldKeeper } from '../index/file/fold-keeper.js';
import type { ArticleMemory } from '../intake/article-memory.js';
import type { openDatabase } from '../storage/open-database.js';
import { createOutboxReports } from '../storage/outbox-reports.js';
import { createFeedMemory } from '../storage/sqlite-feed-memory.js';
import type { Administration } from '../telegram/administration/administration.js';
import type { BotStatus } from '../telegram/administration/bot-status.js';
import { feedsOf } from './feeds-of.js';
import type { FollowedCorpus } from './follow-corpus.js';
import type { OpenCorpus } from './open-corpus.js';
import { readIds } from './read-ids.js';
import type { Settings } from './settings.js';
import { whenSettled } from './when-settled.js';

export interface OpenAdministrationOptions extends Pick<Administration, 'timezoneOf'> {
  readonly settings: Settings;
  readonly database: ReturnType<typeof openDatabase>;
  /** First called when the first administrator writes. */
  readonly running: () => RunningBot;
}

/** What administrators are told of. */
export interface RunningBot {
  readonly corpus: Pick<OpenCorpus, 'library' | 'index' | 'memory'>;
  readonly articles: Pick<ArticleMemory, 'lastArrivalMs'>;
  readonly folds: Pick<FoldKeeper, 'lastFold'>;
  readonly followed: Pick<FollowedCorpus, 'rejections' | 'nextLook'>;
}

export interface OpenAdministration {
  /** Left out where the settings name no administrators. */
  readonly administration?: Administration;
  readonly close: () => Promise<void>;
}

/** A file that is written is looked at within a second or two; where the system tells nothing, it may take minutes. */
const patienceMs = 10_000;

/** What the bot does for the administrators of the settings. */
export async function openAdministration({
  settings,
  database,
  timezoneOf,
  running,
}: OpenAdministrationOptions): Promise<OpenAdministration> {
  const administrators = readIds(settings.adminIds);
  if (administrators.size === 0) return { close: () => Promise.resolve() };
  const { corpusDir } = settings;
  // Loaded only here: their HTTP client takes 20 MB, which a bot without administrators does without.
  const [{ openFeedPorts }, { createTakerByHand }] = await Promise.all([
    import('./open-feed-ports.js'),
    import('../feed/take-by-hand.js'),
  ]);
  const ports = openFeedPorts(settings);
  const outbox = createOutboxReports(database);
  const feeds = feedsOf(settings);
  const feedMemory = createFeedMemory(database);
  const status = (): BotStatus => {
    const { corpus, articles, folds, followed } = running();
    const nowMs = Date.now();
    return {
      articles: corpus.library.articleCount,
      passages: corpus.library.passageCount,
      lastArrivalMs: articles.lastArrivalMs,
      livePassages: corpus.index.livePassageCount,
      lastFold: folds.lastFold,
      feeds: feedStatuses(feeds, feedMemory, nowMs),
      rejections: followed.rejections(),
      outbox: outbox.counts(nowMs),
    };
  };
  const settledPorts = {
    corpusDir,
    files: () => running().corpus.memory.files,
    nextLook: () => running().followed.nextLook(),
    patienceMs,
  };
  return {
    administration: {
      administrators,
      status,
      byHand: {
        ...createTakerByHand(ports),
        whenSettled: (paths, signal) => whenSettled(paths, signal, settledPorts),
      },
      timezoneOf,
    },
    close: () => ports.web.close(),
  };
}
