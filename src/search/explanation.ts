import { inverseDocumentFrequency, termScore } from '../index/bm25.js';
import type { Candidate, CollectionStatistics } from '../index/passage-index.js';
import { characterFrequency } from '../index/score-passage.js';
import type { Question } from './question.js';
import type { RankFeatures } from './rank-features.js';
import { featureNames, rankWeights } from './rank-weights.js';

/** What one term of the question adds to a passage's BM25. */
export interface TermExplanation {
  readonly term: string;
  readonly kind: 'word' | 'character' | 'bigram';
  readonly termFrequency: number;
  readonly documentFrequency: number;
  readonly idf: number;
  /** Its BM25 score, before any weight. */
  readonly score: number;
}

export interface FeatureExplanation {
  readonly feature: keyof RankFeatures;
  readonly value: number;
  readonly weight: number;
  /** `value · weight`; these sum to the passage's score. */
  readonly contribution: number;
}

/** Why a passage stands where it stands. */
export interface Explanation {
  readonly features: readonly FeatureExplanation[];
  readonly terms: readonly TermExplanation[];
}

export function explain(
  question: Question,
  statistics: CollectionStatistics,
  candidate: Candidate,
  features: RankFeatures,
): Explanation {
  return {
    features: featureNames.map((feature) => ({
      feature,
      value: features[feature],
      weight: rankWeights[feature],
      contribution: features[feature] * rankWeights[feature],
    })),
    terms: explainTerms(question, statistics, candidate),
  };
}

function explainTerms(question: Question, statistics: CollectionStatistics, { terms, text }: Candidate) {
  const explainer =
    (kind: TermExplanation['kind'], frequencyOf: TermNumber, documentFrequencyOf: TermNumber) =>
    (term: string): TermExplanation => {
      const [length, average] =
        kind === 'bigram'
          ? [terms.bigramCount, statistics.averageBigramCount]
          : [terms.wordCount, statistics.averageWordCount];
      const termFrequency = frequencyOf(term);
      const documentFrequency = documentFrequencyOf(term);
      const idf = inverseDocumentFrequency(statistics.passageCount, documentFrequency);
      const score = termScore(idf, termFrequency, length, average);
      return { term, kind, termFrequency, documentFrequency, idf, score };
    };
  const word = explainer(
    'word',
    (w) => terms.wordFrequency(w),
    (w) => statistics.wordDocumentFrequency(w),
  );
  const character = explainer(
    'character',
    (c) => characterFrequency(text, c),
    (c) => statistics.characterDocumentFrequency(c),
  );
  const bigram = explainer(
    'bigram',
    (b) => terms.bigramFrequency(b),
    (b) => statistics.bigramDocumentFrequency(b),
  );
  return [...question.words.map(word), ...question.characters.map(character), ...question.bigrams.map(bigram)];
}

type TermNumber = (term: string) => number;
