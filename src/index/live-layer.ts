import { LiveIndex } from './live-index.js';
import { type PackedArticles, packArticles } from './packed-articles.js';
import type { IndexedPassage } from './passage-index.js';

/** Passages added between two turns: some 10 ms. */
const passagesATurn = 16;

/** A live index that keeps its articles packed as well, so that a fold has nothing to wait for. */
export class LiveLayer extends LiveIndex {
  readonly #packed = new Map<string, PackedArticles>();

  /** A layer of one article, made in slices of some milliseconds. */
  static async ofArticle(
    articleId: string,
    passages: readonly IndexedPassage[],
    takeTurn: () => Promise<void>,
  ): Promise<LiveLayer> {
    const layer = new LiveLayer();
    for (let at = 0; at < passages.length; at += passagesATurn) {
      layer.append(articleId, passages.slice(at, at + passagesATurn));
      // oxlint-disable-next-line no-await-in-loop -- one slice after another
      await takeTurn();
    }
    if (passages.length > 0) layer.#packed.set(articleId, packArticles([{ id: articleId, passages }]));
    return layer;
  }

  override put(articleId: string, passages: readonly IndexedPassage[]): void {
    super.put(articleId, passages);
    if (passages.length > 0) this.#packed.set(articleId, packArticles([{ id: articleId, passages }]));
  }

  override discard(articleId: string): boolean {
    this.#packed.delete(articleId);
    return super.discard(articleId);
  }

  packed(): PackedArticles[] {
    return Array.from(this.#packed.values());
  }
}
