import { bm25Parameters } from '../bm25.js';
import { totalScore } from '../score-passage.js';

/** Which of the two scores of a passage is added to. */
export const wordSlot = 0;
export const bigramSlot = 1;

/** A list of postings being read, and what its term tells. */
export interface ScoredList {
  readonly slot: number;
  readonly idf: number;
  /** Whether passages without a score get one. */
  readonly chooses: boolean;
  /** More than this its term gives to no passage's whole score. */
  readonly bound: number;
  readonly entries: Uint32Array;
  readonly end: number;
  /** Place of the next entry to be read. */
  next: number;
  /** Length of each passage in terms, and the norm of each length. */
  readonly lengths: Uint32Array;
  readonly norms: Float64Array;
}

/** Passages scored at a time unless told otherwise: their scores take 256 KiB, and stay in the processor's cache. */
export const blockPassages = 2 ** 14;

/**
 * Scores term at a time (Buckley & Lewit, "Optimization of Inverted Vector Searches", 1985) over one block of passages
 * after another, so that what is added to is near. The two scores of a passage stand side by side, in one cache line.
 */
export class BlockScores {
  readonly #scores: Float64Array;
  readonly #touched: Uint32Array;
  #touchedCount = 0;
  #first = 0;

  constructor(readonly size = blockPassages) {
    this.#scores = new Float64Array(2 * size);
    this.#touched = new Uint32Array(size);
  }

  /** Takes all scores back, and goes on with the block of passages that begins at `first`. */
  begin(first: number): void {
    for (let i = 0; i < this.#touchedCount; i++) {
      const at = 2 * ((this.#touched[i] ?? 0) - this.#first);
      this.#scores[at] = 0;
      this.#scores[at + 1] = 0;
    }
    this.#touchedCount = 0;
    this.#first = first;
  }

  /** Passages of the block whose whole score is no less than a threshold, and over 0; in no order. */
  atLeast(threshold: number): number[] {
    const passages: number[] = [];
    for (let i = 0; i < this.#touchedCount; i++) {
      const passage = this.#touched[i] ?? 0;
      const at = 2 * (passage - this.#first);
      if (totalScore(this.#scores[at] ?? 0, this.#scores[at + 1] ?? 0) >= threshold) passages.push(passage);
    }
    return passages;
  }

  wordScore(passage: number): number {
    return this.#scores[2 * (passage - this.#first)] ?? 0;
  }

  bigramScore(passage: number): number {
    return this.#scores[2 * (passage - this.#first) + 1] ?? 0;
  }

  /** Adds one score, over 0, to a passage of the block. */
  add(slot: number, passage: number, score: number): void {
    const at = 2 * (passage - this.#first);
    if (this.#scores[at] === 0 && this.#scores[at + 1] === 0) this.#touched[this.#touchedCount++] = passage;
    this.#scores[at + slot] = (this.#scores[at + slot] ?? 0) + score;
  }

  /**
   * Reads a list up to the end of the block: `(idf · tf) · (k1 + 1)` in the order of `termScore`.
   *
   * @param chooses whether passages without a score get one
   */
  addList(list: ScoredList, chooses: boolean): void {
    const { slot, idf, entries, end, lengths, norms } = list;
    const scores = this.#scores;
    const touched = this.#touched;
    const saturation = bm25Parameters.k1 + 1;
    const first = this.#first;
    const pastLast = first + this.size;
    let count = this.#touchedCount;
    let i = list.next;
    for (; i < end; i++) {
      const entry = entries[i] ?? 0;
      const passage = entry >>> 8;
      if (passage >= pastLast) break;
      const at = 2 * (passage - first);
      if (scores[at] === 0 && scores[at + 1] === 0) {
        if (!chooses) continue;
        touched[count++] = passage;
      }
      const termFrequency = entry & 0xff;
      scores[at + slot] =
        (scores[at + slot] ?? 0) +
        (idf * termFrequency * saturation) / (termFrequency + (norms[lengths[passage] ?? 0] ?? 0));
    }
    list.next = i;
    this.#touchedCount = count;
  }
}
