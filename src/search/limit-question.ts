import type { TermStatistics } from '../index/passage-index.js';
import type { Question } from './question.js';

/** A question may be 4,096 characters long; what decides it are its rarest words. */
const maxWords = 32;
const maxBigrams = 64;

/** Keeps the rarest terms that the collection holds, then others, in the order they were asked. */
export function limitQuestion(question: Question, statistics: TermStatistics): Question {
  return {
    ...question,
    words: rarest(question.words, maxWords, (word) => statistics.wordDocumentFrequency(word)),
    bigrams: rarest(question.bigrams, maxBigrams, (bigram) => statistics.bigramDocumentFrequency(bigram)),
    characters: question.characters.slice(0, maxWords),
  };
}

function rarest(
  terms: readonly string[],
  limit: number,
  documentFrequencyOf: (term: string) => number,
): readonly string[] {
  if (terms.length <= limit) return terms;
  const kept = new Set(
    terms
      .map((term) => ({ term, documentFrequency: documentFrequencyOf(term) || Number.POSITIVE_INFINITY }))
      .toSorted((a, b) => a.documentFrequency - b.documentFrequency || (a.term < b.term ? -1 : 1))
      .slice(0, limit)
      .map(({ term }) => term),
  );
  return terms.filter((term) => kept.has(term));
}
