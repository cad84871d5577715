import { setTimeout as sleep } from 'node:timers/promises';
import type { openDatabase } from '../storage/open-database.js';
import { createArticleMemory } from '../storage/sqlite-article-memory.js';
import { createInlineQuestions } from '../storage/sqlite-inline-questions.js';
import { createSeenUpdates } from '../storage/sqlite-seen-updates.js';
import { createBot } from '../telegram/create-bot.js';
import { createGroupLimits } from '../telegram/groups/group-limits.js';
import { inlineQuestionLifetimeMs } from '../telegram/inline/inline-questions.js';
import type { News } from '../telegram/news.js';
import type { Announcer } from './announce-articles.js';
import type { CliContext } from './cli-context.js';
import { FollowedCorpus } from './follow-corpus.js';
import { keepFolded } from './keep-folded.js';
import { type Log, serviceLog } from './log.js';
import { openAdministration } from './open-administration.js';
import { openChats } from './open-chats.js';
import { type OpenCorpus, openCorpus } from './open-corpus.js';
import { openNews } from './open-news.js';
import { openStories } from './open-stories.js';
import { openSubscriptions } from './open-subscriptions.js';
import { pollFeeds } from './poll-feeds.js';
import { createQuietMoment } from './quiet-moment.js';
import type { Settings } from './settings.js';
import { isStop, takeTurn } from './take-turn.js';

export interface RunBotOptions {
  readonly token: string;
  readonly settings: Settings;
  /** Of the data folder, whose lock is held. */
  readonly database: ReturnType<typeof openDatabase>;
  readonly context: CliContext;
}

/** Answers messages, takes in articles and tells of them, until the process is asked to stop. */
export async function runBot(options: RunBotOptions): Promise<void> {
  const { token, settings, database, context } = options;
  const log = serviceLog(context, settings);
  const wait = (milliseconds: number, signal: AbortSignal) => sleep(milliseconds, undefined, { signal });
  let found: Found | undefined;
  const reading = (): Found => {
    if (found === undefined) throw new Error('expected the articles to be read first, got an update');
    return found;
  };
  const chats = openChats(database);
  const groupLimits = createGroupLimits(Date.now);
  const subscriptions = openSubscriptions({
    token,
    room: {
      waitMs: (chatId) => groupLimits.waitMs(chatId, 'alert'),
      take: (chatId) => groupLimits.take(chatId, 'alert'),
    },
    settings,
    database,
    chats,
    chatSettings: chats.forBot.chatSettings,
    news: () => reading().news,
    segmenter: () => reading().corpus.segmenter,
    log,
    wait,
  });
  const { administration, close } = await openAdministration({
    settings,
    database,
    timezoneOf: (chatId) => subscriptions.forBot.subscribing.schedules.scheduleOf(chatId).timezone,
    running: reading,
  });
  const bot = createBot({
    token,
    apiRoot: settings.botApiRoot,
    news: () => reading().news,
    inlineQuestions: createInlineQuestions(database, { now: Date.now, lifetimeMs: inlineQuestionLifetimeMs }),
    groupLimits,
    takeTurn: () => new Promise(setImmediate),
    seenUpdates: createSeenUpdates(database),
    ...chats.forBot,
    ...subscriptions.forBot,
    ...(administration !== undefined && { administration }),
    log,
    wait,
    now: Date.now,
  });
  context.stop.addEventListener('abort', () => void bot.stop());
  try {
    // A wrong token is told before a large corpus is read.
    if ((await bot.verifyToken()) === null) return;
    const ended = new AbortController();
    found = await readArticles({ ...options, subscriptions, log, ended: ended.signal });
    const stopFeeds = await pollFeeds({ settings, database, log });
    const beside = [found.follow(), subscriptions.deliver(), prepareSearch(found.corpus, context, log)];
    // What can't go on ends the bot.
    for (const work of beside) work.catch(() => void bot.stop());
    try {
      await bot.start();
    } finally {
      ended.abort();
      await Promise.all([stopFeeds(), subscriptions.stop()]);
      // The lock is not given back while another thread still writes.
      await Promise.allSettled(beside);
      await found.folds.settled();
    }
    await Promise.all(beside);
  } finally {
    await close();
  }
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
  const { articleCount, passageCount } = corpus.library;
  log.info(`serving ${articleCount} articles, ${passageCount} passages of ${settings.corpusDir}`);
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
