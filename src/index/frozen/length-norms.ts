import { lengthNorm } from '../bm25.js';

/** BM25's length term for every length up to the longest, worked out once for an average, which only changes change. */
export class LengthNorms {
  readonly #norms: Float64Array;
  #averageLength = Number.NaN;

  constructor(longest: number) {
    this.#norms = new Float64Array(longest + 1);
  }

  of(averageLength: number): Float64Array {
    if (averageLength !== this.#averageLength) {
      for (let length = 0; length < this.#norms.length; length++) {
        this.#norms[length] = lengthNorm(length, averageLength);
      }
      this.#averageLength = averageLength;
    }
    return this.#norms;
  }
}
