import type { Clock } from '../../src/playground/clock.js';

/** A clock that stands still until it is moved. */
export interface HandClock extends Clock {
  /** Lets so much time pass, and ends the waits that it was for. */
  advance(milliseconds: number): void;
}

export function createHandClock(startMs = 1_700_000_000_000): HandClock {
  let nowMs = startMs;
  let waits: { untilMs: number; resolve: () => void }[] = [];
  return {
    now: () => nowMs,
    wait: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        const wait = { untilMs: nowMs + milliseconds, resolve };
        waits.push(wait);
        signal.addEventListener('abort', () => {
          waits = waits.filter((each) => each !== wait);
          reject(new Error('aborted'));
        });
      }),
    advance: (milliseconds) => {
      nowMs += milliseconds;
      const over = waits.filter(({ untilMs }) => untilMs <= nowMs);
      waits = waits.filter(({ untilMs }) => untilMs > nowMs);
      for (const { resolve } of over) resolve();
    },
  };
}
