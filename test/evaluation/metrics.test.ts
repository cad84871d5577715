import { describe, expect, it } from 'vitest';
import { judge, reciprocalRank, summarize } from '../../src/evaluation/metrics.js';

const digits = 9;
/** Ids a, b, … l: twelve places. */
const places = Array.from('abcdefghijkl');

function outcome(gold: string, milliseconds = 1) {
  return judge(places, new Set(gold), milliseconds);
}

describe('one question', () => {
  it.each([
    ['a', 1, 1],
    ['b', 2, 1 / 2],
    ['j', 10, 1 / 10],
    ['k', 11, 0],
    ['z', null, 0],
    ['', null, 0],
    ['dbz', 2, 1 / 2],
  ])('of gold %j stands at %s, reciprocal %d', (gold, rank, reciprocal) => {
    expect(outcome(gold).rank).toBe(rank);
    expect(reciprocalRank(outcome(gold))).toBeCloseTo(reciprocal, digits);
  });

  it.each([
    ['the first of one', 'a', 1],
    // 1/log2(11)
    ['the tenth of one', 'j', 0.2890648263178879],
    ['beyond the tenth', 'k', 0],
    // (1/log2(2) + 1/log2(4)) / (1/log2(2) + 1/log2(3)) = 1.5 / 1.630929754
    ['first and third of two', 'ac', 0.9197207891481876],
    // (1/log2(3)) / (1/log2(2) + 1/log2(3)): the other is not found
    ['second of two, the other missing', 'bz', 0.38685280723454163],
    // (1/log2(3) + 1/log2(5) + 1/log2(11)) / (1/log2(2) + 1/log2(3) + 1/log2(4))
    ['second, fourth and tenth of three', 'bdj', 0.6338412308988606],
    ['all of more than ten', 'abcdefghijkl', 1],
    ['no gold at all', '', 0],
  ])('has nDCG@10 for %s', (_, gold, expected) => {
    expect(outcome(gold).ndcg10).toBeCloseTo(expected, digits);
  });

  it('of nothing ranked is missed', () => {
    expect(judge([], new Set(['a']), 3)).toEqual({ rank: null, ndcg10: 0, milliseconds: 3 });
  });
});

describe('many questions', () => {
  it('are means over all of them', () => {
    const metrics = summarize(['a', 'b', 'd', 'f', 'k', 'z', 'ac', 'bdj'].map((gold) => outcome(gold)));
    expect(metrics.questions).toBe(8);
    // Ranks 1 2 4 6 11 – 1 2
    expect(metrics['recall@1']).toBeCloseTo(2 / 8, digits);
    expect(metrics['recall@3']).toBeCloseTo(4 / 8, digits);
    expect(metrics['recall@5']).toBeCloseTo(5 / 8, digits);
    expect(metrics['recall@10']).toBeCloseTo(6 / 8, digits);
    expect(metrics['mrr@10']).toBeCloseTo((1 + 1 / 2 + 1 / 4 + 1 / 6 + 0 + 0 + 1 + 1 / 2) / 8, digits);
    // 1, 1/log2(3), 1/log2(5), 1/log2(7), 0, 0, and the two worked out above
    expect(metrics['ndcg@10']).toBeCloseTo(
      (1 + 1 / Math.log2(3) + 1 / Math.log2(5) + 1 / Math.log2(7) + 0.9197207891481876 + 0.6338412308988606) / 8,
      digits,
    );
  });

  it.each([
    ['of 1 … 100', Array.from({ length: 100 }, (_, i) => 100 - i), 50, 99],
    ['of 1 … 10', [10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 5, 10],
    ['of three', [30, 10, 20], 20, 30],
    ['of one', [7], 7, 7],
  ])('have nearest-rank percentiles of their times: %s', (_, times, p50, p99) => {
    const { msP50, msP99 } = summarize(times.map((milliseconds) => outcome('a', milliseconds)));
    expect([msP50, msP99]).toEqual([p50, p99]);
  });

  it('that are none give zeros', () => {
    expect(summarize([])).toEqual({
      questions: 0,
      'recall@1': 0,
      'recall@3': 0,
      'recall@5': 0,
      'recall@10': 0,
      'mrr@10': 0,
      'ndcg@10': 0,
      msP50: 0,
      msP99: 0,
    });
  });
});
