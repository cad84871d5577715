export interface RateSearch<Trial> {
  /** Where to begin, a second. */
  readonly from: number;
  /** Tries a rate; a `long` try is what the result stands on. */
  readonly tryRate: (perSecond: number, long: boolean) => Promise<Trial>;
  readonly passes: (trial: Trial) => boolean;
}

export interface FoundRate<Trial> {
  /** Of the highest rate that passed a long try; `null` where none did. */
  readonly best: Trial | null;
  /** Of the lowest rate that did not pass; `null` where all did. */
  readonly above: Trial | null;
}

const stride = 1.6;
/** The rates that pass and do not are brought so close together. */
const closeEnough = 1.07;
const lowestPerSecond = 0.5;
const highestPerSecond = 10_000;
/** What passed a short try may fail a long one: then a little less is tried, so often. */
const longTries = 6;
const less = 0.94;

/** The highest rate that passes: strides until one passes and one does not, then halves the way between them. */
export async function searchRate<Trial>({ from, tryRate, passes }: RateSearch<Trial>): Promise<FoundRate<Trial>> {
  let low: number | null = null;
  let high: number | null = null;
  let above: Trial | null = null;
  for (let rate: number | null = from; rate !== null; rate = nextRate(low, high)) {
    // oxlint-disable-next-line no-await-in-loop -- one rate after the other has the machine
    const trial = await tryRate(rate, false);
    if (passes(trial)) low = rate;
    else [high, above] = [rate, trial];
  }
  for (let tries = 0; low !== null && tries < longTries; tries += 1) {
    // oxlint-disable-next-line no-await-in-loop -- likewise
    const trial = await tryRate(low, true);
    if (passes(trial)) return { best: trial, above };
    above = trial;
    low *= less;
  }
  return { best: null, above };
}

/** `null` where it is known well enough. */
function nextRate(low: number | null, high: number | null): number | null {
  if (high === null) return low === null || low * stride > highestPerSecond ? null : low * stride;
  if (low === null) return high / stride < lowestPerSecond ? null : high / stride;
  return high / low <= closeEnough ? null : Math.sqrt(low * high);
}
