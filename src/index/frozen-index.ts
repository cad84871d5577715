import { bigramKey } from './bigram.js';
import { termScore } from './bm25.js';
import { CharacterCounter, forEachHolder } from './character-scan.js';
import { type FrozenData, passageCountOf, passageIdAt } from './frozen-data.js';
import { frozenFilter } from './frozen-filter.js';
import { FrozenRemovals } from './frozen-removals.js';
import type { IndexLayer } from './index-layer.js';
import type { Candidate, CandidateTerms } from './passage-index.js';
import { findTermFrequency } from './posting.js';
import { bigramSlot, LengthNorms, type PassageLengths, ScoreAccumulator, wordSlot } from './score-accumulator.js';
import { compareScored, totalScore } from './score-passage.js';
import { keyIndexOf } from './sorted-keys.js';
import { TopPassages } from './top-passages.js';
import type { WeightedQuery, WeightedTerm } from './weigh-query.js';

/** The frozen layer: postings in typed arrays. Nothing is added to it; articles can be taken out. */
export class FrozenIndex implements IndexLayer {
  readonly #removals: FrozenRemovals;
  readonly #accumulator: ScoreAccumulator;
  readonly #wordTotal: number;
  readonly #bigramTotal: number;
  readonly #wordNorms: LengthNorms;
  readonly #bigramNorms: LengthNorms;
  #removedArticles = 0;
  /** Passages by lone character; a character is counted once, until an article is taken out. */
  readonly #characterCounts = new Map<string, number>();

  constructor(readonly data: FrozenData) {
    this.#removals = new FrozenRemovals(data);
    this.#accumulator = new ScoreAccumulator(passageCountOf(data));
    this.#wordTotal = sum(data.wordCounts);
    this.#bigramTotal = sum(data.bigramCounts);
    this.#wordNorms = new LengthNorms(greatest(data.wordCounts));
    this.#bigramNorms = new LengthNorms(greatest(data.bigramCounts));
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
    return this.#wordFrequency(this.data.words.indexOf(word));
  }

  bigramDocumentFrequency(bigram: string): number {
    const place = keyIndexOf(this.data.bigrams, bigramKey(bigram));
    const { starts } = this.data.bigramPostings;
    const own = place < 0 ? 0 : (starts[place + 1] ?? 0) - (starts[place] ?? 0) - this.#removals.bigrams.of(place);
    return own + this.wordDocumentFrequency(bigram);
  }

  characterDocumentFrequency(character: string): number {
    const known = this.#characterCounts.get(character);
    if (known !== undefined) return known;
    if (this.#characterCounts.size >= maxCharacterCounts) this.#characterCounts.clear();
    const count = this.#holdersOf([character]).length;
    this.#characterCounts.set(character, count);
    return count;
  }

  *words(): Generator<string, void, undefined> {
    for (let word = 0; word < this.data.words.size; word++) {
      if (this.#wordFrequency(word) > 0) yield this.data.words.at(word);
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
    this.#accumulate(query);
    const top = this.#top(query, limit);
    const frequenciesOf = frequencies(this.data);
    const candidates = Array.from(top.passages(), (passage) => this.#candidate(passage, frequenciesOf));
    this.#accumulator.clear();
    return candidates.toSorted(compareScored);
  }

  #accumulate(query: WeightedQuery): void {
    const words = { lengths: this.data.wordCounts, norms: this.#wordNorms.of(query.averageWordCount) };
    const bigrams = { lengths: this.data.bigramCounts, norms: this.#bigramNorms.of(query.averageBigramCount) };
    this.#addCharacters(query);
    for (const chooses of [true, false]) {
      for (const term of query.words) if (term.chooses === chooses) this.#addWord(wordSlot, term, words);
      for (const term of query.bigrams) {
        if (term.chooses !== chooses) continue;
        this.#addBigram(term, bigrams);
        this.#addWord(bigramSlot, term, bigrams);
      }
    }
  }

  #addWord(slot: number, { term, idf, chooses }: WeightedTerm, lengths: PassageLengths): void {
    const word = this.data.words.indexOf(term);
    if (word < 0) return;
    const { starts, entries } = this.data.wordPostings;
    this.#accumulator.addList(
      slot,
      { entries, start: starts[word] ?? 0, end: starts[word + 1] ?? 0, idf },
      lengths,
      chooses,
    );
  }

  #addBigram({ term, idf, chooses }: WeightedTerm, lengths: PassageLengths): void {
    const bigram = keyIndexOf(this.data.bigrams, bigramKey(term));
    if (bigram < 0) return;
    const { starts, entries } = this.data.bigramPostings;
    const list = { entries, start: starts[bigram] ?? 0, end: starts[bigram + 1] ?? 0, idf };
    this.#accumulator.addList(bigramSlot, list, lengths, chooses);
  }

  #addCharacters({ characters, averageWordCount }: WeightedQuery): void {
    if (characters.length === 0) return;
    const { units, starts } = this.data.texts;
    const counter = new CharacterCounter(characters.map(({ term }) => term));
    for (const passage of this.#holdersOf(characters.map(({ term }) => term))) {
      const length = this.data.wordCounts[passage] ?? 0;
      const counts = counter.count(units, starts[passage] ?? 0, starts[passage + 1] ?? 0);
      for (const [i, { idf }] of characters.entries()) {
        const count = counts[i] ?? 0;
        if (count > 0) this.#accumulator.add(wordSlot, passage, termScore(idf, count, length, averageWordCount));
      }
    }
  }

  /** Passages that hold any of the characters and were not taken out, each once. */
  #holdersOf(characters: readonly string[]): number[] {
    const seen = new Uint8Array(passageCountOf(this.data));
    const holders: number[] = [];
    for (const character of characters) {
      forEachHolder(this.data, character, (passage) => {
        if (seen[passage] === 1) return;
        seen[passage] = 1;
        if (!this.#removals.has(passage)) holders.push(passage);
      });
    }
    return holders;
  }

  #top(query: WeightedQuery, limit: number): TopPassages {
    const top = new TopPassages(limit, (passage) => passageIdAt(this.data, passage));
    const filter = frozenFilter(this.data, query);
    for (const passage of this.#accumulator.touched()) {
      const score = totalScore(this.#accumulator.wordScore(passage), this.#accumulator.bigramScore(passage));
      if (!top.takes(score) || this.#removals.has(passage)) continue;
      if (filter(passage)) top.offer(passage, score);
    }
    return top;
  }

  #candidate(passage: number, frequenciesOf: (passage: number) => CandidateTerms): Candidate {
    const wordScore = this.#accumulator.wordScore(passage);
    const bigramScore = this.#accumulator.bigramScore(passage);
    return {
      id: passageIdAt(this.data, passage),
      text: this.data.texts.at(passage),
      terms: frequenciesOf(passage),
      score: totalScore(wordScore, bigramScore),
      wordScore,
      bigramScore,
    };
  }

  /** Passages that hold a word, by its place in the dictionary; -1 is no word. */
  #wordFrequency(word: number): number {
    const { starts } = this.data.wordPostings;
    return word < 0 ? 0 : (starts[word + 1] ?? 0) - (starts[word] ?? 0) - this.#removals.words.of(word);
  }
}

/** How many characters' counts are kept: more than any question has. */
const maxCharacterCounts = 1_000;

/** Term frequencies of passages; each term is looked up in the dictionary once for all of them. */
function frequencies(data: FrozenData): (passage: number) => CandidateTerms {
  const words = new Map<string, number>();
  const bigrams = new Map<string, number>();
  const placeOf = (places: Map<string, number>, term: string, find: (term: string) => number) => {
    let place = places.get(term);
    if (place === undefined) {
      place = find(term);
      places.set(term, place);
    }
    return place;
  };
  return (passage) => {
    const wordFrequency = (word: string) => {
      const place = placeOf(words, word, (text) => data.words.indexOf(text));
      return place < 0 ? 0 : findTermFrequency(data.wordPostings, place, passage);
    };
    return {
      wordCount: data.wordCounts[passage] ?? 0,
      bigramCount: data.bigramCounts[passage] ?? 0,
      wordFrequency,
      bigramFrequency: (bigram) => {
        const place = placeOf(bigrams, bigram, (text) => keyIndexOf(data.bigrams, bigramKey(text)));
        return (place < 0 ? 0 : findTermFrequency(data.bigramPostings, place, passage)) || wordFrequency(bigram);
      },
    };
  };
}

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
