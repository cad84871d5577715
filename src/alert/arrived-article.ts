import type { Passage } from '../article/article.js';
import type { ArticleHead } from '../article/article-head.js';
import type { PublishedMonth } from '../article/published-month.js';
import type { IndexedPassage } from '../search/score-passage.js';

/** An article that has just come, in the index already: what it says is part of what the statistics tell. */
export interface ArrivedArticle {
  readonly head: ArticleHead;
  /** In order; at least one. */
  readonly passages: readonly Passage[];
  /** The month it was published in, where it says when. */
  readonly month?: PublishedMonth;
  /** The same passages, cut into words as of that month. */
  readonly indexed: readonly IndexedPassage[];
}
