import { maxTermFrequency } from '../index/frozen/posting.js';
import type { IndexedPassage } from '../index/passage-index.js';
import { scorePassage as scoreTerms } from '../index/score-passage.js';
import { type CandidateRank, rankCandidate } from './rank-candidate.js';
import type { WeighedQuestion } from './weigh-question.js';

export type { IndexedPassage } from '../index/passage-index.js';

/**
 * What a search for the question would make of one passage, were it among the candidates, to the last bit, given the
 * statistics that the question was weighed with.
 *
 * @returns `null` where the passage is no candidate: it holds no term that chooses, or not what the question insists on.
 */
export function scorePassage(
  { forRanking, query, passageCount }: WeighedQuestion,
  { id, text, terms }: IndexedPassage,
): CandidateRank | null {
  if (query.phrases.some((phrase) => !text.includes(phrase))) return null;
  if (query.excluded.some((word) => text.includes(word))) return null;
  const wordFrequency = (word: string): number => Math.min(terms.words.get(word) ?? 0, maxTermFrequency);
  const candidateTerms = {
    wordCount: terms.wordCount,
    bigramCount: terms.bigramCount,
    wordFrequency,
    bigramFrequency: (bigram: string) =>
      Math.min(terms.bigrams.get(bigram) ?? 0, maxTermFrequency) || wordFrequency(bigram),
  };
  const scores = scoreTerms(query, candidateTerms, text);
  if (scores.score === 0) return null;
  return rankCandidate(forRanking, { id, text, terms: candidateTerms, ...scores }, { passageCount });
}
