import { articleIdOfPassage } from '../article/article-id.js';
import type { FoldedPassage } from './fold-equal-passages.js';

/** The first places are what a reader sees; no article fills more than `maxOfOneArticle` of them alone. */
const firstPlaces = 5;
const maxOfOneArticle = 2;

/**
 * Reorders so that, while passages of other articles are left, at most two of one article stand in the first five
 * places; what had to wait follows in its old order.
 */
export function spreadOverArticles(ranked: readonly FoldedPassage[]): FoldedPassage[] {
  const first: FoldedPassage[] = [];
  const waiting: FoldedPassage[] = [];
  const counts = new Map<string, number>();
  for (const folded of ranked) {
    const articleId = articleIdOfPassage(folded.best.id);
    const count = counts.get(articleId) ?? 0;
    if (first.length < firstPlaces && count < maxOfOneArticle) {
      counts.set(articleId, count + 1);
      first.push(folded);
    } else {
      waiting.push(folded);
    }
  }
  return [...first, ...waiting];
}
