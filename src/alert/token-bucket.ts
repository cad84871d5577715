/** Spreads sends evenly, so that there are never more than so many a second. */
export interface TokenBucket {
  /** Milliseconds until {@link TokenBucket.take} is allowed; 0 for now. */
  waitMs(nowMs: number): number;
  /** One more is sent. */
  take(nowMs: number): void;
}

/**
 * How long what was not used may be used later, in seconds. At 25 a second that is less than one send: they stand at
 * least 40 ms apart, and no second holds more than 25. It only makes up for the grain of the machine's timers.
 */
const carriedSeconds = 0.02;

export function createTokenBucket(perSecond: number, startMs: number): TokenBucket {
  const most = Math.max(1, perSecond * carriedSeconds);
  let tokens = 1;
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
  };
}
