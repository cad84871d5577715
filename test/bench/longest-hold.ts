import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks';

/** Milliseconds that the event loop was held for at most, the resolution of a millisecond included. */
export async function longestHold(run: () => Promise<void>, turn: () => Promise<void>): Promise<number> {
  const histogram: IntervalHistogram = monitorEventLoopDelay({ resolution: 1 });
  histogram.enable();
  // The first sample is taken when the loop comes by.
  await turn();
  await run();
  await turn();
  histogram.disable();
  return histogram.max / 1e6;
}
