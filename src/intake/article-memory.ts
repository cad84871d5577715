import type { DescribedArticle } from '../article/known-article.js';
import type { KnownArticles } from '../article/known-articles.js';

/** What the data folder remembers of every article it ever served, whether it is still there or not. */
export interface ArticleMemory extends KnownArticles {
  /** Nothing was ever served. */
  readonly isEmpty: boolean;
  stateOf(articleId: string): RememberedState | undefined;
  /** Of all of them. */
  states(): Iterable<RememberedState>;
  /** Remembers an article for the first time. */
  add(article: ServedArticle, arrival: { readonly atMs: number; readonly kind: ArrivalKind }): void;
  /** What it says, or where it stands, has changed, or it is back. */
  update(article: ServedArticle): void;
  /** It is served no longer; it stays known. */
  setGone(articleId: string, atMs: number): void;
  /** Does all or nothing of it, and survives the end of the process. */
  transact<Value>(work: () => Value): Value;
  /** When the newest arrival that was not there from the beginning came, in milliseconds since 1970; `null` for none. */
  readonly lastArrivalMs: number | null;
}

/**
 * How an article came to be known: it was there when the bot was first started; it is new; or it was published so long
 * before it arrived that it is no news.
 */
export type ArrivalKind = 'from-the-beginning' | 'new' | 'old';

export interface ServedArticle {
  readonly id: string;
  readonly path: string;
  /** SHA-256 of the file, 64 hex digits. */
  readonly contentHash: string;
  readonly publishedMs: number | null;
  readonly described: DescribedArticle;
}

export interface RememberedState {
  readonly id: string;
  readonly path: string;
  readonly contentHash: string;
  readonly isGone: boolean;
}
