import { bigramKey } from '../bigram.js';
import type { Candidate, CandidateTerms } from '../passage-index.js';
import { type FrozenData, passageIdAt } from './frozen-data.js';
import { findTermFrequency } from './posting.js';
import { keyIndexOf } from './sorted-keys.js';
import type { ScoredPassage } from './top-passages.js';

/** Places of terms in a layer's tables, -1 where it has none; each term is looked up once for all passages of a question. */
export class TermPlaces {
  readonly #words = new Map<string, number>();
  readonly #bigrams = new Map<string, number>();

  constructor(readonly data: FrozenData) {}

  wordPlace(word: string): number {
    const known = this.#words.get(word);
    if (known !== undefined) return known;
    const place = this.data.words.indexOf(word);
    this.#words.set(word, place);
    return place;
  }

  bigramPlace(bigram: string): number {
    const known = this.#bigrams.get(bigram);
    if (known !== undefined) return known;
    const place = keyIndexOf(this.data.bigrams, bigramKey(bigram));
    this.#bigrams.set(bigram, place);
    return place;
  }
}

/** A passage of a frozen layer that matches: its text is decoded when it is read. */
export class FrozenCandidate implements Candidate {
  readonly id: string;
  readonly score: number;
  readonly wordScore: number;
  readonly bigramScore: number;
  readonly terms: CandidateTerms;
  #text: string | undefined;

  constructor(
    readonly data: FrozenData,
    readonly match: ScoredPassage,
    places: TermPlaces,
  ) {
    this.id = passageIdAt(data, match.passage);
    this.score = match.score;
    this.wordScore = match.wordScore;
    this.bigramScore = match.bigramScore;
    this.terms = new FrozenTerms(data, match.passage, places);
  }

  get text(): string {
    this.#text ??= this.data.texts.at(this.match.passage);
    return this.#text;
  }
}

class FrozenTerms implements CandidateTerms {
  constructor(
    readonly data: FrozenData,
    readonly passage: number,
    readonly places: TermPlaces,
  ) {}

  get wordCount(): number {
    return this.data.wordCounts[this.passage] ?? 0;
  }

  get bigramCount(): number {
    return this.data.bigramCounts[this.passage] ?? 0;
  }

  wordFrequency(word: string): number {
    const place = this.places.wordPlace(word);
    return place < 0 ? 0 : findTermFrequency(this.data.wordPostings, place, this.passage);
  }

  bigramFrequency(bigram: string): number {
    const place = this.places.bigramPlace(bigram);
    const own = place < 0 ? 0 : findTermFrequency(this.data.bigramPostings, place, this.passage);
    return own || this.wordFrequency(bigram);
  }
}
