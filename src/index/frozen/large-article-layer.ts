import { type PackedArticles, packFrozen, unpackArticles } from '../file/packed-articles.js';
import type { ChangedLayer } from '../live/live-layer.js';
import type { IndexedPassage } from '../passage-index.js';
import { FrozenBuilder } from './frozen-builder.js';
import { FrozenIndex } from './frozen-index.js';

/** Passages added between two turns: some 2 ms. */
const passagesATurn = 16;

/**
 * A layer of one large article, or of a few that were packed together. MiniSearch takes 2 ms for each of its passages of 500 characters, 0.7 s for an article of
 * 512 KiB; typed arrays take a tenth of that, and are what a fold takes.
 */
export class LargeArticleLayer extends FrozenIndex implements ChangedLayer {
  /** Makes the layer in slices of some milliseconds; the last one takes 20 for 512 KiB. */
  static async of(
    articleId: string,
    passages: readonly IndexedPassage[],
    takeTurn: () => Promise<void>,
  ): Promise<LargeArticleLayer> {
    const builder = new FrozenBuilder();
    builder.add({ id: articleId, passages: passages.slice(0, passagesATurn) });
    for (let at = passagesATurn; at < passages.length; at += passagesATurn) {
      // oxlint-disable-next-line no-await-in-loop -- one slice after another
      await takeTurn();
      builder.extend(passages.slice(at, at + passagesATurn));
    }
    await takeTurn();
    return new LargeArticleLayer(builder.build());
  }

  /** A layer of articles that were packed elsewhere: nothing is worked out here. */
  static ofPacked(packed: PackedArticles): LargeArticleLayer {
    return new LargeArticleLayer(unpackArticles(packed));
  }

  packed(): readonly PackedArticles[] {
    return this.articleCount === 0 ? [] : [packFrozen(this.data)];
  }
}
