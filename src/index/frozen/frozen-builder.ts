import { bigramKey } from '../bigram.js';
import { checkUint32, stringTable } from '../file/string-table.js';
import type { IndexedArticle } from '../indexed-article.js';
import { TermCounter } from '../live/term-counter.js';
import type { IndexedPassage } from '../passage-index.js';
import { unitsOf } from '../units-of.js';
import { type FrozenData, passageTail } from './frozen-data.js';
import { GrowingUint32 } from './growing-array.js';
import { forEachHanRun } from './han-units.js';
import { KeyNumbers } from './key-numbers.js';
import { PassageWordsWriter } from './passage-words.js';
import { maxPassages } from './posting.js';
import { TermPostingsBuilder } from './term-postings-builder.js';
import { unitCounts } from './unit-counts.js';

/** Builds a frozen layer, all of it in memory: for some ten thousand passages at a time, to be merged. */
export class FrozenBuilder {
  readonly #words = new Map<string, number>();
  readonly #wordPostings = new TermPostingsBuilder();
  readonly #bigrams = new KeyNumbers();
  readonly #bigramPostings = new TermPostingsBuilder();
  readonly #finals = new KeyNumbers();
  readonly #finalPostings = new TermPostingsBuilder();
  readonly #units = new TermCounter<number>();
  readonly #articles: { readonly id: string; readonly first: number; count: number }[] = [];
  readonly #articleIds = new Set<string>();
  readonly #tails: string[] = [];
  readonly #texts: string[] = [];
  readonly #wordCounts = new GrowingUint32();
  readonly #bigramCounts = new GrowingUint32();

  get passageCount(): number {
    return this.#texts.length;
  }

  /** @throws {RangeError} for an id that was added before, or more than 2²⁴ passages */
  add({ id, passages }: IndexedArticle): void {
    if (this.#articleIds.has(id)) throw new RangeError(`packed articles: expected ids to differ, got "${id}" twice`);
    if (passages.length === 0) return;
    this.#articleIds.add(id);
    this.#articles.push({ id, first: this.passageCount, count: 0 });
    this.extend(passages);
  }

  /**
   * Adds passages to the article that was added last.
   *
   * @throws {RangeError} as {@link add}
   */
  extend(passages: readonly IndexedPassage[]): void {
    const article = this.#articles.at(-1);
    if (article === undefined) throw new RangeError('packed articles: expected an article to extend, got none');
    checkPassageCount(this.passageCount + passages.length);
    article.count += passages.length;
    for (const passage of passages) this.#addPassage(article.id, passage);
  }

  build(): FrozenData {
    const wordOrder = Array.from(this.#words.keys()).toSorted();
    const wordRanks = new Uint32Array(wordOrder.length);
    for (const [rank, word] of wordOrder.entries()) wordRanks[this.#words.get(word) ?? 0] = rank;
    const [bigrams, bigramRanks] = ranked(this.#bigrams);
    const [finals, finalRanks] = ranked(this.#finals);
    const articles = this.#articles.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    return {
      words: stringTable(wordOrder),
      wordPostings: this.#wordPostings.postings(wordRanks, wordOrder.length),
      bigrams,
      bigramPostings: this.#bigramPostings.postings(bigramRanks, bigrams.length),
      finals,
      finalPostings: this.#finalPostings.postings(finalRanks, finals.length),
      articles: stringTable(articles.map(({ id }) => id)),
      articleFirsts: Uint32Array.from(articles, ({ first }) => first),
      articleCounts: Uint32Array.from(articles, ({ count }) => count),
      passageArticles: articlesOfPassages(articles, this.passageCount),
      passageTails: stringTable(this.#tails),
      wordCounts: this.#wordCounts.values().slice(),
      bigramCounts: this.#bigramCounts.values().slice(),
      texts: stringTable(this.#texts),
      ...unitCounts(this.#units),
      ...this.#passageWords(wordRanks),
    };
  }

  #addPassage(articleId: string, { id, text, terms }: IndexedPassage): void {
    const passage = this.passageCount;
    this.#tails.push(passageTail(articleId, id));
    this.#texts.push(text);
    this.#wordCounts.push(terms.wordCount);
    for (const unit of unitsOf(text)) this.#units.add(unit, 1);
    this.#addText(passage, text);
    this.#wordPostings.beginPassage(passage);
    for (const [word, termFrequency] of terms.words) {
      let number = this.#words.get(word);
      if (number === undefined) {
        number = this.#words.size;
        this.#words.set(word, number);
      }
      this.#wordPostings.add(number, termFrequency);
      if (word.length !== 2) continue;
      const bigram = this.#bigrams.of(bigramKey(word));
      if (bigram >= 0) this.#bigramPostings.remove(bigram);
    }
  }

  #addText(passage: number, text: string): void {
    this.#bigramPostings.beginPassage(passage);
    this.#finalPostings.beginPassage(passage);
    let bigramCount = 0;
    forEachHanRun(text, (start, end, last) => {
      this.#finalPostings.add(this.#finals.give(text.codePointAt(last) ?? 0), 1);
      // A lone character outside the BMP has two units, and no neighbour.
      if (start === last) return;
      bigramCount += end - start - 1;
      let unit = text.charCodeAt(start);
      for (let at = start + 1; at < end; at++) {
        const next = text.charCodeAt(at);
        this.#bigramPostings.add(this.#bigrams.give(((unit << 16) | next) >>> 0), 1);
        unit = next;
      }
    });
    this.#bigramCounts.push(bigramCount);
  }

  #passageWords(wordRanks: Uint32Array): Pick<FrozenData, 'passageWords' | 'passageWordStarts'> {
    const writer = new PassageWordsWriter();
    const starts = new Uint32Array(this.passageCount + 1);
    /** Rank and term frequency of each word of the passage, as one number that sorts by rank. */
    const words = new GrowingUint32();
    let passage = 0;
    const finishUpTo = (next: number) => {
      writer.beginPassage();
      for (const word of words.values().toSorted()) writer.write(word >>> 8, word & 0xff);
      words.clear();
      while (passage < next) starts[++passage] = writer.length;
    };
    this.#wordPostings.forEachEntry((term, entry) => {
      if (entry >>> 8 !== passage) finishUpTo(entry >>> 8);
      words.push((((wordRanks[term] ?? 0) << 8) | (entry & 0xff)) >>> 0);
    });
    finishUpTo(this.passageCount);
    checkUint32(writer.length, 'bytes of words');
    return { passageWords: writer.bytes(), passageWordStarts: starts };
  }
}

/** @throws {RangeError} past 2²⁴ */
export function checkPassageCount(count: number): void {
  if (count > maxPassages) throw new RangeError(`index: expected at most ${maxPassages} passages, got ${count}`);
}

/** Keys ascending, and the rank of each number among them. */
function ranked(numbers: KeyNumbers): readonly [keys: Uint32Array, ranks: Uint32Array] {
  const keys = numbers.keys().toSorted();
  const ranks = new Uint32Array(keys.length);
  keys.forEach((key, rank) => {
    ranks[numbers.of(key)] = rank;
  });
  return [keys, ranks];
}

function articlesOfPassages(articles: readonly { first: number; count: number }[], passages: number): Uint32Array {
  const articleOf = new Uint32Array(passages);
  articles.forEach(({ first, count }, article) => articleOf.fill(article, first, first + count));
  return articleOf;
}

/** A frozen layer without passages. */
export function emptyFrozenData(): FrozenData {
  return new FrozenBuilder().build();
}
