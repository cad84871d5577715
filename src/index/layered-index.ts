import type { PackedArticles } from './file/packed-articles.js';
import { emptyFrozenData } from './frozen/frozen-builder.js';
import type { FrozenData } from './frozen/frozen-data.js';
import { FrozenIndex } from './frozen/frozen-index.js';
import { LargeArticleLayer } from './frozen/large-article-layer.js';
import type { IndexLayer } from './index-layer.js';
import { type ChangedLayer, LiveLayer } from './live/live-layer.js';
import { mostFrequentWords } from './most-frequent-words.js';
import type { Candidate, IndexedPassage, IndexQuery, PassageIndex, Side } from './passage-index.js';
import { compareScored } from './score-passage.js';
import { weighQuery } from './weigh-query.js';

/** What a fold makes a new frozen layer of. */
export interface FoldSnapshot {
  readonly frozen: FrozenData;
  /** A bit a passage, set where it was taken out. */
  readonly removed: Uint8Array<ArrayBuffer>;
  readonly live: readonly PackedArticles[];
}

/**
 * A frozen layer and live ones as one index: an article is in one of them, and which one never changes a rank. All are
 * asked with the same weighed query, made of counts over all of them.
 */
export class LayeredIndex implements PassageIndex {
  #frozen: FrozenIndex;
  /** Takes what is put. */
  #live = new LiveLayer();
  /** Layers of large articles, and those that a fold takes. */
  #others: readonly ChangedLayer[] = [];
  /** Layers that a fold under way took, and the ids of articles that have changed since. */
  #folding: { readonly layers: ReadonlySet<ChangedLayer>; readonly changed: Set<string> } | null = null;

  constructor(frozen: FrozenData = emptyFrozenData()) {
    this.#frozen = new FrozenIndex(frozen);
  }

  get passageCount(): number {
    return this.#sum((layer) => layer.passageCount);
  }

  get articleCount(): number {
    return this.#sum((layer) => layer.articleCount);
  }

  get livePassageCount(): number {
    return this.passageCount - this.#frozen.passageCount;
  }

  get removedPassageCount(): number {
    return this.#frozen.removedPassageCount;
  }

  /** Goes through all words: for a table, not for a question. */
  get distinctWords(): number {
    const words = new Set(this.#layers().flatMap((layer) => Array.from(layer.words())));
    return words.size;
  }

  get averageWordCount(): number {
    return average(
      this.#sum((layer) => layer.wordTotal),
      this.passageCount,
    );
  }

  get averageBigramCount(): number {
    return average(
      this.#sum((layer) => layer.bigramTotal),
      this.passageCount,
    );
  }

  wordDocumentFrequency(word: string): number {
    return this.#sum((layer) => layer.wordDocumentFrequency(word));
  }

  bigramDocumentFrequency(bigram: string): number {
    return this.#sum((layer) => layer.bigramDocumentFrequency(bigram));
  }

  characterDocumentFrequency(character: string): number {
    return this.#sum((layer) => layer.characterDocumentFrequency(character));
  }

  unitDocumentFrequency(unit: string): number {
    return this.#sum((layer) => layer.unitDocumentFrequency(unit));
  }

  *latinWords(): Generator<string, void, undefined> {
    for (const layer of this.#layers()) yield* layer.latinWords();
  }

  beside(character: string, side: Side, among: readonly string[]): readonly string[] {
    const found = this.#layers().map((layer) => layer.beside(character, side, among));
    const [first = [], ...others] = found.filter((characters) => characters.length > 0);
    if (others.length === 0) return first;
    const all = new Set([...first, ...others.flat()]);
    return among.filter((each) => all.has(each));
  }

  wordsBegunBy(beginning: string, limit: number): readonly string[] {
    return mostFrequentWords(
      this.#layers().map((layer) => layer.countsBegunBy(beginning)),
      limit,
    );
  }

  has(articleId: string): boolean {
    return this.#layers().some((layer) => layer.has(articleId));
  }

  *articleIds(): Generator<string, void, undefined> {
    for (const layer of this.#layers()) yield* layer.articleIds();
  }

  put(articleId: string, passages: readonly IndexedPassage[]): void {
    this.discard(articleId);
    this.#live.put(articleId, passages);
  }

  /** Adds a large article in slices, as a layer of its own that is asked only when it is whole. */
  async putInTurns(
    articleId: string,
    passages: readonly IndexedPassage[],
    takeTurn: () => Promise<void>,
    onPut: () => void = () => {},
  ): Promise<void> {
    const layer = await LargeArticleLayer.of(articleId, passages, takeTurn);
    this.discard(articleId);
    if (layer.articleCount > 0) this.#others = [...this.#others, layer];
    onPut();
  }

  /**
   * Adds articles that another process has packed, as a layer of their own: for a large article, which would hold up
   * everybody here.
   *
   * @throws {Error} where the bytes are not what `packArticles` made; nothing is changed then
   */
  putPacked(packed: PackedArticles): void {
    const layer = LargeArticleLayer.ofPacked(packed);
    for (const articleId of layer.articleIds()) this.discard(articleId);
    if (layer.articleCount > 0) this.#others = [...this.#others, layer];
  }

  discard(articleId: string): boolean {
    this.#folding?.changed.add(articleId);
    // From the live layers up: an article that was just put is there.
    return this.#layers().some((layer) => layer.discard(articleId));
  }

  candidates(query: IndexQuery, limit: number): Candidate[] {
    const weighted = weighQuery(query, this);
    return this.#layers()
      .flatMap((layer) => (layer.passageCount === 0 ? [] : layer.matches(weighted, limit)))
      .toSorted(compareScored)
      .slice(0, limit);
  }

  /**
   * Takes what is held now for a fold. From here on changes go to a live layer of their own, until {@link swapIn} or
   * {@link cancelFold}.
   */
  beginFold(): FoldSnapshot {
    if (this.#folding !== null) throw new Error('index: expected one fold at a time, got another');
    this.#others = [this.#live, ...this.#others];
    this.#folding = { layers: new Set(this.#others), changed: new Set() };
    const live = this.#others.flatMap((layer) => layer.packed());
    this.#live = new LiveLayer();
    return { frozen: this.#frozen.data, removed: this.#frozen.removedBits(), live };
  }

  /** Puts the frozen layer that a fold made in place of all it was made of, less what has changed since. */
  swapIn(frozen: FrozenData): void {
    const folding = this.#folding;
    if (folding === null) throw new Error('index: expected a fold under way, got none');
    const next = new FrozenIndex(frozen);
    for (const articleId of folding.changed) next.discard(articleId);
    this.#frozen = next;
    this.#others = this.#others.filter((layer) => !folding.layers.has(layer));
    this.#folding = null;
  }

  /** Goes on with the old layers. */
  cancelFold(): void {
    this.#folding = null;
    this.#others = this.#others.filter(({ articleCount }) => articleCount > 0);
  }

  #layers(): readonly IndexLayer[] {
    return [this.#live, ...this.#others, this.#frozen];
  }

  #sum(of: (layer: IndexLayer) => number): number {
    let total = of(this.#live) + of(this.#frozen);
    for (const layer of this.#others) total += of(layer);
    return total;
  }
}

function average(total: number, count: number): number {
  return count === 0 ? 0 : total / count;
}
