import type { Article, Passage } from '../article/article.js';

/** One publisher and how many articles it has. */
export interface PublisherCount {
  readonly publisher: string | null;
  readonly articles: number;
}

export interface NewestOptions {
  /** How many to leave out; default 0. */
  readonly offset?: number;
  /** Most to give; default 10. */
  readonly limit?: number;
  readonly publisher?: string;
}

/** Here is an id, give me the article, its passages, its neighbours. */
export interface Library {
  readonly articleCount: number;
  readonly passageCount: number;
  article(articleId: string): Article | undefined;
  passage(passageId: string): Passage | undefined;
  /** All passages of an article in order; empty for an unknown id. */
  passagesOf(articleId: string): readonly Passage[];
  /** Newest first; articles without a date last; ties by id. */
  newest(options?: NewestOptions): readonly Article[];
  /** Most articles first; ties by name. */
  publishers(): readonly PublisherCount[];
  articles(): IterableIterator<Article>;
}
