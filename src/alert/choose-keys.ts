import { confidenceFloor } from '../search/confidence.js';
import { anyPassage, type ConfidenceBound } from '../search/confidence-bound.js';
import type { QuestionTerm } from '../search/question-terms.js';

/**
 * The fewest terms of a question, taken rarest first, of which a passage must hold one to reach the confidence floor: with
 * all others and none of these it can't. That is the presearcher's idea (Luwak, now Lucene Monitor: file a query under
 * the terms that a document must hold), with a bound of a score in place of a boolean query.
 *
 * All of them where no fewer will do (in a collection of a few passages one common word may suffice): then a passage
 * that holds none is no candidate.
 *
 * @returns places in `terms`
 */
export function chooseKeys(terms: readonly QuestionTerm[], bound: ConfidenceBound): readonly number[] {
  const order = Array.from(terms.keys()).toSorted(
    (a, b) => (terms[a]?.documentFrequency ?? 0) - (terms[b]?.documentFrequency ?? 0) || a - b,
  );
  const rank = new Uint16Array(terms.length);
  for (const [place, term] of order.entries()) rank[term] = place;
  const canDoWithout = (count: number): boolean =>
    bound.reaches(confidenceFloor, { ...anyPassage, term: (place) => (rank[place] ?? 0) >= count });
  // The bound falls with every term that is lacking.
  let tooFew = -1;
  let enough = terms.length;
  while (enough - tooFew > 1) {
    const middle = (tooFew + enough) >>> 1;
    if (canDoWithout(middle)) tooFew = middle;
    else enough = middle;
  }
  return order.slice(0, enough);
}
