import { bm25Parameters, lengthNorm } from './bm25.js';

/** BM25's length term for every length up to the longest, worked out once for an average, which only changes change. */
export class LengthNorms {
  readonly #norms: Float64Array;
  #averageLength = Number.NaN;

  constructor(longest: number) {
    this.#norms = new Float64Array(longest + 1);
  }

  of(averageLength: number): Float64Array {
    if (averageLength !== this.#averageLength) {
      for (let length = 0; length < this.#norms.length; length++)
        this.#norms[length] = lengthNorm(length, averageLength);
      this.#averageLength = averageLength;
    }
    return this.#norms;
  }
}

/** A part of a list of postings, and what its term tells. */
export interface ScoredList {
  readonly entries: Uint32Array;
  readonly start: number;
  readonly end: number;
  readonly idf: number;
}

/** Lengths of passages in terms, and the norm of each length. */
export interface PassageLengths {
  readonly lengths: Uint32Array;
  readonly norms: Float64Array;
}

/** Which of the two scores of a passage is added to. */
export const wordSlot = 0;
export const bigramSlot = 1;

/**
 * Scores term at a time (Buckley & Lewit, "Optimization of Inverted Vector Searches", 1985): each list is read once,
 * and adds to the passages it names. The two scores of a passage stand side by side, so that both are in one cache line.
 */
export class ScoreAccumulator {
  readonly #scores: Float64Array;
  readonly #touched: Uint32Array;
  #touchedCount = 0;

  constructor(passageCount: number) {
    this.#scores = new Float64Array(2 * passageCount);
    this.#touched = new Uint32Array(passageCount);
  }

  /** Passages that have a score, in no order; good until {@link clear}. */
  touched(): Uint32Array {
    return this.#touched.subarray(0, this.#touchedCount);
  }

  wordScore(passage: number): number {
    return this.#scores[2 * passage] ?? 0;
  }

  bigramScore(passage: number): number {
    return this.#scores[2 * passage + 1] ?? 0;
  }

  /** Adds one score, over 0, to a passage. */
  add(slot: number, passage: number, score: number): void {
    const at = 2 * passage;
    if (this.#scores[at] === 0 && this.#scores[at + 1] === 0) this.#touched[this.#touchedCount++] = passage;
    this.#scores[at + slot] = (this.#scores[at + slot] ?? 0) + score;
  }

  /**
   * Adds what a list's term gives to every passage in it: `(idf · tf) · (k1 + 1)` in the order of `termScore`.
   *
   * @param chooses whether passages without a score get one
   */
  addList(slot: number, list: ScoredList, lengths: PassageLengths, chooses: boolean): void {
    if (chooses) this.#addToAll(slot, list, lengths);
    else this.#addToTouched(slot, list, lengths);
  }

  #addToAll(slot: number, { entries, start, end, idf }: ScoredList, { lengths, norms }: PassageLengths): void {
    const scores = this.#scores;
    const touched = this.#touched;
    const saturation = bm25Parameters.k1 + 1;
    let count = this.#touchedCount;
    for (let i = start; i < end; i++) {
      const entry = entries[i] ?? 0;
      const passage = entry >>> 8;
      const termFrequency = entry & 0xff;
      const at = 2 * passage;
      if (scores[at] === 0 && scores[at + 1] === 0) touched[count++] = passage;
      scores[at + slot] =
        (scores[at + slot] ?? 0) +
        (idf * termFrequency * saturation) / (termFrequency + (norms[lengths[passage] ?? 0] ?? 0));
    }
    this.#touchedCount = count;
  }

  #addToTouched(slot: number, { entries, start, end, idf }: ScoredList, { lengths, norms }: PassageLengths): void {
    const scores = this.#scores;
    const saturation = bm25Parameters.k1 + 1;
    for (let i = start; i < end; i++) {
      const entry = entries[i] ?? 0;
      const at = 2 * (entry >>> 8);
      if (scores[at] === 0 && scores[at + 1] === 0) continue;
      const termFrequency = entry & 0xff;
      scores[at + slot] =
        (scores[at + slot] ?? 0) +
        (idf * termFrequency * saturation) / (termFrequency + (norms[lengths[entry >>> 8] ?? 0] ?? 0));
    }
  }

  /** Takes all scores back. */
  clear(): void {
    for (let i = 0; i < this.#touchedCount; i++) {
      const at = 2 * (this.#touched[i] ?? 0);
      this.#scores[at] = 0;
      this.#scores[at + 1] = 0;
    }
    this.#touchedCount = 0;
  }
}
