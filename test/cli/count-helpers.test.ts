import { describe, expect, it } from 'vitest';
import { countHelpers, machineLimits } from '../../src/cli/count-helpers.js';

const gigabytes = (count: number) => count * 1024 ** 3;

describe('how many helper processes are started', () => {
  it.each([
    [2, 8, 2],
    [8, 8, 8],
    [16, 4, 9],
    [4, 1.1, 2],
    // A server of 1 GB, and one that has hardly any memory left.
    [2, 0.7, 1],
    [2, 0.1, 1],
  ])('%d cores, %d GB free: %d', (cores, free, expected) => {
    expect(countHelpers(undefined, { cores, freeBytes: gigabytes(free) })).toBe(expected);
  });

  it('is what is set, whatever the machine', () => {
    expect(countHelpers('3', { cores: 1, freeBytes: 0 })).toBe(3);
  });

  it('is told of this machine', () => {
    const { cores, freeBytes } = machineLimits();
    expect(cores).toBeGreaterThan(0);
    expect(freeBytes).toBeGreaterThan(0);
    expect(Number.isFinite(freeBytes)).toBe(true);
  });
});
