import type { IndexedPassage } from './passage-index.js';

/** An article as the index takes it: its passages, segmented. */
export interface IndexedArticle {
  readonly id: string;
  readonly passages: readonly IndexedPassage[];
}

/**
 * Articles as one buffer: how a helper process hands them over, and how a fold gets them. Some 1.5 KB a passage. Make
 * it of some 64 articles or more: each buffer has a dictionary of its own.
 *
 * Bigrams and last characters are found again in the normalised text; only the words are taken from `terms`.
 */
export type PackedArticles = Uint8Array<ArrayBuffer>;

/** @throws {RangeError} where two of the articles have one id */
export function packArticles(articles: readonly IndexedArticle[]): PackedArticles {
  throw new Error(`packing ${articles.length} articles comes next`);
}
