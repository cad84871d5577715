import { inverseDocumentFrequency } from './bm25.js';
import { chooseCandidateTerms, rarestFirst } from './choose-candidate-terms.js';
import type { IndexQuery, TermStatistics } from './passage-index.js';

/** A term of a query with what it tells in the whole collection. */
export interface WeightedTerm {
  readonly term: string;
  readonly documentFrequency: number;
  readonly idf: number;
  /** A passage is a candidate where it holds a term that chooses, or a lone character. */
  readonly chooses: boolean;
}

/**
 * A query weighed once for all layers. Terms that no passage holds are left out. The others stand in the order in which
 * scores are summed, the same everywhere, so that sums are equal to the last bit: those that choose, then the others,
 * each the rarest first.
 */
export interface WeightedQuery {
  readonly words: readonly WeightedTerm[];
  readonly bigrams: readonly WeightedTerm[];
  readonly characters: readonly WeightedTerm[];
  readonly averageWordCount: number;
  readonly averageBigramCount: number;
  readonly phrases: readonly string[];
  readonly excluded: readonly string[];
  /** `null` for all. */
  readonly accepts: ((articleId: string) => boolean) | null;
}

export function weighQuery(query: IndexQuery, statistics: TermStatistics): WeightedQuery {
  const { passageCount } = statistics;
  const count = (terms: readonly string[], documentFrequencyOf: (term: string) => number) =>
    terms
      .map((term) => ({ term, documentFrequency: documentFrequencyOf(term) }))
      .filter(({ documentFrequency }) => documentFrequency > 0)
      .toSorted(rarestFirst);
  const words = count(query.words, (word) => statistics.wordDocumentFrequency(word));
  const bigrams = count(query.bigrams, (bigram) => statistics.bigramDocumentFrequency(bigram));
  const characters = count(query.characters, (character) => statistics.characterDocumentFrequency(character));
  // A word of two characters and the bigram that it is choose together.
  const choosing = new Set(chooseCandidateTerms([...words, ...bigrams], passageCount).map(({ term }) => term));
  const weigh = ({ term, documentFrequency }: { term: string; documentFrequency: number }): WeightedTerm => ({
    term,
    documentFrequency,
    idf: inverseDocumentFrequency(passageCount, documentFrequency),
    chooses: choosing.has(term),
  });
  const choosingFirst = (terms: readonly WeightedTerm[]) => [
    ...terms.filter(({ chooses }) => chooses),
    ...terms.filter(({ chooses }) => !chooses),
  ];
  return {
    words: choosingFirst(words.map(weigh)),
    bigrams: choosingFirst(bigrams.map(weigh)),
    characters: characters.map(weigh),
    averageWordCount: statistics.averageWordCount,
    averageBigramCount: statistics.averageBigramCount,
    phrases: query.phrases,
    excluded: query.excluded ?? [],
    accepts: query.accepts ?? null,
  };
}
