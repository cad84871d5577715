import type { SeededRandom } from '../long/seeded-random.js';

/**
 * Moments at which people ask who know nothing of each other, in milliseconds from the beginning: the gaps are exponential
 * (a Poisson process), so that some come close together and some far apart.
 */
export function* poissonArrivals(perSecond: number, seconds: number, random: SeededRandom): Generator<number> {
  for (let atMs = gapMs(perSecond, random); atMs < seconds * 1_000; atMs += gapMs(perSecond, random)) yield atMs;
}

function gapMs(perSecond: number, random: SeededRandom): number {
  return (-Math.log(1 - random.next()) / perSecond) * 1_000;
}
