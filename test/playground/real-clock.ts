import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../src/playground/clock.js';

/** This machine's, for whole-process runs. */
export const realClock: Clock = {
  now: () => Date.now(),
  wait: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }),
};
