import type { FrozenData } from './frozen-data.js';
import { mergePassages } from './merge-passages.js';
import { type MergedTerms, mergeTerms } from './merge-terms.js';
import { type MergePart, numberPassages } from './passage-numbers.js';
import { sharedUint16, sharedUint32 } from './shared-arrays.js';
import { checkUint32, StringTable } from './string-table.js';

/**
 * Merges frozen layers into one, in memory that threads share. Needs no segmenter: postings are renumbered and set one
 * after another. Where parts hold articles of one id, the last one's stays.
 *
 * @throws {RangeError} for more than 2²⁴ passages
 */
export function mergeFrozen(parts: readonly MergePart[]): FrozenData {
  const numbers = numberPassages(parts);
  const datas = parts.map(({ data }) => data);
  const tables = datas.map(({ words }) => words);
  const words = mergeTerms(
    datas.map(({ wordPostings }) => wordPostings),
    numbers,
    (part, place, other, otherPlace) => tables[part]?.compare(place, tables[other] ?? noStrings, otherPlace) ?? 0,
  );
  const bigramKeys = datas.map(({ bigrams }) => bigrams);
  const bigrams = mergeTerms(
    datas.map(({ bigramPostings }) => bigramPostings),
    numbers,
    compareKeys(bigramKeys),
  );
  const finalKeys = datas.map(({ finals }) => finals);
  const finals = mergeTerms(
    datas.map(({ finalPostings }) => finalPostings),
    numbers,
    compareKeys(finalKeys),
  );
  return {
    words: mergedStrings(tables, words),
    wordPostings: words.postings,
    bigrams: mergedKeys(bigramKeys, bigrams),
    bigramPostings: bigrams.postings,
    finals: mergedKeys(finalKeys, finals),
    finalPostings: finals.postings,
    ...mergePassages(datas, numbers, words.places),
  };
}

const noStrings = new StringTable(new Uint16Array(), new Uint32Array(1));

function compareKeys(keys: readonly Uint32Array[]) {
  return (part: number, place: number, other: number, otherPlace: number): number =>
    (keys[part]?.[place] ?? 0) - (keys[other]?.[otherPlace] ?? 0);
}

function mergedKeys(keys: readonly Uint32Array[], { sourceParts, sourcePlaces }: MergedTerms): Uint32Array {
  const merged = sharedUint32(sourceParts.length);
  for (let term = 0; term < merged.length; term++) {
    merged[term] = keys[sourceParts[term] ?? 0]?.[sourcePlaces[term] ?? 0] ?? 0;
  }
  return merged;
}

function mergedStrings(tables: readonly StringTable[], { sourceParts, sourcePlaces }: MergedTerms): StringTable {
  const starts = sharedUint32(sourceParts.length + 1);
  let total = 0;
  for (let term = 0; term < sourceParts.length; term++) {
    total += tables[sourceParts[term] ?? 0]?.lengthAt(sourcePlaces[term] ?? 0) ?? 0;
    starts[term + 1] = total;
  }
  checkUint32(total, 'units in a table of strings');
  const units = sharedUint16(total);
  for (let term = 0; term < sourceParts.length; term++) {
    tables[sourceParts[term] ?? 0]?.copyTo(units, starts[term] ?? 0, sourcePlaces[term] ?? 0);
  }
  return new StringTable(units, starts);
}
