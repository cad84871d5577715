import { bigramKey } from '../bigram.js';
import type { IndexLayer } from '../index-layer.js';
import { firstOfCjk, isLatinWord } from '../latin-word.js';
import type { WordCount } from '../most-frequent-words.js';
import type { Candidate, Side } from '../passage-index.js';
import { compareScored } from '../score-passage.js';
import type { WeightedQuery } from '../weigh-query.js';
import { BlockScores, blockPassages } from './block-scores.js';
import { holdersOf } from './character-scan.js';
import { FirstUnits } from './first-units.js';
import { FrozenCandidate, TermPlaces } from './frozen-candidate.js';
import { type FrozenData, passageCountOf } from './frozen-data.js';
import { queryLists, topMatches } from './frozen-matches.js';
import { FrozenPairs } from './frozen-pairs.js';
import { FrozenRemovals } from './frozen-removals.js';
import { LengthNorms } from './length-norms.js';
import { keyIndexOf, keyLowerBound } from './sorted-keys.js';

/** The frozen layer: postings in typed arrays. Nothing is added to it; articles can be taken out. */
export class FrozenIndex implements IndexLayer {
  readonly #removals: FrozenRemovals;
  readonly #scores: BlockScores;
  readonly #wordTotal: number;
  readonly #bigramTotal: number;
  readonly #wordNorms: LengthNorms;
  readonly #bigramNorms: LengthNorms;
  readonly #wordFirsts: FirstUnits;
  readonly #bigramFirsts: FirstUnits;
  readonly #pairs: FrozenPairs;
  #removedArticles = 0;
  /** Passages by lone character; a character is counted once, until an article is taken out. */
  readonly #characterCounts = new Map<string, number>();

  /** @param block passages scored at a time */
  constructor(
    readonly data: FrozenData,
    block = blockPassages,
  ) {
    // The layer of one article needs no more room than it has passages.
    this.#scores = new BlockScores(Math.min(block, Math.max(1, passageCountOf(data))));
    this.#removals = new FrozenRemovals(data);
    this.#wordTotal = sum(data.wordCounts);
    this.#bigramTotal = sum(data.bigramCounts);
    this.#wordNorms = new LengthNorms(greatest(data.wordCounts));
    this.#bigramNorms = new LengthNorms(greatest(data.bigramCounts));
    const { words, bigrams } = data;
    this.#pairs = new FrozenPairs(data);
    this.#wordFirsts = new FirstUnits(words.size, (word) => words.units[words.starts[word] ?? 0] ?? 0);
    this.#bigramFirsts = new FirstUnits(bigrams.length, (bigram) => (bigrams[bigram] ?? 0) >>> 16);
  }

  get passageCount(): number {
    return passageCountOf(this.data) - this.#removals.passageCount;
  }

  get removedPassageCount(): number {
    return this.#removals.passageCount;
  }

  get articleCount(): number {
    return this.data.articles.size - this.#removedArticles;
  }

  get wordTotal(): number {
    return this.#wordTotal - this.#removals.wordTotal;
  }

  get bigramTotal(): number {
    return this.#bigramTotal - this.#removals.bigramTotal;
  }

  /** A bit a passage, set where it was taken out; a copy. */
  removedBits(): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.#removals.bits);
  }

  wordDocumentFrequency(word: string): number {
    const unit = word.charCodeAt(0);
    return this.#wordFrequency(this.data.words.indexOf(word, this.#wordFirsts.begin(unit), this.#wordFirsts.end(unit)));
  }

  bigramDocumentFrequency(bigram: string): number {
    const key = bigramKey(bigram);
    const [begin, end] = [this.#bigramFirsts.begin(key >>> 16), this.#bigramFirsts.end(key >>> 16)];
    const place = keyLowerBound(this.data.bigrams, key, begin, end);
    const { starts } = this.data.bigramPostings;
    const own =
      this.data.bigrams[place] !== key
        ? 0
        : (starts[place + 1] ?? 0) - (starts[place] ?? 0) - this.#removals.bigrams.of(place);
    return own + this.wordDocumentFrequency(bigram);
  }

  unitDocumentFrequency(unit: string): number {
    const { units, unitCounts } = this.data;
    const place = keyIndexOf(units, unit.charCodeAt(0));
    return place < 0 ? 0 : (unitCounts[place] ?? 0) - this.#removals.units.of(unit.charCodeAt(0));
  }

  characterDocumentFrequency(character: string): number {
    // All its places are in the texts; one outside the BMP has two units, which others may have as well.
    if (character.length === 1) return this.unitDocumentFrequency(character);
    const known = this.#characterCounts.get(character);
    if (known !== undefined) return known;
    if (this.#characterCounts.size >= maxCharacterCounts) this.#characterCounts.clear();
    let count = 0;
    for (const passage of holdersOf(this.data, [character])) if (!this.#removals.has(passage)) count++;
    this.#characterCounts.set(character, count);
    return count;
  }

  *words(): Generator<string, void, undefined> {
    for (let word = 0; word < this.data.words.size; word++) {
      if (this.#wordFrequency(word) > 0) yield this.data.words.at(word);
    }
  }

  *latinWords(): Generator<string, void, undefined> {
    const end = this.data.words.lowerBound(firstOfCjk);
    for (let word = 0; word < end; word++) {
      if (this.#wordFrequency(word) === 0) continue;
      const text = this.data.words.at(word);
      if (isLatinWord(text)) yield text;
    }
  }

  beside(character: string, side: Side, among: readonly string[]): readonly string[] {
    const isBeside = this.#pairs.beside(character, side);
    const pairWith = (other: string) => (side === 'before' ? other + character : character + other);
    return among.filter((other) => isBeside(other) && this.bigramDocumentFrequency(pairWith(other)) > 0);
  }

  *countsBegunBy(beginning: string): Generator<WordCount, void, undefined> {
    const { words } = this.data;
    for (let word = words.lowerBound(beginning); word < words.size && words.startsWith(word, beginning); word++) {
      const passages = this.#wordFrequency(word);
      if (passages > 0 && words.lengthAt(word) > beginning.length) yield { word: words.at(word), passages };
    }
  }

  has(articleId: string): boolean {
    const article = this.data.articles.indexOf(articleId);
    return article >= 0 && !this.#removals.has(this.data.articleFirsts[article] ?? 0);
  }

  *articleIds(): Generator<string, void, undefined> {
    for (let article = 0; article < this.data.articles.size; article++) {
      if (!this.#removals.has(this.data.articleFirsts[article] ?? 0)) yield this.data.articles.at(article);
    }
  }

  discard(articleId: string): boolean {
    if (!this.has(articleId)) return false;
    const article = this.data.articles.indexOf(articleId);
    const first = this.data.articleFirsts[article] ?? 0;
    const count = this.data.articleCounts[article] ?? 0;
    for (let passage = first; passage < first + count; passage++) this.#removals.add(passage);
    this.#removedArticles++;
    this.#characterCounts.clear();
    return true;
  }

  matches(query: WeightedQuery, limit: number): Candidate[] {
    const words = { lengths: this.data.wordCounts, norms: this.#wordNorms.of(query.averageWordCount) };
    const bigrams = { lengths: this.data.bigramCounts, norms: this.#bigramNorms.of(query.averageBigramCount) };
    const top = topMatches(this.data, {
      query,
      lists: queryLists(this.data, query, { words, bigrams }),
      isRemoved: (passage) => this.#removals.has(passage),
      scores: this.#scores,
      limit,
    });
    const places = new TermPlaces(this.data);
    return top.map((match): Candidate => new FrozenCandidate(this.data, match, places)).toSorted(compareScored);
  }

  /** Passages that hold a word, by its place in the dictionary; -1 is no word. */
  #wordFrequency(word: number): number {
    const { starts } = this.data.wordPostings;
    return word < 0 ? 0 : (starts[word + 1] ?? 0) - (starts[word] ?? 0) - this.#removals.words.of(word);
  }
}

/** How many characters' counts are kept: more than any question has. */
const maxCharacterCounts = 1_000;

function sum(numbers: Uint32Array): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}

function greatest(numbers: Uint32Array): number {
  let most = 0;
  for (const number of numbers) if (number > most) most = number;
  return most;
}
