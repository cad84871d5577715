import { placesByUnit } from './places-by-unit.js';

/** Only so much of a sentence is compared: the cost grows with its length times the question's. */
const maxSentenceUtf16Units = 400;

/**
 * Reads a question once and gives a function that tells how much of it a text holds in the question's order, however far
 * apart: the weight of the weightiest common subsequence (Wagner & Fischer, "The String-to-String Correction Problem",
 * 1974), 0 up to the sum of the weights.
 *
 * @param weights what each UTF-16 unit of the question tells, 0 or more
 */
export function orderedCharacters(question: string, weights: Float64Array): (text: string) => number {
  const length = weights.length;
  const placesOf = placesByUnit(question, length);
  /** The best for each beginning of the question. */
  const sums = new Float64Array(length + 1);
  return (text) => {
    sums.fill(0);
    const end = Math.min(text.length, maxSentenceUtf16Units);
    for (let at = 0; at < end; at++) {
      const places = placesOf.get(text.charCodeAt(at));
      if (places === undefined) continue;
      // The last place first: it needs what the one before had at the unit before.
      for (let i = places.length - 1; i >= 0; i--) {
        const place = places[i] ?? 0;
        raise(sums, place, (sums[place - 1] ?? 0) + (weights[place - 1] ?? 0));
      }
    }
    return sums[length] ?? 0;
  };
}

/** Sums never fall from one place to the next. */
function raise(sums: Float64Array, from: number, sum: number): void {
  for (let place = from; place < sums.length && (sums[place] ?? 0) < sum; place++) sums[place] = sum;
}
