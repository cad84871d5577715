import type { Article } from '../article/article.js';

/** Where something was said, as a reader is told. What is not known is `null`. */
export interface Source {
  readonly title: string | null;
  readonly publisher: string | null;
  /** ISO 8601 with offset. */
  readonly publishedAt: string | null;
  /** The link to show: the publisher's, else the site's own. Always `http` or `https`, and parses. */
  readonly sourceUrl: string | null;
}

export function sourceOf({ title, publisher, publishedAt, sourceUrl, siteUrl }: Article): Source {
  return { title, publisher, publishedAt: publishedAt?.iso ?? null, sourceUrl: sourceUrl ?? siteUrl };
}
