import { inverseDocumentFrequency, termScore } from './bm25.js';
import type { CandidateTerms, CollectionStatistics, IndexQuery } from './passage-index.js';

/**
 * How much BM25 over bigrams adds to BM25 over words. Measured on the six sets of real questions: MRR 88.1 with 0,
 * 90.1 with 0.35, 90.3 with 0.5 and 0.7, 90.2 with 1.
 */
export const bigramWeight = 0.5;

/** The terms of a query with what each tells, worked out once a question. */
export interface WeightedQuery {
  readonly words: readonly WeightedTerm[];
  readonly bigrams: readonly WeightedTerm[];
  readonly characters: readonly WeightedTerm[];
  readonly averageWordCount: number;
  readonly averageBigramCount: number;
}

export interface WeightedTerm {
  readonly term: string;
  readonly documentFrequency: number;
  readonly idf: number;
}

export function weighQuery(query: IndexQuery, statistics: CollectionStatistics): WeightedQuery {
  const weigh = (documentFrequencyOf: (term: string) => number) => (term: string) => {
    const documentFrequency = documentFrequencyOf(term);
    return { term, documentFrequency, idf: inverseDocumentFrequency(statistics.passageCount, documentFrequency) };
  };
  return {
    words: query.words.map(weigh((word) => statistics.wordDocumentFrequency(word))),
    bigrams: query.bigrams.map(weigh((bigram) => statistics.bigramDocumentFrequency(bigram))),
    characters: query.characters.map(weigh((character) => statistics.characterDocumentFrequency(character))),
    averageWordCount: statistics.averageWordCount,
    averageBigramCount: statistics.averageBigramCount,
  };
}

/** The one score of both layers. Lone characters are counted in the text and measured by its length in words. */
export function scorePassage(
  query: WeightedQuery,
  terms: CandidateTerms,
  text: string,
): { score: number; wordScore: number; bigramScore: number } {
  let wordScore = 0;
  for (const { term, idf } of query.words) {
    wordScore += termScore(idf, terms.wordFrequency(term), terms.wordCount, query.averageWordCount);
  }
  for (const { term, idf } of query.characters) {
    wordScore += termScore(idf, characterFrequency(text, term), terms.wordCount, query.averageWordCount);
  }
  let bigramScore = 0;
  for (const { term, idf } of query.bigrams) {
    bigramScore += termScore(idf, terms.bigramFrequency(term), terms.bigramCount, query.averageBigramCount);
  }
  return { score: wordScore + bigramWeight * bigramScore, wordScore, bigramScore };
}

/** How often a normalised text holds a character. */
export function characterFrequency(text: string, character: string): number {
  return text.split(character).length - 1;
}
