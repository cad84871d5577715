import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { FirstUnits } from '../../src/index/frozen/first-units.js';

it('entries that begin with a unit stand between its two places, in a large table and a small one', () => {
  const anyUnit = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0xfffc, max: 0xffff }), fc.nat(0xffff));
  fc.assert(
    fc.property(
      fc.array(anyUnit, { minLength: 1, maxLength: 20 }),
      fc.constantFrom(1, 1_500),
      anyUnit,
      (some, times, unit) => {
        const units = some.flatMap((each) => Array.from({ length: times * 7 }, () => each)).toSorted((a, b) => a - b);
        const firsts = new FirstUnits(units.length, (place) => units[place] ?? 0);
        for (const asked of [unit, ...some]) {
          const [begin, end] = [firsts.begin(asked), firsts.end(asked)];
          const places = units.flatMap((each, place) => (each === asked ? [place] : []));
          expect(places.every((place) => place >= begin && place < end)).toBe(true);
          // A small table is not worth the room.
          expect(end - begin).toBe(units.length >= 10_000 ? places.length : units.length);
        }
      },
    ),
    { seed: 20220125, numRuns: 40 },
  );
});
