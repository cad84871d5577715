import type { Candidate, TermStatistics } from '../index/passage-index.js';
import { confidence, confidenceInputsOf } from './confidence.js';
import { type RankFeatures, type RankQuestion, rankFeatures } from './rank-features.js';
import { rankScore } from './rank-weights.js';

/** What the ranker makes of one candidate. */
export interface CandidateRank {
  readonly features: RankFeatures;
  /** Comparable among the passages of one question. */
  readonly score: number;
  /** 0–1. */
  readonly confidence: number;
}

export function rankCandidate(
  forRanking: RankQuestion,
  candidate: Candidate,
  { passageCount }: Pick<TermStatistics, 'passageCount'>,
): CandidateRank {
  const features = rankFeatures(forRanking, candidate);
  return {
    features,
    score: rankScore(features),
    confidence: confidence(confidenceInputsOf(features, passageCount)),
  };
}
