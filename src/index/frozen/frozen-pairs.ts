import { bigramKey } from '../bigram.js';
import type { Side } from '../passage-index.js';
import type { FrozenData } from './frozen-data.js';
import { keyLowerBound } from './sorted-keys.js';

const unitBits = 16;
const unitMask = 0xffff;

/**
 * Which characters stand side by side in the texts of a frozen layer: its bigrams, and the words of two characters, which
 * have no posting as bigrams. One pass over typed arrays, where asking for thousands of pairs would take ten times as long.
 */
export class FrozenPairs {
  readonly #data: FrozenData;
  /** The words of two UTF-16 units, ascending; made when they are first asked for. */
  #words: Uint32Array | null = null;

  constructor(data: FrozenData) {
    this.#data = data;
  }

  /** Tells of a character whether it stands there. Passages that were taken out are not left out. */
  beside(character: string, side: Side): (other: string) => boolean {
    this.#words ??= wordsOfTwo(this.#data);
    const found = new Uint8Array(unitMask + 1);
    for (const keys of [this.#data.bigrams, this.#words]) {
      if (side === 'behind') markBehind(keys, character, found);
      else markBefore(keys, character, found);
    }
    return (other) => found[other.charCodeAt(0)] === 1;
  }
}

function markBehind(keys: Uint32Array, character: string, found: Uint8Array): void {
  const first = bigramKey(`${character}\0`);
  const end = keyLowerBound(keys, first + unitMask + 1);
  for (let at = keyLowerBound(keys, first); at < end; at++) found[(keys[at] ?? 0) & unitMask] = 1;
}

function markBefore(keys: Uint32Array, character: string, found: Uint8Array): void {
  const second = character.charCodeAt(0);
  for (const key of keys) if ((key & unitMask) === second) found[key >>> unitBits] = 1;
}

function wordsOfTwo({ words }: FrozenData): Uint32Array {
  const keys: number[] = [];
  for (let word = 0; word < words.size; word++) if (words.lengthAt(word) === 2) keys.push(bigramKey(words.at(word)));
  return Uint32Array.from(keys);
}
