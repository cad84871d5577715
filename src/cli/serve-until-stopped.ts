import type { TelegramBot } from '../telegram/create-bot.js';
import type { CliContext } from './cli-context.js';
import type { Log } from './log.js';
import type { OpenArticles, OpenArticlesOptions } from './open-articles.js';
import type { OpenCorpus } from './open-corpus.js';
import { pollFeeds } from './poll-feeds.js';
import { refuseLostData } from './refuse-lost-data.js';
import { isStop, takeTurn } from './take-turn.js';
import { watchDataFolder } from './watch-data-folder.js';

export interface ServeUntilStoppedPorts extends Omit<OpenArticlesOptions, 'ended'> {
  /** Whether it may begin with a new data folder though it has run before. */
  readonly mayBegin: boolean;
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<unknown>;
}

/**
 * Answers messages, follows the articles and delivers alerts side by side until the process is to stop, or one of them can't go on.
 *
 * @param read the articles; once the token is known to be right
 */
export async function serveUntilStopped(
  bot: TelegramBot,
  read: (ended: AbortSignal) => Promise<OpenArticles>,
  { settings, database, context, mayBegin, subscriptions, log, wait }: ServeUntilStoppedPorts,
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

/** While the first questions are answered. Never rejects: what is not ready is made when it is first asked for. */
async function prepareSearch({ searcher, library }: OpenCorpus, { stop }: CliContext, log: Log): Promise<void> {
  try {
    // The order of all articles is made once, and kept up from then on.
    library.newest({ limit: 1 });
    await searcher.prepare(() => takeTurn(stop));
  } catch (error) {
    if (!isStop(error, stop)) log.error(`names to suggest: ${String(error)}; they are made when they are asked for`);
  }
}
