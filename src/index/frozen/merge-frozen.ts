import { sharedUint32 } from '../file/shared-arrays.js';
import { sharedStringTable } from '../file/string-table.js';
import type { FrozenData } from './frozen-data.js';
import { mergePassages } from './merge-passages.js';
import { mergeTerms } from './merge-terms.js';
import { type MergePart, numberPassages } from './passage-numbers.js';
import { keyVocabulary, wordVocabulary } from './vocabulary.js';

/**
 * Merges frozen layers into one, in memory that threads share. Needs no segmenter: postings are renumbered and set one
 * after another. Where layers hold articles of one id, the last one's stays.
 *
 * @throws {RangeError} for more than 2²⁴ passages
 */
export function mergeFrozen(parts: readonly MergePart[]): FrozenData {
  const numbers = numberPassages(parts);
  const datas = parts.map(({ data }) => data);
  const dictionary = wordVocabulary(datas.map(({ words }) => words));
  const words = mergeTerms(
    datas.map(({ wordPostings }) => wordPostings),
    numbers,
    dictionary,
  );
  const bigramKeys = keyVocabulary(datas.map(({ bigrams }) => bigrams));
  const bigrams = mergeTerms(
    datas.map(({ bigramPostings }) => bigramPostings),
    numbers,
    bigramKeys,
  );
  const finalKeys = keyVocabulary(datas.map(({ finals }) => finals));
  const finals = mergeTerms(
    datas.map(({ finalPostings }) => finalPostings),
    numbers,
    finalKeys,
  );
  return {
    words: sharedStringTable(Array.from(words.kept, (word) => dictionary.words[word] ?? '')),
    wordPostings: words.postings,
    bigrams: keysOf(bigramKeys.keys, bigrams.kept),
    bigramPostings: bigrams.postings,
    finals: keysOf(finalKeys.keys, finals.kept),
    finalPostings: finals.postings,
    ...mergePassages(datas, numbers, words.places),
  };
}

function keysOf(keys: Uint32Array, kept: Uint32Array): Uint32Array {
  const merged = sharedUint32(kept.length);
  kept.forEach((number, place) => {
    merged[place] = keys[number] ?? 0;
  });
  return merged;
}
