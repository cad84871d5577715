import { sharedUint32 } from '../file/shared-arrays.js';
import { checkUint32 } from '../file/string-table.js';
import { gone, type PassageNumbers } from './passage-numbers.js';
import type { Postings } from './posting.js';
import type { Vocabulary } from './vocabulary.js';

/** Terms of one kind of all layers together, without those that no passage holds any more. */
export interface MergedTerms {
  readonly postings: Postings;
  /** By layer, the new place of each of its terms; {@link gone} where no passage is left that holds it. */
  readonly places: readonly Uint32Array[];
  /** By new place, the number that the vocabulary gives the term. */
  readonly kept: Uint32Array;
}

/**
 * @param lists the postings of each layer, by term
 * @param numbers the new number of each passage, by layer
 */
export function mergeTerms(
  lists: readonly Postings[],
  numbers: readonly PassageNumbers[],
  vocabulary: Vocabulary,
): MergedTerms {
  const counts = new Uint32Array(vocabulary.size);
  lists.forEach((postings, layer) => {
    addLeft(counts, postings, numbers[layer] ?? none, vocabulary.numbers[layer] ?? none);
  });
  const kept = vocabulary.ascending.filter((term) => (counts[term] ?? 0) > 0);
  const placeOf = new Uint32Array(vocabulary.size).fill(gone);
  kept.forEach((term, place) => {
    placeOf[term] = place;
  });
  const places = vocabulary.numbers.map((ofLayer) => ofLayer.map((term) => placeOf[term] ?? gone));
  const ordered = kept.map((term) => counts[term] ?? 0);
  return { postings: placePostings(lists, numbers, places, ordered), places, kept };
}

const none = new Uint32Array();

/** Adds to each term's count the passages that are left of its list in one layer. */
function addLeft(
  counts: Uint32Array,
  { starts, entries }: Postings,
  numbers: PassageNumbers,
  terms: Uint32Array,
): void {
  const all = !numbers.includes(gone);
  for (let list = 0; list < terms.length; list++) {
    const start = starts[list] ?? 0;
    const end = starts[list + 1] ?? 0;
    let count = end - start;
    if (!all) {
      count = 0;
      for (let i = start; i < end; i++) if (numbers[(entries[i] ?? 0) >>> 8] !== gone) count++;
    }
    const term = terms[list] ?? 0;
    counts[term] = (counts[term] ?? 0) + count;
  }
}

function placePostings(
  lists: readonly Postings[],
  numbers: readonly PassageNumbers[],
  places: readonly Uint32Array[],
  counts: Uint32Array,
): Postings {
  const starts = sharedUint32(counts.length + 1);
  let total = 0;
  counts.forEach((count, place) => {
    total += count;
    starts[place + 1] = total;
  });
  checkUint32(total, 'postings of a kind');
  const entries = sharedUint32(total);
  const next = Uint32Array.from(starts);
  lists.forEach((postings, layer) => {
    placeLayer(postings, numbers[layer] ?? none, places[layer] ?? none, next, entries);
  });
  return { starts, entries };
}

function placeLayer(
  { starts, entries }: Postings,
  numbers: PassageNumbers,
  places: Uint32Array,
  next: Uint32Array,
  placed: Uint32Array,
): void {
  for (let list = 0; list < places.length; list++) {
    const place = places[list] ?? gone;
    if (place === gone) continue;
    let at = next[place] ?? 0;
    const end = starts[list + 1] ?? 0;
    for (let i = starts[list] ?? 0; i < end; i++) {
      const entry = entries[i] ?? 0;
      const number = numbers[entry >>> 8] ?? gone;
      if (number !== gone) placed[at++] = ((number << 8) | (entry & 0xff)) >>> 0;
    }
    next[place] = at;
  }
}
