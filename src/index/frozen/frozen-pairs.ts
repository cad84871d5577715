import { bigramKey } from '../bigram.js';
import type { Side } from '../passage-index.js';
import type { FrozenData } from './frozen-data.js';
import { keyLowerBound } from './sorted-keys.js';

const unitBits = 16;
const unitMask = 0xffff;
const unitCount = 0x1_0000;

/**
 * Which characters stand side by side in the texts of a frozen layer: its bigrams, and the words of two characters, which
 * have no posting as bigrams. Asking for thousands of pairs one by one would take ten times as long.
 */
export class FrozenPairs {
  readonly #data: FrozenData;
  /** The words of two UTF-16 units, ascending. This and the next are made when they are first asked for. */
  #words: Uint32Array | null = null;
  #firsts: FirstUnits | null = null;

  constructor(data: FrozenData) {
    this.#data = data;
  }

  /** Tells of a character whether it stands there. Passages that were taken out are not left out. */
  beside(character: string, side: Side): (other: string) => boolean {
    const found = new Uint8Array(unitCount);
    this.#words ??= wordsOfTwo(this.#data);
    const keys = [this.#data.bigrams, this.#words];
    if (side === 'behind') for (const each of keys) markBehind(each, character, found);
    else {
      this.#firsts ??= firstUnits(keys);
      markBefore(this.#firsts, character, found);
    }
    return (other) => found[other.charCodeAt(0)] === 1;
  }
}

/** The first units of all pairs, by the second one: those of unit `u` are from `starts[u]` to before `starts[u + 1]`. */
interface FirstUnits {
  readonly starts: Uint32Array;
  readonly firsts: Uint16Array;
}

/** A counting sort: two passes over all pairs, and two bytes for each. */
function firstUnits(keys: readonly Uint32Array[]): FirstUnits {
  const starts = new Uint32Array(unitCount + 1);
  for (const each of keys) {
    for (let at = 0; at < each.length; at++) {
      const second = (each[at] ?? 0) & unitMask;
      starts[second + 1] = (starts[second + 1] ?? 0) + 1;
    }
  }
  for (let unit = 0; unit < unitCount; unit++) starts[unit + 1] = (starts[unit + 1] ?? 0) + (starts[unit] ?? 0);
  const firsts = new Uint16Array(starts[unitCount] ?? 0);
  const next = starts.slice();
  for (const each of keys) {
    for (let at = 0; at < each.length; at++) {
      const key = each[at] ?? 0;
      const place = next[key & unitMask] ?? 0;
      firsts[place] = key >>> unitBits;
      next[key & unitMask] = place + 1;
    }
  }
  return { starts, firsts };
}

function markBehind(keys: Uint32Array, character: string, found: Uint8Array): void {
  const first = bigramKey(`${character}\0`);
  const end = keyLowerBound(keys, first + unitMask + 1);
  for (let at = keyLowerBound(keys, first); at < end; at++) found[(keys[at] ?? 0) & unitMask] = 1;
}

function markBefore({ starts, firsts }: FirstUnits, character: string, found: Uint8Array): void {
  const second = character.charCodeAt(0);
  const end = starts[second + 1] ?? 0;
  for (let at = starts[second] ?? 0; at < end; at++) found[firsts[at] ?? 0] = 1;
}

function wordsOfTwo({ words }: FrozenData): Uint32Array {
  const keys: number[] = [];
  for (let word = 0; word < words.size; word++) if (words.lengthAt(word) === 2) keys.push(bigramKey(words.at(word)));
  return Uint32Array.from(keys);
}
