import { type FrozenData, passageCountOf } from './frozen-data.js';
import { GrowingUint32 } from './growing-array.js';
import { type Postings, passageOf } from './posting.js';
import { keyIndexOf, keyLowerBound } from './sorted-keys.js';

type List = readonly [postings: Postings, list: number];

/**
 * The passages that hold any of some Han characters, ascending, those taken out among them: every place of a character
 * begins a word or a bigram, or ends a run.
 */
export function holdersOf(data: FrozenData, characters: readonly string[]): Uint32Array {
  const isHolder = new Uint8Array(passageCountOf(data));
  for (const character of characters) {
    for (const [{ starts, entries }, list] of listsOf(data, character)) {
      const end = starts[list + 1] ?? 0;
      for (let i = starts[list] ?? 0; i < end; i++) isHolder[passageOf(entries[i] ?? 0)] = 1;
    }
  }
  const holders = new GrowingUint32();
  for (let passage = 0; passage < isHolder.length; passage++) if (isHolder[passage] === 1) holders.push(passage);
  return holders.values();
}

function* listsOf(data: FrozenData, character: string): Generator<List, void, undefined> {
  for (let word = data.words.lowerBound(character); word < data.words.size; word++) {
    if (!data.words.startsWith(word, character)) break;
    yield [data.wordPostings, word];
  }
  // A character outside the BMP is two units: a whole key.
  const firstKey = ((character.charCodeAt(0) << 16) | (character.length > 1 ? character.charCodeAt(1) : 0)) >>> 0;
  const lastKey = character.length > 1 ? firstKey : (firstKey | 0xffff) >>> 0;
  for (let bigram = keyLowerBound(data.bigrams, firstKey); bigram < data.bigrams.length; bigram++) {
    if ((data.bigrams[bigram] ?? 0) > lastKey) break;
    yield [data.bigramPostings, bigram];
  }
  const final = keyIndexOf(data.finals, character.codePointAt(0) ?? 0);
  if (final >= 0) yield [data.finalPostings, final];
}

/** Counts characters (one or two units each, all different) in passages: all of them in one pass over the units. */
export class CharacterCounter {
  /** By first unit, 1 + the first of the characters that begin with it; 0 where none does. */
  readonly #byFirstUnit = new Uint16Array(0x1_0000);
  /** By character, 1 + the next that begins with the same unit. */
  readonly #next: Uint16Array;
  readonly #secondUnits: readonly (number | null)[];
  readonly #counts: Uint32Array;

  constructor(characters: readonly string[]) {
    this.#next = new Uint16Array(characters.length);
    this.#counts = new Uint32Array(characters.length);
    this.#secondUnits = characters.map((character) => (character.length > 1 ? character.charCodeAt(1) : null));
    characters.forEach((character, i) => {
      const first = character.charCodeAt(0);
      this.#next[i] = this.#byFirstUnit[first] ?? 0;
      this.#byFirstUnit[first] = i + 1;
    });
  }

  /** How often the units from `start` up to `end` hold each; good until the next call. */
  count(units: Uint16Array, start: number, end: number): Uint32Array {
    const byFirstUnit = this.#byFirstUnit;
    this.#counts.fill(0);
    for (let at = start; at < end; at++) {
      const first = byFirstUnit[units[at] ?? 0] ?? 0;
      if (first > 0) this.#countAt(first, units, at, end);
    }
    return this.#counts;
  }

  /** Counts those that stand at a place, beginning with the `first`. */
  #countAt(first: number, units: Uint16Array, at: number, end: number): void {
    for (let i = first; i > 0; i = this.#next[i - 1] ?? 0) {
      const second = this.#secondUnits[i - 1];
      const isHeld = second === null || (at + 1 < end && units[at + 1] === second);
      if (isHeld) this.#counts[i - 1] = (this.#counts[i - 1] ?? 0) + 1;
    }
  }
}
