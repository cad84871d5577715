import type { StringTable } from '../file/string-table.js';
import { KeyNumbers } from './key-numbers.js';

/** The terms of one kind of all layers to be merged, each with a number of its own. */
export interface Vocabulary {
  /** By layer, the number of each of its terms. */
  readonly numbers: readonly Uint32Array[];
  readonly size: number;
  /** All numbers, in the ascending order of their terms. */
  readonly ascending: Uint32Array;
}

export interface WordVocabulary extends Vocabulary {
  /** By number. */
  readonly words: readonly string[];
}

export interface KeyVocabulary extends Vocabulary {
  /** By number. */
  readonly keys: Uint32Array;
}

export function wordVocabulary(tables: readonly StringTable[]): WordVocabulary {
  const known = new Map<string, number>();
  const numbers = tables.map((table) => {
    const ofTable = new Uint32Array(table.size);
    for (let place = 0; place < ofTable.length; place++) {
      const word = table.at(place);
      let number = known.get(word);
      if (number === undefined) {
        number = known.size;
        known.set(word, number);
      }
      ofTable[place] = number;
    }
    return ofTable;
  });
  const words = Array.from(known.keys());
  const ascending = Uint32Array.from(words.toSorted(), (word) => known.get(word) ?? 0);
  return { numbers, size: words.length, ascending, words };
}

export function keyVocabulary(lists: readonly Uint32Array[]): KeyVocabulary {
  const known = new KeyNumbers();
  const numbers = lists.map((keys) => keys.map((key) => known.give(key)));
  const keys = known.keys().slice();
  const ascending = keys.toSorted().map((key) => known.of(key));
  return { numbers, size: keys.length, ascending, keys };
}
