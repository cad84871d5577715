import type { FrozenData } from './frozen-data.js';
import { type Postings, passageOf } from './posting.js';
import { keyIndexOf, keyLowerBound } from './sorted-keys.js';

type List = readonly [postings: Postings, list: number];

/**
 * Calls back for every posting of a passage that holds a Han character: every place of it begins a word or a bigram, or
 * ends a run. A passage may come more than once.
 */
export function forEachHolder(data: FrozenData, character: string, onPassage: (passage: number) => void): void {
  for (const [{ starts, entries }, list] of listsOf(data, character)) {
    const end = starts[list + 1] ?? 0;
    for (let i = starts[list] ?? 0; i < end; i++) onPassage(passageOf(entries[i] ?? 0));
  }
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

/** How often the units from `start` up to `end` hold a character (one or two units). */
export function countInUnits(units: Uint16Array, start: number, end: number, character: string): number {
  const first = character.charCodeAt(0);
  const second = character.length > 1 ? character.charCodeAt(1) : null;
  const last = end - character.length;
  let count = 0;
  for (let at = start; at <= last; at++) {
    if (units[at] === first && (second === null || units[at + 1] === second)) count++;
  }
  return count;
}
