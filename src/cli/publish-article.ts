import { createHash } from 'node:crypto';
import { createArticleWriter } from '../feed/article-writer.js';
import { paragraphsOf } from '../feed/clean-html.js';
import { ADDED_FOLDER } from '../feed/feed-folder.js';
import { formatFrontMatterDate } from '../feed/read-feed-date.js';
import { ControlError } from '../playground/control/control-error.js';
import type { PublishArticle } from '../playground/control/publishing.js';

export interface PublishOptions {
  readonly corpusDir: string;
  readonly timezone: string;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly now: () => number;
}

/**
 * Writes articles into a corpus folder, each as a post of today, below `added/`. Its file is named by the day and a hash, so
 * that no name is anybody's choice, and the same article is one file however often it is published in a day.
 */
export function createPublisher({ corpusDir, timezone, now }: PublishOptions): PublishArticle {
  const writer = createArticleWriter(corpusDir, timezone);
  return async ({ title, publisher, body }) => {
    const publishedMs = now();
    const day = formatFrontMatterDate(publishedMs, writer.zone).slice(0, 10);
    const hash = createHash('sha256').update(`${title}\n${body}`).digest('hex').slice(0, 24);
    const post = {
      title,
      publishedMs,
      tags: [],
      publisher: publisher === '' ? null : publisher,
      sourceUrl: null,
      foundAt: 'playground',
      body: paragraphsOf(body),
    };
    const taken = await writer.writePost(`${ADDED_FOLDER}/${day}-${hash}.html`, post, false);
    if (taken.kind === 'refused') throw new ControlError(taken.why);
    return { known: taken.kind !== 'new' };
  };
}
