import type { RankFeatures } from './rank-features.js';

/** Placeholder weights until fitted. */
const weights = { intercept: -4, bm25: 2, bestSentence: 4, longestCommonSubstring: 2, bigramCoverage: 3 };

/** Below this an answer is not shown. */
export const confidenceFloor = 0.5;

/** How sure it is that a passage answers the question: 0–1, from question, passage and corpus statistics alone. */
export function confidence(features: RankFeatures): number {
  const z =
    weights.intercept +
    weights.bm25 * features.bm25 +
    weights.bestSentence * features.bestSentence +
    weights.longestCommonSubstring * features.longestCommonSubstring +
    weights.bigramCoverage * features.bigramCoverage;
  return 1 / (1 + Math.exp(-z));
}
