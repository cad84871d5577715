import { splitSentences } from '../article/split-sentences.js';

/** A term of a question, and what it tells. */
export interface WeighedTerm {
  readonly text: string;
  readonly idf: number;
}

/** Which terms of a question a text holds, and which of its sentences holds most. */
export class SentenceCoverages {
  /** Ends of the sentences, in UTF-16 units. */
  readonly #ends: readonly number[];

  constructor(readonly text: string) {
    this.#ends = splitSentences(text).map(({ end }) => end);
  }

  get sentences(): number {
    return this.#ends.length;
  }

  /**
   * The idf of the terms that each sentence holds, summed in the order of the terms. The text is searched once a term,
   * not once a sentence: most terms stand nowhere in it.
   *
   * @param onHeld called for each term that stands anywhere in the text, over the end of a sentence too
   */
  sums(terms: readonly WeighedTerm[], onHeld: (term: WeighedTerm) => void = () => {}): Float64Array {
    const sums = new Float64Array(this.#ends.length);
    for (const term of terms) {
      const isHeld = this.#forEachHolder(term.text, (sentence) => {
        sums[sentence] = (sums[sentence] ?? 0) + term.idf;
      });
      if (isHeld) onHeld(term);
    }
    return sums;
  }

  /** The same of each sentence together with the one after it: a term that stands in both counts once. */
  pairSums(terms: readonly WeighedTerm[]): Float64Array {
    const sums = new Float64Array(this.#ends.length);
    for (const { text, idf } of terms) {
      let last = -1;
      this.#forEachHolder(text, (sentence) => {
        sums[sentence] = (sums[sentence] ?? 0) + idf;
        if (sentence > 0 && last !== sentence - 1) sums[sentence - 1] = (sums[sentence - 1] ?? 0) + idf;
        last = sentence;
      });
    }
    return sums;
  }

  /** A sentence of the text, from 0. */
  sentence(number: number): string {
    return this.text.slice(this.#ends[number - 1] ?? 0, this.#ends[number]);
  }

  /** Calls back for each sentence that holds a term whole, ascending; `true` where it stands anywhere in the text. */
  #forEachHolder(term: string, onSentence: (sentence: number) => void): boolean {
    let at = this.text.indexOf(term);
    const isHeld = at >= 0;
    for (let sentence = 0; at >= 0 && sentence < this.#ends.length; ) {
      const end = this.#ends[sentence] ?? 0;
      if (at >= end) {
        sentence++;
        continue;
      }
      const isInside = at + term.length <= end;
      if (isInside) onSentence(sentence);
      at = this.text.indexOf(term, isInside ? end : at + 1);
    }
    return isHeld;
  }
}
