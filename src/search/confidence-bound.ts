import { bm25Parameters, termScore } from '../index/bm25.js';
import { confidenceAtMost } from './confidence.js';
import { featureBounds, type HeldAtMost, type QuestionTotals } from './feature-bounds.js';
import { maxQuestionUtf16Units } from './longest-common-substring.js';
import type { QuestionTerms } from './question-terms.js';
import type { RankQuestion } from './rank-features.js';
import { restatedUnits } from './restated-units.js';
import type { WeighedQuestion } from './weigh-question.js';

/** What a passage may hold: `false` only of what it surely lacks. */
export interface MayHold {
  /** @param place in `QuestionTerms.terms` */
  term(place: number): boolean;
  /** A UTF-16 unit of its text. */
  unit(unit: number): boolean;
  /** No word of it is repeated more often; infinite where that is not known. */
  readonly mostRepeats: number;
  /** It has at least so many words; 0 where that is not known. */
  readonly fewestWords: number;
}

/** A passage of which nothing is known. */
export const anyPassage: MayHold = {
  term: () => true,
  unit: () => true,
  mostRepeats: Number.POSITIVE_INFINITY,
  fewestWords: 0,
};

/** Sums are taken in another order than the ranker takes them. */
const roundingError = 1e-9;

/**
 * How sure a passage can at most be to answer a question, told from which of its terms the passage holds, without a look
 * at the passage: the upper bounds of WAND (Broder et al., "Efficient Query Evaluation using a Two-Level Retrieval
 * Process", 2003), for a question that waits for passages. It holds for the statistics that the question was weighed with,
 * and keeps nothing else of the question: there may be many.
 */
export class ConfidenceBound {
  /** Room for which terms are held, while one bound is worked out. */
  static #held = new Uint8Array(128);
  readonly #termCount: number;
  readonly #totals: QuestionTotals;
  readonly #passageCount: number;
  readonly #averageWordCount: number;
  readonly #hasLoneCharacters: boolean;
  readonly #wordIdf: readonly number[];
  /** For each word the terms it needs, and −1 at the end. */
  readonly #wordTerms: readonly number[];
  /** What each word needs to be written: a unit, {@link sameAsTerms} or {@link unknown}. */
  readonly #wordWritten: readonly number[];
  readonly #bigramIdf: readonly number[];
  /** Whether the units of a bigram are parts of characters, which may stand side by side in others. */
  readonly #isBroken: readonly boolean[];
  readonly #characterUnits: readonly number[];
  readonly #characterIdf: readonly number[];
  /** Of units, bigrams and words whether the text may come to hold them by being put otherwise (see `restatedUnits`). */
  readonly #restatedUnits: ReadonlySet<number>;
  readonly #isRestatedBigram: readonly boolean[];
  readonly #isRestatedWord: readonly boolean[];
  /** Terms without all of which nothing is put otherwise; `null` where it always may be. */
  readonly #restating: readonly number[] | null;
  /** The UTF-16 units of the question, and which bigram begins at each, −1 for none. */
  readonly #units: readonly number[];
  readonly #bigramAt: readonly number[];

  constructor({ question, forRanking, query, passageCount }: WeighedQuestion, { terms, words }: QuestionTerms) {
    this.#termCount = terms.length;
    if (terms.length > ConfidenceBound.#held.length) ConfidenceBound.#held = new Uint8Array(terms.length);
    const { text, bigrams, characters, wordIdf, bigramIdf, characterIdf, answerType } = forRanking;
    const hasBigrams = bigrams.length > 0;
    this.#totals = { length: text.length, hasBigrams, wordIdf, bigramIdf, characterIdf, answerType };
    this.#passageCount = passageCount;
    this.#averageWordCount = query.averageWordCount;
    this.#hasLoneCharacters = question.characters.length > 0;
    this.#wordIdf = words.map(({ idf }) => idf);
    this.#wordTerms = words.flatMap((word) => [...word.terms, -1]);
    this.#wordWritten = words.map(({ written }) =>
      written === 'terms' ? sameAsTerms : written === 'unknown' ? unknown : written,
    );
    this.#bigramIdf = bigrams.map(({ idf }) => idf);
    this.#isBroken = bigrams.map((bigram) => SURROGATE.test(bigram.text));
    const restated = restatedUnits(forRanking);
    const isRestated = (of: string) => Array.from(of).some((character) => restated.has(character.charCodeAt(0)));
    this.#restatedUnits = restated;
    this.#isRestatedBigram = bigrams.map((bigram) => isRestated(bigram.text));
    this.#isRestatedWord = forRanking.words.map((word) => isRestated(word.text));
    const numbers = new Set(forRanking.numbers);
    this.#restating =
      forRanking.names.length > 0
        ? null
        : words.flatMap((needs, place) => (numbers.has(forRanking.words[place]?.text ?? '') ? needs.terms : []));
    this.#characterUnits = characters.map((character) => character.text.charCodeAt(0));
    this.#characterIdf = characters.map(({ idf }) => idf);
    this.#units = Array.from({ length: Math.min(text.length, maxQuestionUtf16Units) }, (_, at) => text.charCodeAt(at));
    this.#bigramAt = placesOfBigrams(forRanking, this.#units.length);
  }

  /** 0–1. */
  atMost(holds: MayHold): number {
    return this.#confidenceOf(this.#termsAtMost(holds, this.#charactersAtMost(holds)));
  }

  /** Whether {@link atMost} reaches a confidence. Mostly told without a look at characters, which are the most to look at. */
  reaches(floor: number, holds: MayHold): boolean {
    const most = this.#termsAtMost(holds, this.#allCharacters);
    if (this.#confidenceOf(most) < floor) return false;
    return this.#confidenceOf({ ...most, ...this.#charactersAtMost(holds) }) >= floor;
  }

  #confidenceOf(most: HeldAtMost): number {
    return confidenceAtMost(featureBounds(this.#totals, most), this.#passageCount) + roundingError;
  }

  #termsAtMost(holds: MayHold, { characterIdf, longestShared }: CharactersHeld): HeldAtMost {
    // Each term is asked for once: words need the bigrams, too.
    const terms = ConfidenceBound.#held;
    for (let place = 0; place < this.#termCount; place++) terms[place] = holds.term(place) ? 1 : 0;
    const restates = this.#mayRestate(holds);
    let wordIdf = 0;
    let writtenWordIdf = 0;
    for (let word = 0, at = 0; word < this.#wordIdf.length; word++, at++) {
      const idf = this.#wordIdf[word] ?? 0;
      let isHeld = true;
      for (let term = this.#wordTerms[at] ?? -1; term >= 0; term = this.#wordTerms[++at] ?? -1) {
        if (terms[term] === 0) isHeld = false;
      }
      if (isHeld) wordIdf += idf;
      const written = this.#wordWritten[word] ?? unknown;
      const mayStand = restates && this.#isRestatedWord[word] === true;
      if (mayStand || (written === sameAsTerms ? isHeld : written === unknown || holds.unit(written))) {
        writtenWordIdf += idf;
      }
    }
    let bigramIdf = 0;
    let writtenBigramIdf = 0;
    for (let place = 0; place < this.#bigramIdf.length; place++) {
      const idf = this.#bigramIdf[place] ?? 0;
      const isHeld = terms[place] === 1;
      const mayStand = restates && this.#isRestatedBigram[place] === true;
      if (isHeld || mayStand) bigramIdf += idf;
      if (isHeld || mayStand || this.#isBroken[place] === true) writtenBigramIdf += idf;
    }
    const wordScore = this.#wordScoreAtMost(holds);
    return { wordIdf, writtenWordIdf, wordScore, bigramIdf, writtenBigramIdf, characterIdf, longestShared };
  }

  /** BM25 grows with repeats, up to k1 + 1, and falls with length. */
  #wordScoreAtMost({ mostRepeats, fewestWords }: MayHold): number {
    // A lone character is counted in the text, where it may stand more often than any word.
    if (this.#hasLoneCharacters || mostRepeats === Number.POSITIVE_INFINITY) return bm25Parameters.k1 + 1;
    return termScore(1, mostRepeats, fewestWords, this.#averageWordCount);
  }

  get #allCharacters(): CharactersHeld {
    return { characterIdf: this.#totals.characterIdf, longestShared: this.#units.length };
  }

  #charactersAtMost(holds: MayHold): CharactersHeld {
    const restates = this.#mayRestate(holds);
    let characterIdf = 0;
    for (let i = 0; i < this.#characterUnits.length; i++) {
      if (this.#mayStand(this.#characterUnits[i] ?? 0, holds, restates)) characterIdf += this.#characterIdf[i] ?? 0;
    }
    return { characterIdf, longestShared: this.#longestShared(holds, restates) };
  }

  /** The longest run of the question without a unit or a bigram that the passage lacks. */
  #longestShared(holds: MayHold, restates: boolean): number {
    let longest = 0;
    let start = 0;
    for (let at = 0; at < this.#units.length; at++) {
      if (!this.#mayStand(this.#units[at] ?? 0, holds, restates)) start = at + 1;
      else if (at + 1 - start > longest) longest = at + 1 - start;
      const bigram = this.#bigramAt[at] ?? -1;
      if (bigram < 0 || this.#isBroken[bigram] === true || (restates && this.#isRestatedBigram[bigram] === true))
        continue;
      if (!holds.term(bigram)) start = at + 1;
    }
    return longest;
  }

  #mayStand(unit: number, holds: MayHold, restates: boolean): boolean {
    return holds.unit(unit) || (restates && this.#restatedUnits.has(unit));
  }

  /** Whether the text may be compared in another form than it is written in. */
  #mayRestate(holds: MayHold): boolean {
    return this.#restating === null || this.#restating.some((place) => holds.term(place));
  }
}

type CharactersHeld = Pick<HeldAtMost, 'characterIdf' | 'longestShared'>;

const sameAsTerms = -1;
const unknown = -2;

const SURROGATE = /[\ud800-\udfff]/;

function placesOfBigrams({ text, bigrams }: RankQuestion, length: number): readonly number[] {
  const places = new Map(bigrams.map((bigram, place) => [bigram.text, place]));
  return Array.from({ length }, (_, at) => places.get(text.slice(at, at + 2)) ?? -1);
}
