/**
 * The only time there is here. Whole-process runs give the machine's clock, tests one they move by hand, so that no
 * test sleeps.
 */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves after so many milliseconds; resolves or rejects as soon as the signal is aborted. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
}

/** Unix time, as the Bot API gives all its dates. */
export function unixSeconds(clock: Clock): number {
  return Math.floor(clock.now() / 1000);
}
