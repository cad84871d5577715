import { bigramKey } from '../bigram.js';
import type { FrozenData } from './frozen-data.js';
import { forEachHanRun } from './han-units.js';
import { findTermFrequency } from './posting.js';
import { keyIndexOf } from './sorted-keys.js';

/**
 * Which passages hold every phrase. The bigrams of a phrase are looked up first, the rarest first: only a text that
 * holds all of them is read.
 */
export class FrozenPhrases {
  readonly #bigrams: readonly { readonly bigram: number; readonly word: number }[];

  constructor(
    readonly data: FrozenData,
    readonly phrases: readonly string[],
  ) {
    const bigrams = new Set(phrases.flatMap(bigramsOf));
    this.#bigrams = Array.from(bigrams, (text) => ({
      bigram: keyIndexOf(data.bigrams, bigramKey(text)),
      word: data.words.indexOf(text),
    })).toSorted((a, b) => this.#listLength(a) - this.#listLength(b));
  }

  holds(passage: number): boolean {
    const { data } = this;
    const held = this.#bigrams.every(
      ({ bigram, word }) =>
        (bigram >= 0 && findTermFrequency(data.bigramPostings, bigram, passage) > 0) ||
        (word >= 0 && findTermFrequency(data.wordPostings, word, passage) > 0),
    );
    if (!held) return false;
    const text = data.texts.at(passage);
    return this.phrases.every((phrase) => text.includes(phrase));
  }

  #listLength({ bigram, word }: { bigram: number; word: number }): number {
    const lengthOf = ({ starts }: { starts: Uint32Array }, list: number) =>
      list < 0 ? 0 : (starts[list + 1] ?? 0) - (starts[list] ?? 0);
    return lengthOf(this.data.bigramPostings, bigram) + lengthOf(this.data.wordPostings, word);
  }
}

function bigramsOf(phrase: string): string[] {
  const bigrams: string[] = [];
  forEachHanRun(phrase, (start, end, last) => {
    if (start === last) return;
    for (let at = start; at + 1 < end; at++) bigrams.push(phrase.slice(at, at + 2));
  });
  return bigrams;
}
