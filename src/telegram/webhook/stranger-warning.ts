import type { Log } from '../log.js';

/**
 * Tells of requests without the secret, at most once an hour: the web is full of people who try doors, and the one that matters
 * is Telegram itself with the secret of another process that has registered the same address.
 *
 * @param now milliseconds since 1970-01-01T00:00:00Z
 */
export function strangerWarning(log: Log, now: () => number): () => void {
  let quietUntilMs = Number.NEGATIVE_INFINITY;
  return () => {
    if (now() < quietUntilMs) return;
    quietUntilMs = now() + quietMs;
    log.warn(
      'the webhook refuses requests that do not know its secret; where these are from Telegram, another process has set it with another secret',
    );
  };
}

const quietMs = 60 * 60 * 1000;
