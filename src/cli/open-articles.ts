import { setTimeout as sleep } from 'node:timers/promises';
import type { openDatabase } from '../storage/open-database.js';
import { createArticleMemory } from '../storage/sqlite-article-memory.js';
import type { News } from '../telegram/news.js';
import type { Announcer } from './announce-articles.js';
import type { CliContext } from './cli-context.js';
import { FollowedCorpus } from './follow-corpus.js';
import { keepFolded } from './keep-folded.js';
import type { Log } from './log.js';
import { openCorpus } from './open-corpus.js';
import { openNews } from './open-news.js';
import { openStories } from './open-stories.js';
import type { openSubscriptions } from './open-subscriptions.js';
import { createQuietMoment } from './quiet-moment.js';
import type { Settings } from './settings.js';

/** The folder with the articles, read, followed and searched. */
export type OpenArticles = Awaited<ReturnType<typeof openArticles>>;

export interface OpenArticlesOptions {
  readonly settings: Settings;
  readonly database: ReturnType<typeof openDatabase>;
  readonly context: CliContext;
  readonly subscriptions: ReturnType<typeof openSubscriptions>;
  readonly log: Log;
  /** Aborted when the folder is to be followed no longer. */
  readonly ended: AbortSignal;
}

/** Everything that comes of the folder with the articles. */
export async function openArticles({ settings, database, context, subscriptions, log, ended }: OpenArticlesOptions) {
  const articles = createArticleMemory(database);
  const corpus = await openCorpus({ settings, context, log, save: true, known: articles });
  const stories = await openStories({ database, corpus, context });
  const quiet = createQuietMoment({ now: () => performance.now(), wait: sleep });
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
