import type { QuestionTerm } from '../search/question-terms.js';
import type { IndexedPassage } from '../search/score-passage.js';
import { TermNumbers } from './term-numbers.js';

/** A bit a passage, in a small integer. */
export type PassageBits = number;

/** So many passages are looked at together. */
export const passagesATime = 30;

/** The terms of all standing questions by number, and which of some passages hold each; read once, asked by every question. */
export class HeldTerms {
  readonly numbers = new TermNumbers();
  #holders = new Int32Array(1_024);
  readonly #unitHolders = new Int32Array(0x1_0000);
  /** Of each passage: how often its most frequent word stands there, and how many words it has. */
  #repeats: readonly number[] = [];
  #wordCounts: readonly number[] = [];
  /** Numbers with a holder. */
  readonly #held: number[] = [];

  static nameOf({ kind, text }: Pick<QuestionTerm, 'kind' | 'text'>): string {
    return names[kind] + text;
  }

  /** Takes these passages in place of those before. */
  read(passages: readonly IndexedPassage[]): void {
    for (const number of this.#held) this.#holders[number] = 0;
    this.#held.length = 0;
    this.#unitHolders.fill(0);
    if (this.#holders.length < this.numbers.limit) this.#holders = new Int32Array(this.numbers.limit * 2);
    this.#repeats = passages.map(({ terms }) => Math.max(0, ...terms.words.values()));
    this.#wordCounts = passages.map(({ terms }) => terms.wordCount);
    for (const [place, passage] of passages.entries()) this.#readPassage(passage, 1 << place);
  }

  /** Numbers of the terms that any passage holds. */
  held(): readonly number[] {
    return this.#held;
  }

  holders(number: number): PassageBits {
    return this.#holders[number] ?? 0;
  }

  unitHolders(unit: number): PassageBits {
    return this.#unitHolders[unit] ?? 0;
  }

  /** Of any of these passages. */
  mostRepeats(passages: PassageBits): number {
    return this.#repeats.reduce(
      (most, repeats, place) => (isAmong(place, passages) && repeats > most ? repeats : most),
      0,
    );
  }

  /** Of any of these passages; at least one. */
  fewestWords(passages: PassageBits): number {
    return this.#wordCounts.reduce(
      (fewest, count, place) => (isAmong(place, passages) && count < fewest ? count : fewest),
      Number.MAX_SAFE_INTEGER,
    );
  }

  #readPassage({ text, terms }: IndexedPassage, bit: PassageBits): void {
    for (const word of terms.words.keys()) {
      this.#mark(names.word + word, bit);
      // A bigram that is a word of the passage is among its words only.
      if (word.length === 2) this.#mark(names.bigram + word, bit);
    }
    for (const bigram of terms.bigrams.keys()) this.#mark(names.bigram + bigram, bit);
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      this.#unitHolders[unit] = this.unitHolders(unit) | bit;
    }
    for (const character of new Set(text)) this.#mark(names.character + character, bit);
  }

  #mark(name: string, bit: PassageBits): void {
    const number = this.numbers.of(name);
    if (number === undefined) return;
    const before = this.#holders[number] ?? 0;
    if (before === 0) this.#held.push(number);
    this.#holders[number] = before | bit;
  }
}

function isAmong(place: number, passages: PassageBits): boolean {
  return (passages & (1 << place)) !== 0;
}

/** A word and a bigram of the same characters are two terms. */
const names: Readonly<Record<QuestionTerm['kind'], string>> = { word: 'w', bigram: 'b', character: 'c' };
