import { countBigrams } from '../../src/index/bigram.js';
import type {
  CandidateTerms,
  CollectionStatistics,
  IndexedPassage,
  IndexQuery,
} from '../../src/index/passage-index.js';
import { scorePassage } from '../../src/index/score-passage.js';
import { weighQuery } from '../../src/index/weigh-query.js';

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** Statistics counted anew from all passages. */
export function countedStatistics(passages: readonly IndexedPassage[]): CollectionStatistics {
  const average = (total: number) => (passages.length === 0 ? 0 : total / passages.length);
  const holding = (holds: (passage: IndexedPassage) => boolean) => passages.filter(holds).length;
  return {
    passageCount: passages.length,
    distinctWords: new Set(passages.flatMap(({ terms }) => [...terms.words.keys()])).size,
    averageWordCount: average(sum(passages.map(({ terms }) => terms.wordCount))),
    averageBigramCount: average(sum(passages.map(({ text }) => sum([...countBigrams(text).values()])))),
    wordDocumentFrequency: (word) => holding(({ terms }) => terms.words.has(word)),
    bigramDocumentFrequency: (bigram) =>
      holding(({ text, terms }) => terms.words.has(bigram) || countBigrams(text).has(bigram)),
    characterDocumentFrequency: (character) => holding(({ text }) => text.includes(character)),
    unitDocumentFrequency: (unit) => holding(({ text }) => text.includes(unit)),
  };
}

/** An index counts a term no further. */
const most = 255;

function termsOf({ text, terms }: IndexedPassage): CandidateTerms {
  const bigrams = countBigrams(text);
  return {
    wordCount: terms.wordCount,
    bigramCount: terms.bigramCount,
    wordFrequency: (word) => Math.min(most, terms.words.get(word) ?? 0),
    bigramFrequency: (bigram) => Math.min(most, (terms.words.get(bigram) ?? 0) || (bigrams.get(bigram) ?? 0)),
  };
}

/** Scores every passage there is. */
export function exhaustive(passages: readonly IndexedPassage[], query: IndexQuery, limit: number) {
  const weighted = weighQuery(query, countedStatistics(passages));
  return passages
    .filter(({ text }) => query.phrases.every((phrase) => text.includes(phrase)))
    .filter(({ text }) => !(query.excluded ?? []).some((word) => text.includes(word)))
    .filter(({ id }) => query.accepts?.(id.slice(0, id.lastIndexOf('#'))) ?? true)
    .map((passage) => ({ id: passage.id, ...scorePassage(weighted, termsOf(passage), passage.text) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, limit);
}
