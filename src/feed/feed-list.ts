import type { FeedSetting } from './feed-schedule.js';
import { readWebAddress } from './web-address.js';

export type FeedList =
  | { readonly kind: 'feeds'; readonly feeds: readonly FeedSetting[] }
  /** The first that is none. */
  | { readonly kind: 'bad'; readonly entry: string };

const MINUTE_MS = 60_000;
const MAX_MINUTES = 7 * 24 * 60;

/**
 * Feeds as a setting lists them: addresses, each perhaps with `|` and its own interval in minutes behind it, between blanks,
 * commas or line ends. A comma within an address is part of it. An address that stands twice counts once, as it stands last.
 */
export function readFeedList(text: string, intervalMs: number): FeedList {
  const feeds = new Map<string, FeedSetting>();
  for (const entry of text.split(/[\s,]*\s[\s,]*|,(?=https?:|$)/u).filter((part) => part !== '')) {
    const feed = readEntry(entry, intervalMs);
    if (feed === null) return { kind: 'bad', entry };
    feeds.set(feed.address, feed);
  }
  return { kind: 'feeds', feeds: [...feeds.values()] };
}

function readEntry(entry: string, intervalMs: number): FeedSetting | null {
  const [, addressText = '', minutesText] = /^([^|]*)(?:\|(\d{1,6}))?$/u.exec(entry) ?? [];
  const address = readWebAddress(addressText);
  if (address === null) return null;
  if (minutesText === undefined) return { address, intervalMs };
  const minutes = Number(minutesText);
  return minutes < 1 || minutes > MAX_MINUTES ? null : { address, intervalMs: minutes * MINUTE_MS };
}
