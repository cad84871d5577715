import type { RankFeatures } from './rank-features.js';

/**
 * What the confidence goes by, in order: features of the passage, and the logarithm of the collection's size (a small
 * one lacks words that any question has, so that missing them tells less).
 */
export const confidenceInputs = [
  'bm25',
  'bestSentence',
  'longestCommonSubstring',
  'bigramCoverage',
  'sentencePair',
  'logPassageCount',
] as const satisfies readonly (keyof RankFeatures | 'logPassageCount')[];

/** Their values, in that order. */
export type ConfidenceInputs = readonly number[];

/**
 * Logistic regression (Platt, "Probabilistic Outputs for Support Vector Machines", 1999), fitted by
 * `npm run fit -- confidence` on 16,790 first passages: right ones of questions asked of their own set, and those of
 * sets of another domain, in collections of 60 to 10,451 passages, both kinds weighing the same; rounded.
 */
const intercept = -4.9;
const weights: readonly number[] = [5.4, 1.9, 1.5, 10.3, 4.5, -0.7];
/** Beyond this size nothing is added: with so many passages every word of a question is known. */
const maxPassageCount = 5_000;

/** Below this an answer is not shown: in the fit it is reached by 97.6% of the right passages, and not by 96.6% of foreign ones (the cases it was fitted on). */
export const confidenceFloor = 0.35;

/** @param passageCount how many passages the collection holds */
export function confidenceInputsOf(features: RankFeatures, passageCount: number): ConfidenceInputs {
  const known = { ...features, logPassageCount: logPassageCount(passageCount) };
  return confidenceInputs.map((name) => known[name]);
}

/**
 * How sure it is that a passage answers the question, 0–1: from question, passage and corpus statistics alone, so that
 * it can be asked of a new article by itself.
 */
export function confidence(inputs: ConfidenceInputs): number {
  const evidence = inputs.reduce((sum, value, i) => sum + (weights[i] ?? 0) * value, intercept);
  return 1 / (1 + Math.exp(-evidence));
}

/** The greatest confidence of any passage whose features are each 0 or more and at most these. */
export function confidenceAtMost(features: RankFeatures, passageCount: number): number {
  let evidence = intercept;
  // Without a list of its inputs: it is asked of thousands of questions an article.
  for (let i = 0; i < confidenceInputs.length; i++) {
    const name = confidenceInputs[i] ?? 'logPassageCount';
    const weight = weights[i] ?? 0;
    if (name === 'logPassageCount') evidence += weight * logPassageCount(passageCount);
    else if (weight > 0) evidence += weight * features[name];
  }
  return 1 / (1 + Math.exp(-evidence));
}

function logPassageCount(passageCount: number): number {
  return Math.log(Math.min(Math.max(1, passageCount), maxPassageCount));
}
