import { setTimeout as sleep } from 'node:timers/promises';
import { percolatedSubscriptions } from '../alert/percolated-subscriptions.js';
import type { Percolator } from '../alert/percolator.js';
import { openDatabase } from '../storage/open-database.js';
import { createArticleMemory } from '../storage/sqlite-article-memory.js';
import { createPageStates } from '../storage/sqlite-page-states.js';
import { createSeenUpdates } from '../storage/sqlite-seen-updates.js';
import { createSubscriptions } from '../storage/sqlite-subscriptions.js';
import { createBot } from '../telegram/create-bot.js';
import type { News } from '../telegram/news.js';
import { pageStateLifetimeMs } from '../telegram/page-state.js';
import { Announcer } from './announce-articles.js';
import type { CliContext, ExitCode } from './cli-context.js';
import { type FolderOptions, requireSettings } from './command-settings.js';
import { FollowedCorpus } from './follow-corpus.js';
import { holdDataFolder } from './hold-data-folder.js';
import { keepFolded } from './keep-folded.js';
import { type Log, serviceLog } from './log.js';
import { openAdministration } from './open-administration.js';
import { openAlerts } from './open-alerts.js';
import { type OpenCorpus, openCorpus } from './open-corpus.js';
import { openNews } from './open-news.js';
import { openPercolator } from './open-percolator.js';
import { openStories } from './open-stories.js';
import { openSubscribing } from './open-subscribing.js';
import { pollFeeds } from './poll-feeds.js';
import { createQuietMoment } from './quiet-moment.js';
import type { Settings } from './settings.js';
import { isStop, takeTurn } from './take-turn.js';

/** Runs the bot, or, without a token, the playground, until it is asked to stop. */
export async function serveCommand(options: FolderOptions, context: CliContext): Promise<ExitCode> {
  const settings = requireSettings(context, options);
  const { botToken: token } = settings;
  try {
    if (token === undefined) {
      // Loaded only here: a bot of Telegram's never holds code that plays Telegram.
      const { runPlayground } = await import('./run-playground.js');
      return await runPlayground(settings, context);
    }
    await serveTelegram(token, settings, context);
    return 0;
  } catch (error) {
    // Stopped while it still read the articles: done, as far as a bot ever is.
    if (isStop(error, context.stop)) return 0;
    throw error;
  }
}

async function serveTelegram(token: string, settings: Settings, context: CliContext): Promise<void> {
  const release = holdDataFolder(settings.dataDir, 'serve');
  try {
    const database = openDatabase(settings.dataDir);
    try {
      await runBot({ token, settings, database, context });
    } finally {
      database.close();
    }
  } finally {
    release();
  }
}

interface Run {
  readonly token: string;
  readonly settings: Settings;
  readonly database: ReturnType<typeof openDatabase>;
  readonly context: CliContext;
}

/** While the first questions are answered. Never rejects: what is not ready is made when it is first asked for. */
async function prepareSearch({ searcher }: OpenCorpus, { stop }: CliContext, log: Log): Promise<void> {
  try {
    await searcher.prepare(() => takeTurn(stop));
  } catch (error) {
    if (!isStop(error, stop)) log.error(`names to suggest: ${String(error)}; they are made when they are asked for`);
  }
}

async function runBot({ token, settings, database, context }: Run): Promise<void> {
  const log = serviceLog(context, settings);
  const wait = (milliseconds: number, signal: AbortSignal) => sleep(milliseconds, undefined, { signal });
  const kept = createSubscriptions(database, {
    now: Date.now,
    maxPerChat: Number(settings.subscriptionsPerChat),
  });
  // What is added before all are read is read with them; what is removed then matches nothing that is kept.
  let percolator: Percolator | null = null;
  const subscriptions = percolatedSubscriptions(kept, {
    add: (subscription) => percolator?.add(subscription),
    remove: (subscription) => percolator?.remove(subscription),
  });
  const alerts = openAlerts({
    token,
    settings,
    database,
    news: () => news,
    subscriptions: {
      find: (id) => kept.find(id),
      moveChat: (from, to) => void subscriptions.moveChat(from, to),
      forgetChat: (chatId) => void subscriptions.removeChat(chatId),
    },
    log,
    wait,
  });
  const running = () => ({ corpus, articles, folds, followed });
  const { administration, close: closeAdministration } = await openAdministration({
    settings,
    database,
    running,
  });
  const bot = createBot({
    token,
    apiRoot: settings.botApiRoot,
    news: () => news,
    pageStates: createPageStates(database, { now: Date.now, lifetimeMs: pageStateLifetimeMs }),
    seenUpdates: createSeenUpdates(database),
    chatEvents: alerts.chatEvents,
    alerts: { outbox: alerts.outbox, subscription: (id) => kept.find(id) },
    subscribing: openSubscribing({
      subscriptions: subscriptions,
      schedules: alerts.outbox,
      segmenter: () => corpus.segmenter,
    }),
    ...(administration !== undefined && { administration }),
    log,
    wait,
    now: Date.now,
  });
  const onStop = () => void bot.stop();
  context.stop.addEventListener('abort', onStop);
  // A wrong token is told before a large corpus is read.
  if ((await bot.verifyToken()) === null) return;
  const articles = createArticleMemory(database);
  const corpus = await openCorpus({ settings, context, log, save: true, known: articles });
  const stories = await openStories({ database, corpus, context });
  const quiet = createQuietMoment({ now: Date.now, wait: sleep });
  const news: News = openNews({ ...corpus, storyOf: (id) => stories.storyOf(id) }, quiet.note);
  const folds = keepFolded({ corpus, log, whenQuiet: quiet.whenQuiet });
  const { articleCount, passageCount } = corpus.library;
  log.info(`serving ${articleCount} articles, ${passageCount} passages of ${settings.corpusDir}`);
  folds.noteChange();
  const matching = await openPercolator({ corpus, subscriptions: kept, context });
  percolator = matching;
  const announcer = new Announcer({
    corpus,
    stories,
    percolator: matching,
    subscriptions,
    owing: { outbox: alerts.outbox, subscription: (id) => kept.find(id), zone: alerts.zone },
    log,
    now: Date.now,
    takeTurn: () => takeTurn(context.stop),
  });
  const ended = new AbortController();
  const followed = new FollowedCorpus({
    corpus,
    articles,
    settings,
    folds,
    log,
    stop: ended.signal,
    onUnknown: (id) => announcer.prepare(id),
    onNews: (found) => announcer.take(found),
    onTold: () => alerts.delivery.wake(),
  });
  const stopFeeds = await pollFeeds({ settings, database, log });
  const beside = [followed.run(), alerts.delivery.start(), prepareSearch(corpus, context, log)];
  // What can't go on beside the bot ends it.
  for (const work of beside) work.catch(() => void bot.stop());
  try {
    await bot.start();
  } finally {
    ended.abort();
    await Promise.all([stopFeeds(), closeAdministration(), alerts.delivery.stop()]);
    // The lock is not given back while another thread still writes.
    await Promise.allSettled(beside);
    await folds.settled();
  }
  await Promise.all(beside);
}
