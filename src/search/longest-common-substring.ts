import { placesByUnit } from './places-by-unit.js';

/** Only so much of a question is compared (its cost grows with the product of both lengths where all units are equal). */
export const maxQuestionUtf16Units = 200;

/**
 * Reads a question once and gives a function that tells, for any text, the length in UTF-16 units of the longest run
 * that both hold. Goes through the text once; of the table of Wagner & Fischer it fills only the cells where a unit of
 * the text stands in the question (Hunt & Szymanski, "A Fast Algorithm for Computing Longest Common Subsequences", 1977).
 */
export function longestCommonSubstring(question: string): (text: string) => number {
  const length = Math.min(question.length, maxQuestionUtf16Units);
  const placesOf = placesByUnit(question, length);
  /** For each place of the question the run that ends there, and the place of the text where it does. */
  const runs = new Uint32Array(length + 1);
  const ends = new Int32Array(length + 1);
  return (text) => {
    ends.fill(-1);
    let best = 0;
    for (let at = 0; at < text.length; at++) {
      const places = placesOf.get(text.charCodeAt(at));
      if (places === undefined) continue;
      // The last place first: it needs what the one before had at the unit before.
      for (let i = places.length - 1; i >= 0; i--) {
        const place = places[i] ?? 0;
        const run = at > 0 && ends[place - 1] === at - 1 ? (runs[place - 1] ?? 0) + 1 : 1;
        runs[place] = run;
        ends[place] = at;
        if (run > best) best = run;
      }
    }
    return best;
  };
}
