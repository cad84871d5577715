import type { KnownQuestion } from '../../src/evaluation/evaluation-set.js';
import { poolPassages } from '../../src/evaluation/passage-pool.js';
import { indexPool } from '../../src/evaluation/ranking-systems.js';
import { limitQuestion } from '../../src/search/limit-question.js';
import { readQuestion } from '../../src/search/question.js';
import { rankFeatures, rankQuestion } from '../../src/search/rank-features.js';
import { featureNames, rankDepth } from '../../src/search/rank-weights.js';
import type { Segmenter } from '../../src/words/segmenter.js';
import type { EvaluationSet } from './evaluation-sets.js';

/** The candidates of one question: a row of features each, in the order of `featureNames`. */
export interface CandidateList {
  readonly set: string;
  readonly rows: readonly Float64Array[];
  /** Whether each answers. */
  readonly gold: readonly boolean[];
}

/** The candidates of every question of all sets, among the passages of all sets. */
export async function featureTable(
  segmenter: Segmenter,
  sets: readonly EvaluationSet[],
): Promise<readonly CandidateList[]> {
  const pool = poolPassages(sets.map(({ name, passages }) => ({ path: name, passages })));
  const index = await indexPool(segmenter, pool.passages);
  const listOf = (set: string, known: KnownQuestion): CandidateList => {
    const question = limitQuestion(readQuestion(segmenter, known.question), index);
    const forRanking = rankQuestion(question, index);
    const goldIds = pool.goldOf(known);
    const candidates = index.candidates(question, rankDepth);
    return {
      set,
      rows: candidates.map((candidate) => {
        const features = rankFeatures(forRanking, candidate);
        return Float64Array.from(featureNames, (name) => features[name]);
      }),
      gold: candidates.map(({ id }) => goldIds.has(id)),
    };
  };
  return sets.flatMap(({ name, questions }) => questions.map((known) => listOf(name, known)));
}
