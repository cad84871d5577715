import { decodeArticle } from '../article/article-record.js';
import { publishedMonth } from '../article/published-month.js';
import { indexedPassages } from '../index/index-passages.js';
import type { IndexedArticle } from '../index/indexed-article.js';
import type { IndexedPassage } from '../index/passage-index.js';
import type { Segmenter } from '../words/segmenter.js';
import type { ArticleToIndex } from './article-to-index.js';

/** Cuts an article's passages into words. */
export function segmentArticle(segmenter: Segmenter, { article, ...where }: ArticleToIndex): IndexedArticle {
  const decoded = decodeArticle(article, where);
  return { id: where.id, passages: indexedPassages(segmenter, decoded.passages, publishedMonth(decoded.article)) };
}

/**
 * {@link segmentArticle} a passage at a time, each some milliseconds at most.
 *
 * @param takeTurn called between two steps with how many passages are done
 */
export async function segmentInTurns(
  segmenter: Segmenter,
  { article, ...where }: ArticleToIndex,
  takeTurn: (done: number) => Promise<void>,
): Promise<IndexedPassage[]> {
  const indexed: IndexedPassage[] = [];
  const decoded = decodeArticle(article, where);
  const month = publishedMonth(decoded.article);
  await takeTurn(0);
  for (const passage of decoded.passages) {
    indexed.push(...indexedPassages(segmenter, [passage], month));
    // oxlint-disable-next-line no-await-in-loop -- that is the purpose
    await takeTurn(indexed.length);
  }
  return indexed;
}
