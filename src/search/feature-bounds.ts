import type { RankFeatures, RankQuestion } from './rank-features.js';

/** What shares of a question are shares of. */
export interface QuestionTotals extends Pick<RankQuestion, 'wordIdf' | 'bigramIdf' | 'characterIdf' | 'answerType'> {
  /** UTF-16 units. */
  readonly length: number;
  readonly hasBigrams: boolean;
}

/** The most that a text can hold of a question. */
export interface HeldAtMost {
  /** Idf of the words that it may hold as words, and of those that may stand in it as they are written. */
  readonly wordIdf: number;
  readonly writtenWordIdf: number;
  /** What BM25 makes of a word as often as any may be repeated, per its idf; under k1 + 1. */
  readonly wordScore: number;
  /** The same of bigrams. */
  readonly bigramIdf: number;
  readonly writtenBigramIdf: number;
  readonly characterIdf: number;
  /** UTF-16 units. */
  readonly longestShared: number;
}

/**
 * No passage that holds at most this has greater features. A feature that no such bound is known of is given its greatest
 * value: right, if of no use. The smallest value of any feature is 0.
 */
export function featureBounds(question: QuestionTotals, most: HeldAtMost): RankFeatures {
  const writtenWords = share(most.writtenWordIdf, question.wordIdf);
  const writtenBigrams = share(most.writtenBigramIdf, question.bigramIdf);
  return {
    bm25: share(most.wordIdf * most.wordScore, question.wordIdf),
    bigramCoverage: share(most.bigramIdf, question.bigramIdf),
    bestSentence: question.hasBigrams ? (writtenWords + writtenBigrams) / 2 : writtenWords,
    longestCommonSubstring: share(most.longestShared, question.length),
    heaviestWindow: 1,
    sentencePair: share(most.characterIdf, question.characterIdf),
    characterOrder: 1,
    answerType: question.answerType === null ? 0 : 1,
    firstSentence: 1,
    brevity: 1,
  };
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
