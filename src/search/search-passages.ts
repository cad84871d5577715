import type { PassageIndex } from '../index/passage-index.js';
import { type Explanation, explain } from './explanation.js';
import { limitQuestion } from './limit-question.js';
import type { Question } from './question.js';
import { rankCandidate } from './rank-candidate.js';
import { rankQuestion } from './rank-features.js';
import { rankDepth } from './rank-weights.js';

/** A passage that matches a question, in its place. */
export interface RankedPassage {
  readonly id: string;
  /** Normalised, as the index has it. */
  readonly text: string;
  /** Comparable among the passages of one question. */
  readonly score: number;
  /** 0–1. */
  readonly confidence: number;
  /** Worked out when called. */
  explain(): Explanation;
}

/**
 * The passages that match a question, best first, ties by id; at most `rankDepth` of them.
 *
 * Candidates come from the index by BM25 over words and bigrams; the ranker reorders them.
 *
 * @param accepts which articles are looked in; all by default
 */
export function searchPassages(
  index: PassageIndex,
  question: Question,
  accepts?: (articleId: string) => boolean,
): RankedPassage[] {
  const limited = limitQuestion(question, index);
  const forRanking = rankQuestion(limited, index);
  const { excluded } = limited.operators;
  return index
    .candidates({ ...limited, excluded, ...(accepts !== undefined && { accepts }) }, rankDepth)
    .map((candidate) => {
      const { features, score, confidence } = rankCandidate(forRanking, candidate, index);
      return {
        id: candidate.id,
        text: candidate.text,
        score,
        confidence,
        explain: () => explain(limited, index, candidate, features),
      };
    })
    .toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}
