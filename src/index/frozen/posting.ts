/**
 * A posting of the frozen layer in 32 bits: the passage's number in the upper 24, the term frequency in the lower 8.
 * A list of them is ascending by passage.
 */
export const maxPassages = 2 ** 24;
/** A term is counted no further: BM25 at k1 0.9 tells 255 from more in the third digit. */
export const maxTermFrequency = 255;

export function posting(passage: number, termFrequency: number): number {
  return ((passage << 8) | Math.min(termFrequency, maxTermFrequency)) >>> 0;
}

export function passageOf(entry: number): number {
  return entry >>> 8;
}

export function termFrequencyOf(entry: number): number {
  return entry & 0xff;
}

/** Lists one after another: list `i` has the entries from `starts[i]` up to `starts[i + 1]`. */
export interface Postings {
  readonly starts: Uint32Array;
  readonly entries: Uint32Array;
}

/** How often a passage stands in a list: its term frequency, 0 where it does not; O(log n). */
export function findTermFrequency({ starts, entries }: Postings, list: number, passage: number): number {
  let low = starts[list] ?? 0;
  const end = starts[list + 1] ?? 0;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((entries[middle] ?? 0) >>> 8 < passage) low = middle + 1;
    else high = middle;
  }
  const entry = low < end ? (entries[low] ?? 0) : 0;
  return entry >>> 8 === passage ? entry & 0xff : 0;
}
