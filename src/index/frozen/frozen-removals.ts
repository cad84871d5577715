import { TermCounter } from '../live/term-counter.js';
import { unitsOf } from '../units-of.js';
import { type FrozenData, passageCountOf } from './frozen-data.js';
import { forEachHanRun } from './han-units.js';
import { readPassageWords } from './passage-words.js';
import { findTermFrequency } from './posting.js';
import { keyIndexOf } from './sorted-keys.js';

/** Which passages of a frozen layer are none any more, and what its statistics lose by that. */
export class FrozenRemovals {
  /** A bit a passage, set where it was taken out. */
  readonly bits: Uint8Array;
  /** Passages taken out that hold a word or a bigram, by its place in the layer's tables. */
  readonly words = new TermCounter<number>();
  readonly bigrams = new TermCounter<number>();
  /** Passages taken out that hold a UTF-16 unit. */
  readonly units = new TermCounter<number>();
  #passageCount = 0;
  #wordTotal = 0;
  #bigramTotal = 0;

  constructor(readonly data: FrozenData) {
    this.bits = new Uint8Array(Math.ceil(passageCountOf(data) / 8));
  }

  get passageCount(): number {
    return this.#passageCount;
  }

  get wordTotal(): number {
    return this.#wordTotal;
  }

  get bigramTotal(): number {
    return this.#bigramTotal;
  }

  has(passage: number): boolean {
    return isRemoved(this.bits, passage);
  }

  /** Takes a passage out that was not taken out before. */
  add(passage: number): void {
    this.bits[passage >>> 3] = (this.bits[passage >>> 3] ?? 0) | (1 << (passage & 7));
    this.#passageCount++;
    this.#wordTotal += this.data.wordCounts[passage] ?? 0;
    this.#bigramTotal += this.data.bigramCounts[passage] ?? 0;
    const { passageWords, passageWordStarts } = this.data;
    readPassageWords(passageWords, passageWordStarts[passage] ?? 0, passageWordStarts[passage + 1] ?? 0, (word) => {
      this.words.add(word, 1);
    });
    const text = this.data.texts.at(passage);
    for (const bigram of this.#bigramsOf(passage, text)) this.bigrams.add(bigram, 1);
    for (const unit of unitsOf(text)) this.units.add(unit, 1);
  }

  /** Those with a posting: a bigram that is a word of the passage has none. */
  #bigramsOf(passage: number, text: string): Iterable<number> {
    const keys = new Set<number>();
    forEachHanRun(text, (start, end, last) => {
      if (start === last) return;
      for (let at = start; at + 1 < end; at++) keys.add(((text.charCodeAt(at) << 16) | text.charCodeAt(at + 1)) >>> 0);
    });
    return Array.from(keys, (key) => keyIndexOf(this.data.bigrams, key)).filter(
      (bigram) => bigram >= 0 && findTermFrequency(this.data.bigramPostings, bigram, passage) > 0,
    );
  }
}

export function isRemoved(bits: Uint8Array, passage: number): boolean {
  return ((bits[passage >>> 3] ?? 0) & (1 << (passage & 7))) !== 0;
}
