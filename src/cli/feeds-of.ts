import { readFeedList } from '../feed/feed-list.js';
import type { FeedSetting } from '../feed/feed-schedule.js';
import type { Settings } from './settings.js';

const minuteMs = 60_000;

/** The feeds of the settings, each with its interval. */
export function feedsOf({ feeds, feedMinutes }: Pick<Settings, 'feeds' | 'feedMinutes'>): readonly FeedSetting[] {
  const list = readFeedList(feeds ?? '', Number(feedMinutes) * minuteMs);
  return list.kind === 'feeds' ? list.feeds : [];
}
