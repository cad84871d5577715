import type { RankFeatures } from './rank-features.js';

/**
 * How the ranker adds its features up. Found by a listwise softmax over the first 100 candidates of 8,991 real
 * questions in six sets (news, banking, encyclopaedia; 20,666 passages), each set's figure measured with weights fitted
 * on the other five, features taken in greedily until none added 0.03 MRR (macro mean): BM25 87.1 → + best sentence
 * 90.1 → + longest common substring 90.6 → + bigram coverage 90.9. The fitted 6.2 : 6.3 : 3.2 : 4.6 is rounded here to
 * 1 : 1 : 0.5 : 0.75, which changes no figure by more than 0.1.
 */
export const rankWeights: Readonly<Record<keyof RankFeatures, number>> = {
  bm25: 1,
  bestSentence: 1,
  longestCommonSubstring: 0.5,
  bigramCoverage: 0.75,
};

/** How many of the first candidates are reordered: 10 → +2.0 MRR, 50 → +2.7; the best is among the first 100 for 99%. */
export const rankDepth = 100;

export const featureNames = ['bm25', 'bestSentence', 'longestCommonSubstring', 'bigramCoverage'] as const;

/** The sum of the weighted features; 0 or more. */
export function rankScore(features: RankFeatures): number {
  return featureNames.reduce((sum, feature) => sum + rankWeights[feature] * features[feature], 0);
}
