import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateResemblance, minHash, slotCount } from '../../src/story/min-hash.js';
import { mixHash } from '../../src/story/mix-hash.js';

/** Two sets that share so many members, and have so many of their own. */
function signatures(shared: number, own: number, seed: number) {
  const hashes = Array.from({ length: shared + 2 * own }, (_, i) => mixHash(Math.imul(seed, 1_000_003) + i));
  return [
    minHash(new Set(hashes.slice(0, shared + own))),
    minHash(new Set([...hashes.slice(0, shared), ...hashes.slice(shared + own)])),
  ];
}

describe('a signature', () => {
  it('has a byte a slot, also for a set smaller than its slots, and none for none', () => {
    expect(minHash(new Set([1, 2, 3]))).toHaveLength(slotCount);
    expect(minHash(new Set())).toHaveLength(0);
  });

  it('depends on the members alone, not on their order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(0xffff_ffff), { minLength: 1 }), (hashes) => {
        expect(minHash(new Set(hashes.toReversed()))).toEqual(minHash(new Set(hashes)));
      }),
    );
  });

  it('fills the slots of a small set with different members of it', () => {
    expect(new Set(minHash(new Set(Array.from({ length: 40 }, (_, i) => mixHash(i))))).size).toBeGreaterThan(30);
  });
});

describe('the estimated resemblance', () => {
  it('is 1 for equal sets and 0 beside an empty one', () => {
    const [left = new Uint8Array(), right = new Uint8Array()] = signatures(50, 0, 1);
    expect(estimateResemblance(left, right)).toBe(1);
    expect(estimateResemblance(left, new Uint8Array())).toBe(0);
  });

  it.each([
    [900, 50],
    [300, 100],
    [400, 300],
    [100, 450],
    [60, 20],
  ])('of sets that share %i members and have %i each of their own is right on average', (shared, own) => {
    const wanted = shared / (shared + 2 * own);
    const estimates = Array.from({ length: 200 }, (_, seed) => {
      const [left = new Uint8Array(), right = new Uint8Array()] = signatures(shared, own, seed + 1);
      return estimateResemblance(left, right);
    });
    const mean = estimates.reduce((sum, each) => sum + each, 0) / estimates.length;
    const deviation = Math.sqrt(estimates.reduce((sum, each) => sum + (each - wanted) ** 2, 0) / estimates.length);
    expect(Math.abs(mean - wanted)).toBeLessThan(0.015);
    // A set smaller than its slots says less than as many slots could.
    expect(deviation).toBeLessThan(1.3 * Math.sqrt((wanted * (1 - wanted)) / Math.min(slotCount, shared + own)));
  });
});
