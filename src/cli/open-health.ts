import { existsSync, statSync } from 'node:fs';
import { feedStatuses } from '../feed/feed-status.js';
import type { FeedAge, Health, IndexSize } from '../health/health.js';
import { isDatabaseWritable } from '../storage/check-writable.js';
import { createSubscriptionCount } from '../storage/count-subscriptions.js';
import type { openDatabase } from '../storage/open-database.js';
import { createOutboxReports } from '../storage/outbox-reports.js';
import { createFeedMemory } from '../storage/sqlite-feed-memory.js';
import { answerKinds, type Meter, noMeter, phases } from '../telegram/meter.js';
import { describeCrash } from './describe-crash.js';
import { feedsOf } from './feeds-of.js';
import { listen } from './listen.js';
import type { Log } from './log.js';
import type { RunningBot } from './open-administration.js';
import { indexFilePath } from './open-index-file.js';
import type { Settings } from './settings.js';

export interface OpenHealthOptions {
  readonly settings: Settings;
  readonly database: ReturnType<typeof openDatabase>;
  readonly log: Log;
  /** `undefined` until the articles are read. */
  readonly running: () => Pick<RunningBot, 'corpus' | 'followed'> | undefined;
  /** Milliseconds since Telegram was last known to bring updates; `null` for never. */
  readonly contactAgeMs: () => number | null;
}

export interface OpenHealth {
  readonly meter: Meter;
  /** Where it is served; `null` where it is not. */
  readonly address: string | null;
  close(): Promise<void>;
}

/** A poll is answered every half minute, a webhook looked at every minute; one that fails is tried again. */
const contactFreshMs = 150_000;

/** Serves /healthz, /readyz and /metrics where the settings want them. */
export async function openHealth(options: OpenHealthOptions): Promise<OpenHealth> {
  const { settings, log } = options;
  if (settings.metricsListen === 'off') return { meter: noMeter, address: null, close: () => Promise.resolve() };
  // Loaded only here: a bot that nobody monitors does without.
  const [{ createMetrics }, { healthRoutes }] = await Promise.all([
    import('../health/metrics.js'),
    import('../health/health-routes.js'),
  ]);
  const health = healthOf(options);
  const metrics = createMetrics(health, { answerKinds, phases, now: Date.now });
  const routes = healthRoutes({
    readiness: health.readiness,
    metrics,
    onFailed: (error) => log.error(`metrics: ${describeCrash(error)}`),
  });
  const listening = await listen(routes, { setting: 'METRICS_LISTEN', at: settings.metricsListen });
  return {
    meter: {
      update: (type) => metrics.countUpdate(type),
      question: (kind, seconds) => metrics.countQuestion({ kind, seconds: { ...seconds } }),
      request: (method, code) => metrics.countRequest(method, code),
    },
    address: listening.address,
    close: () => listening.close(),
  };
}

function healthOf({ settings, database, running, contactAgeMs }: OpenHealthOptions): Health {
  const startedMs = Date.now();
  const outbox = createOutboxReports(database);
  const countSubscriptions = createSubscriptionCount(database);
  const feeds = feedsOf(settings);
  const feedMemory = createFeedMemory(database);
  return {
    readiness: {
      index: () => running() !== undefined,
      telegram: () => (contactAgeMs() ?? Number.POSITIVE_INFINITY) <= contactFreshMs,
      database: () => isDatabaseWritable(settings.dataDir),
    },
    index: () => {
      const found = running();
      return found === undefined ? null : indexSize(found, settings);
    },
    alerts: () => outbox.counts(Date.now()),
    subscriptions: () => countSubscriptions().subscriptions,
    feeds: () =>
      feedStatuses(feeds, feedMemory, Date.now()).map(
        ({ address, lastSuccessMs, failures }, place): FeedAge => ({
          place: place + 1,
          host: new URL(address).host,
          ageSeconds: Math.max(0, Date.now() - (lastSuccessMs ?? startedMs)) / 1000,
          failures,
        }),
      ),
  };
}

function indexSize({ corpus, followed }: Pick<RunningBot, 'corpus' | 'followed'>, settings: Settings): IndexSize {
  const { index, library } = corpus;
  const file = indexFilePath(settings);
  return {
    articles: library.articleCount,
    livePassages: index.livePassageCount,
    frozenPassages: index.passageCount - index.livePassageCount,
    fileBytes: existsSync(file) ? statSync(file).size : 0,
    rejectedFiles: followed.rejections().length,
  };
}
