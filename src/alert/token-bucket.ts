/** Lets so many through a second: evenly, or, where it holds more, so many at once. */
export interface TokenBucket {
  /** Milliseconds until {@link TokenBucket.take} is allowed; 0 for now. */
  waitMs(nowMs: number): number;
  /** One more is sent. */
  take(nowMs: number): void;
  /** Whether it holds all that it can, as a new one does that begins full. */
  isFull(nowMs: number): boolean;
}

/**
 * How long what was not used may be used later, in seconds. At 25 a second that is less than one send: they stand at
 * least 40 ms apart, and no second holds more than 25. It only makes up for the grain of the machine's timers.
 */
const carriedSeconds = 0.02;

/** @param atOnce how many it holds, and begins with; by default what {@link carriedSeconds} gives, and it begins with one. */
export function createTokenBucket(perSecond: number, startMs: number, atOnce?: number): TokenBucket {
  const most = atOnce ?? Math.max(1, perSecond * carriedSeconds);
  let tokens = atOnce ?? 1;
  let atMs = startMs;
  const fill = (nowMs: number): void => {
    // A clock that is set back gives nothing and takes nothing.
    tokens = Math.min(most, tokens + (Math.max(0, nowMs - atMs) * perSecond) / 1000);
    atMs = nowMs;
  };
  return {
    waitMs: (nowMs) => {
      fill(nowMs);
      return tokens >= 1 ? 0 : Math.ceil(((1 - tokens) * 1000) / perSecond);
    },
    take: (nowMs) => {
      fill(nowMs);
      tokens -= 1;
    },
    isFull: (nowMs) => {
      fill(nowMs);
      return tokens >= most;
    },
  };
}
