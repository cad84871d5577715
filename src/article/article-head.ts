import type { Article } from './article.js';
import { dayOf } from './published-day.js';

/** What is known of an article without its text: enough to list it, to sort it and to ask for it. */
export interface ArticleHead {
  readonly title: string | null;
  readonly publisher: string | null;
  readonly category: string | null;
  readonly tags: readonly string[];
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly publishedMs: number | null;
  /** `YYYY-MM-DD` as the article writes it: what a reader is shown. */
  readonly publishedDay: string | null;
}

export function headOf({ title, publisher, category, tags, publishedAt }: Article): ArticleHead {
  return {
    title,
    publisher,
    category,
    tags,
    publishedMs: publishedAt?.epochMs ?? null,
    publishedDay: dayOf(publishedAt?.iso ?? null),
  };
}
