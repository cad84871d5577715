import type { IndexStore } from '../index/file/index-store.js';
import type { Segmenter } from '../words/segmenter.js';
import type { ArticleToIndex } from './article-to-index.js';
import { segmentInTurns } from './segment-article.js';

/** So many passages are put in at once: some 20 ms. A layer of its own, as larger articles get, costs every question. */
const putAtOnce = 20;

export interface PutArticlePorts {
  readonly store: Pick<IndexStore, 'put' | 'putInTurns'>;
  readonly segmenter: Segmenter;
  /** Called between two steps of some milliseconds with how many passages are cut into words; what it throws ends the work. */
  readonly takeTurn: (done: number) => Promise<void>;
  /** Called in the turn in which the article can be found; default nothing. */
  readonly onPut?: () => void;
}

/** Cuts an article into words and puts it into the live layer, in place of what has its id. */
export async function putArticle(
  article: ArticleToIndex,
  { store, segmenter, takeTurn, onPut = () => {} }: PutArticlePorts,
): Promise<void> {
  const passages = await segmentInTurns(segmenter, article, takeTurn);
  if (passages.length > putAtOnce) {
    await store.putInTurns(article.id, passages, () => takeTurn(passages.length), onPut);
    return;
  }
  store.put(article.id, passages);
  onPut();
}
