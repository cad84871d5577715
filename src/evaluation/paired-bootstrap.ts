/** How one system compares with another on the same questions. */
export interface PairedComparison {
  /** Mean of the differences, ours less theirs. */
  readonly difference: number;
  /** The middle 95% of the means of resampled differences. */
  readonly low: number;
  readonly high: number;
  /** Questions that ours does better, and worse. */
  readonly wins: number;
  readonly losses: number;
}

const resamples = 2_000;

/**
 * The paired bootstrap (Efron & Tibshirani, "An Introduction to the Bootstrap", 1993, chapter 13): resamples questions
 * with replacement and looks how far the mean difference wanders. Seeded, so that the same outcomes give the same
 * interval.
 */
export function comparePaired(ours: readonly number[], theirs: readonly number[]): PairedComparison {
  const differences = ours.map((value, i) => value - (theirs[i] ?? 0));
  const count = differences.length;
  if (count === 0) return { difference: 0, low: 0, high: 0, wins: 0, losses: 0 };
  const random = mulberry32(count);
  const means: number[] = [];
  for (let resample = 0; resample < resamples; resample++) {
    let sum = 0;
    for (let i = 0; i < count; i++) sum += differences[Math.floor(random() * count)] ?? 0;
    means.push(sum / count);
  }
  means.sort((a, b) => a - b);
  return {
    difference: differences.reduce((sum, difference) => sum + difference, 0) / count,
    low: means[Math.floor(resamples * 0.025)] ?? 0,
    high: means[Math.ceil(resamples * 0.975) - 1] ?? 0,
    wins: differences.filter((difference) => difference > 0).length,
    losses: differences.filter((difference) => difference < 0).length,
  };
}

/** A small seeded generator of numbers in [0, 1) (mulberry32): good enough to resample, the same on every machine. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}
