import type { FeedState } from '../feed/feed-state.js';
import { type FeedStatus, feedStatuses } from '../feed/feed-status.js';
import { DataFolderError } from '../storage/data-folder-error.js';
import { readFeedStates } from '../storage/read-feed-states.js';
import { feedsOf } from './feeds-of.js';
import type { Settings } from './settings.js';

export interface CheckedFeeds {
  readonly statuses: readonly FeedStatus[];
  /** A feed that is gone for good is its owner's to take out; one that only fails now is none. */
  readonly problems: readonly string[];
}

/** How each feed of the settings does, by what the bot has left in the data folder; that is read, and needs no lock. */
export function checkFeeds(settings: Omit<Settings, 'botToken' | 'webhookSecret'>, nowMs: number): CheckedFeeds {
  const feeds = feedsOf(settings);
  const problems: string[] = [];
  let states: ReadonlyMap<string, FeedState> = new Map();
  try {
    states = readFeedStates(
      settings.dataDir,
      feeds.map(({ address }) => address),
    );
  } catch (error) {
    if (!(error instanceof DataFolderError)) throw error;
    problems.push(error.message);
  }
  const statuses = feedStatuses(feeds, { stateOf: (address) => states.get(address) ?? null }, nowMs);
  for (const { address, isGone } of statuses) {
    if (isGone) problems.push(`${address}: expected a feed, got HTTP 410: it is gone for good`);
  }
  return { statuses, problems };
}

/** `feed https://…: last read 2022-01-25T03:26:09.000Z, next 2022-01-25T03:41:09.000Z, got HTTP 500 (2 times)` */
export function feedText({ address, lastSuccessMs, nextTryMs, lastError, failures }: FeedStatus): string {
  const time = (ms: number): string => new Date(ms).toISOString();
  return [
    `feed ${address}: ${lastSuccessMs === null ? 'never read yet' : `last read ${time(lastSuccessMs)}`}`,
    nextTryMs === null ? 'never asked again' : `next ${time(nextTryMs)}`,
    ...(lastError === null ? [] : [`got ${lastError}${failures > 1 ? ` (${failures} times)` : ''}`]),
  ].join(', ');
}
