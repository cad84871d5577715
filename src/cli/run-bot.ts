import { setTimeout as sleep } from 'node:timers/promises';
import { createSubscriptionCount } from '../storage/count-subscriptions.js';
import type { openDatabase } from '../storage/open-database.js';
import { createOutboxReports } from '../storage/outbox-reports.js';
import { createArticleMemory } from '../storage/sqlite-article-memory.js';
import { createFeedback } from '../storage/sqlite-feedback.js';
import { createInlineQuestions } from '../storage/sqlite-inline-questions.js';
import { createSeenUpdates } from '../storage/sqlite-seen-updates.js';
import { type BotOptions, createBot, type TelegramBot } from '../telegram/create-bot.js';
import { createGroupLimits } from '../telegram/groups/group-limits.js';
import { inlineQuestionLifetimeMs } from '../telegram/inline/inline-questions.js';
import type { News } from '../telegram/news.js';
import type { Announcer } from './announce-articles.js';
import { chatNames } from './chat-names.js';
import type { CliContext } from './cli-context.js';
import { endInTime } from './end-in-time.js';
import { FollowedCorpus } from './follow-corpus.js';
import { keepFolded } from './keep-folded.js';
import { listen } from './listen.js';
import { type Log, serviceLog } from './log.js';
import { openAccess } from './open-access.js';
import { openAdministration } from './open-administration.js';
import { openChats } from './open-chats.js';
import { type OpenCorpus, openCorpus } from './open-corpus.js';
import { openForgetting } from './open-forgetting.js';
import { openHealth } from './open-health.js';
import { openNews } from './open-news.js';
import { openStories } from './open-stories.js';
import { openSubscriptions } from './open-subscriptions.js';
import { pollFeeds } from './poll-feeds.js';
import { createQuietMoment } from './quiet-moment.js';
import { refuseLostData } from './refuse-lost-data.js';
import type { Settings } from './settings.js';
import { startLines } from './start-lines.js';
import { isStop, takeTurn } from './take-turn.js';
import { watchDataFolder } from './watch-data-folder.js';

export interface RunBotOptions {
  readonly token: string;
  readonly settings: Settings;
  /** Of the data folder, whose lock is held. */
  readonly database: ReturnType<typeof openDatabase>;
  /** Whether it may begin with a new data folder though it has run before. */
  readonly mayBegin: boolean;
  readonly context: CliContext;
}

/** Answers messages, takes in articles and tells of them, until the process is asked to stop. */
export async function runBot(options: RunBotOptions): Promise<void> {
  const { token, settings, database, context } = options;
  const log = serviceLog(context, settings);
  context.onCrash((what) => log.fatal(what));
  endInTime(context.stop, () => log.warn('stopped with work in hand: it took longer than 9.5 s'));
  const wait = (milliseconds: number, signal: AbortSignal) => sleep(milliseconds, undefined, { signal });
  let found: Found | undefined;
  const reading = (): Found => {
    if (found === undefined) throw new Error('expected the articles to be read first, got an update');
    return found;
  };
  const { access, allowance } = openAccess({ token, settings, database });
  const chats = openChats(database, access);
  const groupLimits = createGroupLimits(Date.now);
  const chatName = chatNames(token, settings);
  const subscriptions = openSubscriptions({
    token,
    room: {
      waitMs: (chatId) => groupLimits.waitMs(chatId, 'alert'),
      take: (chatId) => groupLimits.take(chatId, 'alert'),
    },
    settings,
    database,
    chats,
    access,
    chatSettings: chats.forBot.chatSettings,
    news: () => reading().news,
    segmenter: () => reading().corpus.segmenter,
    chatName,
    log,
    wait,
  });
  const { administration, close } = await openAdministration({
    settings,
    database,
    timezoneOf: (chatId) => subscriptions.forBot.subscribing.schedules.scheduleOf(chatId).timezone,
    running: reading,
  });
  let bot: TelegramBot | undefined;
  const health = await openHealth({
    settings,
    database,
    log,
    running: () => found,
    contactAgeMs: () => bot?.contactAgeMs() ?? null,
  });
  try {
    bot = createBot({
      token,
      apiRoot: settings.botApiRoot,
      news: () => reading().news,
      feedback: createFeedback(database, { now: Date.now }),
      inlineQuestions: createInlineQuestions(database, { now: Date.now, lifetimeMs: inlineQuestionLifetimeMs }),
      groupLimits,
      seenUpdates: createSeenUpdates(database),
      access,
      allowance,
      forgetting: openForgetting({ database, forgetChat: (chatId) => subscriptions.forgetChat(chatId), log }),
      takeTurn: () => new Promise(setImmediate),
      ...chats.forBot,
      ...subscriptions.forBot,
      ...(administration !== undefined && { administration }),
      ...webhookOf(settings),
      meter: health.meter,
      chatName,
      log,
      wait,
      now: Date.now,
    });
    const read = async (ended: AbortSignal): Promise<Found> => {
      found = await readArticles({ ...options, subscriptions, log, ended });
      const lines = startLines({
        settings,
        corpus: found.corpus,
        subscriptions: createSubscriptionCount(database)(),
        alerts: createOutboxReports(database).counts(Date.now()),
        administrators: administration?.administrators.size ?? 0,
        healthAddress: health.address,
      });
      for (const line of lines) log.info(line);
      return found;
    };
    await serveUntilStopped(bot, read, { ...options, subscriptions, log, wait });
  } finally {
    await Promise.all([close(), health.close()]);
  }
}

type ServePorts = Omit<ReadArticlesOptions, 'ended'> & {
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<unknown>;
};

async function serveUntilStopped(
  bot: TelegramBot,
  read: (ended: AbortSignal) => Promise<Found>,
  { settings, database, context, mayBegin, subscriptions, log, wait }: ServePorts,
): Promise<void> {
  context.stop.addEventListener('abort', () => void bot.stop());
  // A wrong token is told before a large corpus is read.
  const identity = await bot.verifyToken();
  if (identity === null) return;
  const { dataDir } = settings;
  await refuseLostData({ bot, database, dataDir, mayBegin, username: identity.username });
  const ended = new AbortController();
  const found = await read(ended.signal);
  const stopFeeds = await pollFeeds({ settings, database, log });
  const beside = [
    found.follow(),
    subscriptions.deliver(),
    prepareSearch(found.corpus, context, log),
    watchDataFolder({ dataDir, ended: ended.signal, wait }),
  ];
  // What can't go on ends the bot.
  for (const work of beside) work.catch(() => void bot.stop());
  let ending: Promise<unknown> | undefined;
  const endBeside = (): Promise<unknown> => {
    ended.abort();
    ending ??= Promise.all([stopFeeds(), subscriptions.stop()]);
    return ending;
  };
  // While messages are still answered: each of these may take as long as that.
  context.stop.addEventListener('abort', () => void endBeside().catch(() => undefined));
  try {
    await bot.start();
  } finally {
    await endBeside();
    // The lock is not given back while another thread still writes.
    await Promise.allSettled(beside);
    await found.folds.settled();
  }
  await Promise.all(beside);
}

/** How Telegram is to bring messages; nothing where the bot asks for them. */
function webhookOf({ webhookUrl, webhookSecret, webhookListen }: Settings): Pick<BotOptions, 'webhook'> {
  // The settings were refused where one is set without the other.
  if (webhookUrl === 'off' || webhookSecret === undefined) return {};
  const listenAt = { setting: 'WEBHOOK_LISTEN', at: webhookListen };
  return { webhook: { url: webhookUrl, secret: webhookSecret, listen: (handler) => listen(handler, listenAt) } };
}

type Found = Awaited<ReturnType<typeof readArticles>>;

interface ReadArticlesOptions extends RunBotOptions {
  readonly subscriptions: ReturnType<typeof openSubscriptions>;
  readonly log: Log;
  /** Aborted when the folder is to be followed no longer. */
  readonly ended: AbortSignal;
}

/** Everything that comes of the folder with the articles. */
async function readArticles({ settings, database, context, subscriptions, log, ended }: ReadArticlesOptions) {
  const articles = createArticleMemory(database);
  const corpus = await openCorpus({ settings, context, log, save: true, known: articles });
  const stories = await openStories({ database, corpus, context });
  const quiet = createQuietMoment({ now: Date.now, wait: sleep });
  const news: News = openNews({ ...corpus, storyOf: (id) => stories.storyOf(id) }, quiet.note);
  const folds = keepFolded({ corpus, log, whenQuiet: quiet.whenQuiet });
  folds.noteChange();
  let announcer: Announcer | undefined;
  const announcing = (): Announcer => {
    if (announcer === undefined) throw new Error('expected the subscriptions to be read first, got news');
    return announcer;
  };
  const followed = new FollowedCorpus({
    corpus,
    articles,
    settings,
    folds,
    log,
    stop: ended,
    onArriving: (id) => announcing().prepare(id),
    onNews: (told) => announcing().take(told),
    onTold: () => subscriptions.wake(),
  });
  /** While messages are answered already: many subscriptions take a while to read. */
  const follow = async (): Promise<void> => {
    announcer = await subscriptions.announcer({ corpus, stories, context, log });
    await followed.run();
  };
  return { articles, corpus, news, folds, followed, follow };
}

/** While the first questions are answered. Never rejects: what is not ready is made when it is first asked for. */
async function prepareSearch({ searcher }: OpenCorpus, { stop }: CliContext, log: Log): Promise<void> {
  try {
    await searcher.prepare(() => takeTurn(stop));
  } catch (error) {
    if (!isStop(error, stop)) log.error(`names to suggest: ${String(error)}; they are made when they are asked for`);
  }
}
