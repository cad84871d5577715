import type { TermStatistics } from '../index/passage-index.js';
import { isSaid } from './name-forms.js';
import type { Question } from './question.js';

/** A question may be 4,096 characters long; what decides it are its rarest words. */
const maxWords = 32;
const maxBigrams = 64;

/**
 * Keeps the rarest terms that the collection holds, then others, in the order they were asked; and of short names for what
 * is asked about those that passages use, as further words.
 */
export function limitQuestion(question: Question, statistics: TermStatistics): Question {
  const names = question.names.filter(({ asked, short }) => asked === 'short' || isSaid(short, statistics));
  const shorts = names.flatMap(({ asked, short }) => (asked === 'long' ? [short] : []));
  const words = Array.from(new Set([...question.words, ...shorts]));
  return {
    ...question,
    names,
    words: rarest(words, maxWords, (word) => statistics.wordDocumentFrequency(word)),
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
