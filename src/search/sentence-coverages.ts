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
      let at = this.text.indexOf(term.text);
      if (at < 0) continue;
      onHeld(term);
      for (let sentence = 0; at >= 0 && sentence < sums.length; ) {
        const end = this.#ends[sentence] ?? 0;
        if (at >= end) {
          sentence++;
          continue;
        }
        const isInside = at + term.text.length <= end;
        if (isInside) sums[sentence] = (sums[sentence] ?? 0) + term.idf;
        at = this.text.indexOf(term.text, isInside ? end : at + 1);
      }
    }
    return sums;
  }
}
