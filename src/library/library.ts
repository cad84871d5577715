import type { Article, Passage } from '../article/article.js';
import type { ArticleHead } from '../article/article-head.js';
import type { Shelf, ShelfKind } from './shelf.js';

export interface NewestOptions {
  /** How many to leave out; default 0. */
  readonly offset?: number;
  /** Most to give; default 10. */
  readonly limit?: number;
  /** Only those on it; default all. */
  readonly shelf?: Pick<Shelf, 'kind' | 'id'>;
}

/** Here is an id, give me the article, its passages, its neighbours. */
export interface Library {
  readonly articleCount: number;
  readonly passageCount: number;
  article(articleId: string): Article | undefined;
  /** What is known of it without reading its text. */
  head(articleId: string): ArticleHead | undefined;
  /** Of all articles, in no order. */
  heads(): Iterable<ArticleHead>;
  passage(passageId: string): Passage | undefined;
  /** All passages of an article in order; empty for an unknown id. */
  passagesOf(articleId: string): readonly Passage[];
  /** Newest first; articles without a date last; ties by id. */
  newest(options?: NewestOptions): readonly Article[];
  /** Publishers and categories: most articles first, ties by name. Days: the newest first, no day last. */
  shelves(kind: ShelfKind): readonly Shelf[];
  /** `undefined` where no article is on it. */
  shelf(kind: ShelfKind, shelfId: string): Shelf | undefined;
  /** The id of the article that `articleKey` gave this key of. */
  articleIdOf(key: string): string | undefined;
  articles(): IterableIterator<Article>;
}
