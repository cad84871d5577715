import { inverseDocumentFrequency, termScore } from '../index/bm25.js';
import type { Candidate, CollectionStatistics } from '../index/passage-index.js';
import type { Question } from './question.js';
import type { RankFeatures } from './rank-features.js';
import { featureNames, rankWeights } from './rank-weights.js';

/** What one term of the question adds to a passage's BM25. */
export interface TermExplanation {
  readonly term: string;
  readonly kind: 'word' | 'bigram';
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
  { terms }: Candidate,
  features: RankFeatures,
): Explanation {
  const term = (
    kind: 'word' | 'bigram',
    text: string,
    termFrequency: number,
    documentFrequency: number,
  ): TermExplanation => {
    const idf = inverseDocumentFrequency(statistics.passageCount, documentFrequency);
    const [length, average] =
      kind === 'word'
        ? [terms.wordCount, statistics.averageWordCount]
        : [terms.bigramCount, statistics.averageBigramCount];
    return {
      term: text,
      kind,
      termFrequency,
      documentFrequency,
      idf,
      score: termScore(idf, termFrequency, length, average),
    };
  };
  return {
    features: featureNames.map((feature) => ({
      feature,
      value: features[feature],
      weight: rankWeights[feature],
      contribution: features[feature] * rankWeights[feature],
    })),
    terms: [
      ...question.words.map((w) => term('word', w, terms.wordFrequency(w), statistics.wordDocumentFrequency(w))),
      ...question.bigrams.map((b) =>
        term('bigram', b, terms.bigramFrequency(b), statistics.bigramDocumentFrequency(b)),
      ),
    ],
  };
}
