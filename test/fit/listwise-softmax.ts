import type { CandidateList } from './feature-table.js';

const iterations = 120;
/** Of each list so many candidates are learned from: with 100, and more steps, held-out MRR moved by 0.0016 at most (crud). */
const learnedDepth = 40;
const learningRate = 0.15;
const firstMomentDecay = 0.9;
const secondMomentDecay = 0.99;
const ridge = 1e-4;

/**
 * Weights for a sum of features under which the passages that answer are likely first: the listwise softmax of ListNet
 * (Cao et al., "Learning to Rank: From Pairwise Approach to Listwise Approach", 2007), none below 0, by Adam (Kingma &
 * Ba, 2015) over all lists. Each set weighs the square root of its size.
 *
 * @param used the features to use, by place; the others weigh 0
 */
export function fitWeights(lists: readonly CandidateList[], used: readonly number[]): Float64Array {
  const usable = lists
    .map(({ set, rows, gold }) => ({ set, rows: rows.slice(0, learnedDepth), gold: gold.slice(0, learnedDepth) }))
    .filter(({ gold }) => gold.includes(true));
  const sizes = new Map<string, number>();
  for (const { set } of usable) sizes.set(set, (sizes.get(set) ?? 0) + 1);
  const listWeights = usable.map(({ set }) => 1 / Math.sqrt(sizes.get(set) ?? 1));
  const total = listWeights.reduce((sum, weight) => sum + weight, 0);
  const width = usable[0]?.rows[0]?.length ?? 0;
  const weights = new Float64Array(width);
  for (const feature of used) weights[feature] = 2;
  const first = new Float64Array(width);
  const second = new Float64Array(width);
  for (let step = 1; step <= iterations; step++) {
    const slope = new Float64Array(width);
    usable.forEach((list, i) => addSlope(list, weights, (listWeights[i] ?? 0) / total, slope));
    for (const feature of used) {
      const change = (slope[feature] ?? 0) + 2 * ridge * (weights[feature] ?? 0);
      first[feature] = firstMomentDecay * (first[feature] ?? 0) + (1 - firstMomentDecay) * change;
      second[feature] = secondMomentDecay * (second[feature] ?? 0) + (1 - secondMomentDecay) * change ** 2;
      const mean = (first[feature] ?? 0) / (1 - firstMomentDecay ** step);
      const spread = Math.sqrt((second[feature] ?? 0) / (1 - secondMomentDecay ** step));
      weights[feature] = Math.max(0, (weights[feature] ?? 0) - (learningRate * mean) / (spread + 1e-12));
    }
  }
  return weights;
}

/** The slope of the loss of one list: features under the model's belief, less those under what is known to answer. */
function addSlope({ rows, gold }: CandidateList, weights: Float64Array, listWeight: number, slope: Float64Array): void {
  const scores = rows.map((row) => scoreOf(row, weights));
  const highest = Math.max(...scores);
  let all = 0;
  let right = 0;
  const odds = scores.map((score, i) => {
    const odd = Math.exp(score - highest);
    all += odd;
    if (gold[i] === true) right += odd;
    return odd;
  });
  rows.forEach((row, i) => {
    const odd = odds[i] ?? 0;
    const factor = listWeight * (odd / all - (gold[i] === true ? odd / Math.max(right, Number.MIN_VALUE) : 0));
    for (let feature = 0; feature < slope.length; feature++) {
      slope[feature] = (slope[feature] ?? 0) + factor * (row[feature] ?? 0);
    }
  });
}

export function scoreOf(row: Float64Array, weights: Float64Array): number {
  let score = 0;
  for (let feature = 0; feature < row.length; feature++) score += (row[feature] ?? 0) * (weights[feature] ?? 0);
  return score;
}
