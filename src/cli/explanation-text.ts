import type { Explanation, TermExplanation } from '../search/explanation.js';

/** Why a passage stands where it stands: its features, then its terms, the weightiest first. */
export function explanationText(confidence: number, { features, terms }: Explanation): string {
  const score = features.reduce((sum, { contribution }) => sum + contribution, 0);
  return [
    `score ${number(score)}, confidence ${number(confidence)}`,
    ...features.map(
      ({ feature, value, weight, contribution }) =>
        `  ${feature} ${number(value)} × ${weight} = ${number(contribution)}`,
    ),
    ...terms.toSorted((a, b) => b.score - a.score).map(termText),
  ].join('\n');
}

function termText({ term, kind, termFrequency, documentFrequency, idf, score }: TermExplanation): string {
  return `  ${kind} ${term}: tf ${termFrequency}, df ${documentFrequency}, idf ${number(idf)}, BM25 ${number(score)}`;
}

function number(value: number): string {
  return value.toFixed(4);
}
