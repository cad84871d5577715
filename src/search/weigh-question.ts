import { inverseDocumentFrequency } from '../index/bm25.js';
import type { TermStatistics } from '../index/passage-index.js';
import { type WeightedQuery, type WeightedTerm, weighQuery } from '../index/weigh-query.js';
import { limitQuestion } from './limit-question.js';
import type { Question } from './question.js';
import { type RankQuestion, rankQuestion } from './rank-features.js';

export type { TermStatistics } from '../index/passage-index.js';

/** A question with all that scoring a passage needs of the collection: the passage need not be in any index. */
export interface WeighedQuestion {
  /** Limited as a search limits it. */
  readonly question: Question;
  readonly forRanking: RankQuestion;
  readonly query: WeightedQuery;
  /** Of the collection. */
  readonly passageCount: number;
}

export function weighQuestion(question: Question, statistics: TermStatistics): WeighedQuestion {
  const limited = limitQuestion(question, statistics);
  return {
    question: limited,
    forRanking: rankQuestion(limited, statistics),
    query: withUnknownTerms(limited, statistics),
    passageCount: statistics.passageCount,
  };
}

/**
 * A search leaves out what no passage holds. A passage that came after the statistics may hold it, and is news for that
 * very reason: here such terms stay, and choose. On a passage of the collection they change nothing.
 */
function withUnknownTerms(question: Question, statistics: TermStatistics): WeightedQuery {
  const query = weighQuery({ ...question, excluded: question.operators.excluded }, statistics);
  const unknown = (terms: readonly string[], known: readonly WeightedTerm[]): readonly WeightedTerm[] => {
    const names = new Set(known.map(({ term }) => term));
    const idf = inverseDocumentFrequency(statistics.passageCount, 0);
    return terms.filter((term) => !names.has(term)).map((term) => ({ term, documentFrequency: 0, idf, chooses: true }));
  };
  return {
    ...query,
    words: [...unknown(question.words, query.words), ...query.words],
    bigrams: [...unknown(question.bigrams, query.bigrams), ...query.bigrams],
    characters: [...unknown(question.characters, query.characters), ...query.characters],
  };
}
