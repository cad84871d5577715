import { sharedUint16, sharedUint32 } from '../file/shared-arrays.js';
import { TermCounter } from '../live/term-counter.js';
import { unitsOf } from '../units-of.js';
import type { FrozenData } from './frozen-data.js';
import { gone, type PassageNumbers } from './passage-numbers.js';

type UnitCounts = Pick<FrozenData, 'units' | 'unitCounts'>;

/** @param counter in how many texts each UTF-16 unit stands */
export function unitCounts(counter: TermCounter<number>): UnitCounts {
  const ascending = Array.from(counter.entries()).toSorted(([a], [b]) => a - b);
  const units = sharedUint16(ascending.length);
  const counts = sharedUint32(ascending.length);
  ascending.forEach(([unit, count], place) => {
    units[place] = unit;
    counts[place] = count;
  });
  return { units, unitCounts: counts };
}

/**
 * The sums of all layers, less the passages that are gone: so that texts that stay are not gone through.
 *
 * @param numbers the new number of each passage, by layer
 */
export function mergeUnits(parts: readonly FrozenData[], numbers: readonly PassageNumbers[]): UnitCounts {
  const counter = new TermCounter<number>();
  for (const { units, unitCounts: counts } of parts) {
    units.forEach((unit, place) => {
      counter.add(unit, counts[place] ?? 0);
    });
  }
  parts.forEach(({ texts }, part) => {
    numbers[part]?.forEach((number, passage) => {
      if (number === gone) for (const unit of unitsOf(texts.at(passage))) counter.add(unit, -1);
    });
  });
  return unitCounts(counter);
}
