import { maxTermFrequency } from '../frozen/posting.js';

/** Terms of one passage with their frequencies, sorted by key, in a quarter of the memory of a Map. */
export interface PostingList {
  readonly keys: Uint32Array;
  /** Term frequencies, 1–255 (more is kept as that, as the frozen layer does). */
  readonly frequencies: Uint8Array;
}

export function postingList(counts: readonly (readonly [key: number, frequency: number])[]): PostingList {
  const sorted = counts.toSorted((a, b) => a[0] - b[0]);
  return {
    keys: Uint32Array.from(sorted, ([key]) => key),
    frequencies: Uint8Array.from(sorted, ([, frequency]) => Math.min(frequency, maxTermFrequency)),
  };
}

/** The frequency of a key, 0 where it is not held; O(log n). */
export function frequencyOf({ keys, frequencies }: PostingList, key: number): number {
  let low = 0;
  let high = keys.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = keys[middle] ?? 0;
    if (found === key) return frequencies[middle] ?? 0;
    if (found < key) low = middle + 1;
    else high = middle - 1;
  }
  return 0;
}
