import { GrowingUint32 } from './growing-array.js';
import { mergeSorted, type SortedLists } from './merge-sorted.js';
import { gone, type PassageNumbers } from './passage-numbers.js';
import type { Postings } from './posting.js';
import { sharedUint32 } from './shared-arrays.js';
import { checkUint32 } from './string-table.js';

/** Terms of one kind, ascending, of all parts together. */
export interface MergedTerms {
  readonly postings: Postings;
  /** By part, the new place of each of its terms; {@link gone} where no passage is left that holds it. */
  readonly places: readonly Uint32Array[];
  /** By new place, a part that has the term, and its place there. */
  readonly sourceParts: Uint32Array;
  readonly sourcePlaces: Uint32Array;
}

/**
 * @param lists the postings of each part, by term
 * @param numbers the new number of each passage, by part
 */
export function mergeTerms(
  lists: readonly Postings[],
  numbers: readonly PassageNumbers[],
  compare: SortedLists['compare'],
): MergedTerms {
  const left = lists.map((postings, part) => countLeft(postings, numbers[part]));
  const places = left.map(({ length }) => new Uint32Array(length).fill(gone));
  const [parts, sources, counts] = [new GrowingUint32(), new GrowingUint32(), new GrowingUint32()];
  let current = -1;
  mergeSorted({ sizes: left.map(({ length }) => length), compare }, (part, place, isNew) => {
    if (isNew) current = -1;
    const count = left[part]?.[place] ?? 0;
    if (count === 0) return;
    if (current < 0) {
      current = counts.length;
      parts.push(part);
      sources.push(place);
      counts.push(0);
    }
    counts.set(current, counts.at(current) + count);
    const ofPart = places[part];
    if (ofPart !== undefined) ofPart[place] = current;
  });
  return {
    postings: placePostings(lists, numbers, places, counts.values()),
    places,
    sourceParts: parts.values(),
    sourcePlaces: sources.values(),
  };
}

/** How many passages are left in each list. */
function countLeft({ starts, entries }: Postings, numbers: PassageNumbers | undefined): Uint32Array {
  const counts = new Uint32Array(starts.length - 1);
  const all = numbers === undefined || !numbers.includes(gone);
  for (let list = 0; list < counts.length; list++) {
    const start = starts[list] ?? 0;
    const end = starts[list + 1] ?? 0;
    if (all) {
      counts[list] = end - start;
      continue;
    }
    let count = 0;
    for (let i = start; i < end; i++) if (numbers[(entries[i] ?? 0) >>> 8] !== gone) count++;
    counts[list] = count;
  }
  return counts;
}

function placePostings(
  lists: readonly Postings[],
  numbers: readonly PassageNumbers[],
  places: readonly Uint32Array[],
  counts: Uint32Array,
): Postings {
  const starts = sharedUint32(counts.length + 1);
  let total = 0;
  counts.forEach((count, term) => {
    total += count;
    starts[term + 1] = total;
  });
  checkUint32(total, 'postings of a kind');
  const entries = sharedUint32(total);
  const next = Uint32Array.from(starts);
  lists.forEach((postings, part) => {
    placePart(postings, numbers[part] ?? new Uint32Array(), places[part] ?? new Uint32Array(), next, entries);
  });
  return { starts, entries };
}

function placePart(
  { starts, entries }: Postings,
  numbers: PassageNumbers,
  places: Uint32Array,
  next: Uint32Array,
  placed: Uint32Array,
): void {
  for (let list = 0; list < places.length; list++) {
    const term = places[list] ?? gone;
    if (term === gone) continue;
    let at = next[term] ?? 0;
    const end = starts[list + 1] ?? 0;
    for (let i = starts[list] ?? 0; i < end; i++) {
      const entry = entries[i] ?? 0;
      const number = numbers[entry >>> 8] ?? gone;
      if (number !== gone) placed[at++] = ((number << 8) | (entry & 0xff)) >>> 0;
    }
    next[term] = at;
  }
}
