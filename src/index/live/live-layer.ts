import { type PackedArticles, packArticles } from '../file/packed-articles.js';
import type { IndexLayer } from '../index-layer.js';
import type { IndexedPassage } from '../passage-index.js';
import { LiveIndex } from './live-index.js';

/** A layer of what has changed since the last fold, and what the next one makes of it. */
export interface ChangedLayer extends IndexLayer {
  /** The articles it holds now. */
  packed(): readonly PackedArticles[];
}

/** A live index that keeps its articles packed as well, so that a fold has nothing to wait for. */
export class LiveLayer extends LiveIndex implements ChangedLayer {
  readonly #packed = new Map<string, PackedArticles>();

  override put(articleId: string, passages: readonly IndexedPassage[]): void {
    super.put(articleId, passages);
    if (passages.length > 0) this.#packed.set(articleId, packArticles([{ id: articleId, passages }]));
  }

  override discard(articleId: string): boolean {
    this.#packed.delete(articleId);
    return super.discard(articleId);
  }

  packed(): readonly PackedArticles[] {
    return Array.from(this.#packed.values());
  }
}
