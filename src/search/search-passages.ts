import type { PassageIndex } from '../index/passage-index.js';
import { confidenceFloor } from './confidence.js';
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
export function searchPassages(index: PassageIndex, question: Question, accepts?: Accepts): RankedPassage[] {
  return Array.from(rankedCandidates(index, question, accepts)).toSorted(
    (a, b) => b.score - a.score || (a.id < b.id ? -1 : 1),
  );
}

/**
 * Whether one of those passages reaches the confidence floor. They are ranked one by one, best first by BM25, and mostly
 * the first one does.
 *
 * @param accepts which articles are looked in; all by default
 */
export function isAnsweredBy(index: PassageIndex, question: Question, accepts?: Accepts): boolean {
  for (const { confidence } of rankedCandidates(index, question, accepts)) {
    if (confidence >= confidenceFloor) return true;
  }
  return false;
}

type Accepts = (articleId: string) => boolean;

function* rankedCandidates(
  index: PassageIndex,
  question: Question,
  accepts: Accepts | undefined,
): Generator<RankedPassage, void, undefined> {
  const limited = limitQuestion(question, index);
  const forRanking = rankQuestion(limited, index);
  const { excluded } = limited.operators;
  const query = { ...limited, excluded, ...(accepts !== undefined && { accepts }) };
  for (const candidate of index.candidates(query, rankDepth)) {
    const { features, score, confidence } = rankCandidate(forRanking, candidate, index);
    yield {
      id: candidate.id,
      text: candidate.text,
      score,
      confidence,
      explain: () => explain(limited, index, candidate, features),
    };
  }
}
