import type { IndexedPassage } from './passage-index.js';

/** An article as the index takes it: its passages, segmented. */
export interface IndexedArticle {
  readonly id: string;
  readonly passages: readonly IndexedPassage[];
}
