import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparePaired } from '../../src/evaluation/paired-bootstrap.js';

const reciprocal = fc.constantFrom(0, 0.1, 0.25, 1 / 3, 0.5, 1);
const pairs = fc.array(fc.tuple(reciprocal, reciprocal), { minLength: 1, maxLength: 40 });

function comparison(outcomes: readonly (readonly [number, number])[]) {
  return comparePaired(
    outcomes.map(([ours]) => ours),
    outcomes.map(([, theirs]) => theirs),
  );
}

describe('two systems compared', () => {
  it('differ by the mean difference; wins and losses are counted', () => {
    const { difference, wins, losses } = comparePaired([1, 0.5, 0, 1], [0.5, 0.5, 1, 0]);
    expect(difference).toBeCloseTo((0.5 + 0 - 1 + 1) / 4, 12);
    expect([wins, losses]).toEqual([2, 1]);
  });

  it('that are one system differ by nothing', () => {
    const ranks = [1, 0.5, 0, 0.1, 1];
    expect(comparePaired(ranks, ranks)).toEqual({ difference: 0, low: 0, high: 0, wins: 0, losses: 0 });
  });

  it('a clear win is above nothing, a clear loss below', () => {
    const ours = Array.from({ length: 60 }, (_, i) => (i % 10 === 0 ? 0.5 : 1));
    const theirs = Array.from({ length: 60 }, (_, i) => (i % 10 === 0 ? 1 : 0.5));
    expect(comparePaired(ours, theirs).low).toBeGreaterThan(0.1);
    expect(comparePaired(theirs, ours).high).toBeLessThan(-0.1);
  });

  it('as many wins as losses leave it open', () => {
    const ours = Array.from({ length: 60 }, (_, i) => i % 2);
    const theirs = Array.from({ length: 60 }, (_, i) => (i + 1) % 2);
    const { low, high } = comparePaired(ours, theirs);
    expect(low).toBeLessThan(-0.1);
    expect(high).toBeGreaterThan(0.1);
  });

  it('the interval narrows with the number of questions', () => {
    const width = (count: number) => {
      const ours = Array.from({ length: count }, (_, i) => (i % 3 === 0 ? 0 : 1));
      const { low, high } = comparePaired(ours, Array<number>(count).fill(0.5));
      return high - low;
    };
    // By the square root: sixteen times as many, a quarter as wide.
    expect(width(960) / width(60)).toBeCloseTo(1 / 4, 1);
  });

  it('on no questions are not compared', () => {
    expect(comparePaired([], [])).toEqual({ difference: 0, low: 0, high: 0, wins: 0, losses: 0 });
  });

  it('give the same interval each time', () => {
    fc.assert(
      fc.property(pairs, (outcomes) => {
        expect(comparison(outcomes)).toEqual(comparison(outcomes));
      }),
      { seed: 20220125, numRuns: 20 },
    );
  });

  it('have an interval that holds the difference, inside the single differences', () => {
    fc.assert(
      fc.property(pairs, (outcomes) => {
        const { difference, low, high } = comparison(outcomes);
        const differences = outcomes.map(([ours, theirs]) => ours - theirs);
        // Sums in another order may differ in the last digit.
        expect(low).toBeLessThanOrEqual(difference + 1e-12);
        expect(high).toBeGreaterThanOrEqual(difference - 1e-12);
        expect(low).toBeGreaterThanOrEqual(Math.min(...differences) - 1e-12);
        expect(high).toBeLessThanOrEqual(Math.max(...differences) + 1e-12);
      }),
      { seed: 20220125, numRuns: 100 },
    );
  });
});
