import { createFeedPoller } from '../feed/feed-poller.js';
import type { openDatabase } from '../storage/open-database.js';
import { createFeedMemory } from '../storage/sqlite-feed-memory.js';
import { feedsOf } from './feeds-of.js';
import type { Log } from './log.js';
import type { Settings } from './settings.js';

export interface FeedPolling {
  readonly settings: Settings;
  readonly database: ReturnType<typeof openDatabase>;
  readonly log: Log;
}

/** Polls the feeds of the settings from now on, each when it is due; gives what ends it, and waits for what is under way. */
export async function pollFeeds({ settings, database, log }: FeedPolling): Promise<() => Promise<void>> {
  const feeds = feedsOf(settings);
  if (feeds.length === 0) return () => Promise.resolve();
  if (settings.feedContact === undefined) {
    log.warn('FEEDS is set and FEED_CONTACT is not: the sites that are read cannot tell you if something goes wrong');
  }
  // Loaded only here: its HTTP client takes 20 MB, which a bot without feeds does without.
  const { openFeedPorts } = await import('./open-feed-ports.js');
  const ports = openFeedPorts(settings);
  const memory = createFeedMemory(database);
  const stopping = new AbortController();
  const running = createFeedPoller({ ...ports, feeds, memory, random: Math.random, log }).run(stopping.signal);
  return async () => {
    stopping.abort();
    await running;
    await ports.web.close();
  };
}
