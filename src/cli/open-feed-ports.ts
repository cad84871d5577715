import { setTimeout as sleep } from 'node:timers/promises';
import { createArticleWriter } from '../feed/article-writer.js';
import { createWeb } from '../feed/create-web.js';
import { createReadingThreads } from '../feed/reading-thread.js';
import { createRobots, ROBOT_NAME } from '../feed/robots.js';
import type { TakePorts } from '../feed/take-items.js';
import type { Settings } from './settings.js';

type WebSettings = Pick<Settings, 'corpusDir' | 'timezone' | 'feedContact' | 'feedAllowPrivate'>;

const requestTimeoutMs = 30_000;

/** What feeds and pages are read with, and the corpus as a place to write to. `web` is to be closed. */
export function openFeedPorts({
  corpusDir,
  timezone,
  feedContact,
  feedAllowPrivate,
}: WebSettings): Omit<TakePorts, 'memory'> {
  const web = createWeb({
    allowPrivate: feedAllowPrivate === 'yes',
    userAgent: feedContact === undefined ? ROBOT_NAME : `${ROBOT_NAME} (+${feedContact})`,
    timeoutMs: requestTimeoutMs,
    now: Date.now,
  });
  return {
    corpusDir,
    web,
    robots: createRobots({ web, now: Date.now }),
    read: createReadingThreads(),
    writer: createArticleWriter(corpusDir, timezone),
    now: Date.now,
    wait: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }),
  };
}
