import { describe, expect, it } from 'vitest';
import { BandIndex } from '../../src/story/band-index.js';
import { estimateResemblance, minHash } from '../../src/story/min-hash.js';
import { mixHash } from '../../src/story/mix-hash.js';

const dayMs = 24 * 60 * 60 * 1000;

/** 300 members from a number on: neighbours share more, the nearer they are. */
function slotsFrom(first: number): Uint8Array {
  return minHash(new Set(Array.from({ length: 300 }, (_, i) => mixHash(first + i))));
}

describe('signatures are found by what resembles them', () => {
  const all = Array.from({ length: 500 }, (_, i) => ({
    place: i + 1,
    slots: slotsFrom(i * 10),
    publishedMs: i * dayMs,
  }));
  const filled = (segmentSize: number) => {
    const index = new BandIndex({ segmentSize });
    for (const signature of all) index.add(signature.place, signature);
    return index;
  };

  it.each([500, 64, 1])('as comparing all would find them, in segments of %i', (segmentSize) => {
    const index = filled(segmentSize);
    for (const first of [5, 1234, 4991]) {
      const wanted = { slots: slotsFrom(first), publishedMs: null };
      const expected = all
        .map(({ place, slots }) => ({ place, resemblance: estimateResemblance(wanted.slots, slots) }))
        .filter(({ resemblance }) => resemblance >= 0.6)
        .toSorted((left, right) => right.resemblance - left.resemblance || left.place - right.place);
      expect(expected.length).toBeGreaterThan(3);
      expect(index.find(wanted, 0.6)).toEqual(expected);
      // Asking leaves no trace.
      expect(index.find(wanted, 0.6)).toEqual(expected);
    }
  });

  it('whose segment has one without a date, too', () => {
    const index = new BandIndex({ segmentSize: 2 });
    index.add(1, { slots: slotsFrom(0), publishedMs: null });
    index.add(2, { slots: slotsFrom(0), publishedMs: 500 * dayMs });
    index.add(3, { slots: slotsFrom(0), publishedMs: 500 * dayMs });
    expect(index.find({ slots: slotsFrom(0), publishedMs: 0 }, 0.5).map(({ place }) => place)).toEqual([1]);
    expect(index.find({ slots: slotsFrom(0), publishedMs: 506 * dayMs }, 0.5).map(({ place }) => place)).toEqual([
      1, 2, 3,
    ]);
  });

  it('and close in time, where the dates are known', () => {
    const publishedMs = 123 * dayMs;
    const found = filled(64).find({ slots: slotsFrom(1234), publishedMs }, 0.5);
    expect(found.length).toBeGreaterThan(1);
    for (const { place } of found) expect(Math.abs(place - 1 - 123)).toBeLessThanOrEqual(7);
  });

  it('never, where there is nothing to resemble', () => {
    const index = filled(64);
    index.add(900, { slots: new Uint8Array(), publishedMs: null });
    expect(index.find({ slots: new Uint8Array(), publishedMs: null }, 0)).toEqual([]);
  });
});
