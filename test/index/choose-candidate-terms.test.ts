import { describe, expect, it } from 'vitest';
import { chooseCandidateTerms } from '../../src/index/choose-candidate-terms.js';

/** The document frequencies of the terms that choose candidates, rarest first. */
function chosen(documentFrequencies: readonly number[], passageCount: number): number[] {
  const terms = documentFrequencies.map((documentFrequency, i) => ({ term: `t${i}`, documentFrequency, idf: 1 }));
  return chooseCandidateTerms(terms, passageCount).map(({ documentFrequency }) => documentFrequency);
}

describe('the terms that choose candidates', () => {
  it('are all of them in a small collection, but those that no passage holds', () => {
    expect(chosen([900, 0, 1_000, 1, 1, 1, 1, 1, 0, 999], 1_000)).toEqual([1, 1, 1, 1, 1, 900, 999, 1_000]);
  });

  it('leave out those in more than a tenth of a large one', () => {
    expect(chosen([50_000, 10, 20, 30, 40, 50, 10_000, 10_001], 100_000)).toEqual([10, 20, 30, 40, 50, 10_000]);
  });

  it('are never fewer than the five rarest, however frequent', () => {
    expect(chosen([90_000, 80_000, 70_000, 60_000, 50_000, 95_000], 100_000)).toEqual([
      50_000, 60_000, 70_000, 80_000, 90_000,
    ]);
  });

  it('are the same in whatever order they were asked', () => {
    const terms = ['丁', '甲', '丙', '乙', '戊', '己'].map((term) => ({ term, documentFrequency: 50_000, idf: 1 }));
    const first = chooseCandidateTerms(terms, 100_000).map(({ term }) => term);
    expect(first).toHaveLength(5);
    expect(chooseCandidateTerms(terms.toReversed(), 100_000).map(({ term }) => term)).toEqual(first);
  });
});
