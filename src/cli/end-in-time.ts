/** A container is given 10 s before it is killed. */
const longestMs = 9_500;

/**
 * Ends the process where it has not ended by itself 9.5 s after it was asked to: a request that hangs, a fold of a
 * million passages. Whatever is cut off then is of a kind that a `kill -9` may cut off.
 *
 * @param tell called before that
 */
export function endInTime(stop: AbortSignal, tell: () => void): void {
  const wait = (): void => {
    setTimeout(() => {
      tell();
      process.exit(0);
    }, longestMs).unref();
  };
  if (stop.aborted) wait();
  else stop.addEventListener('abort', wait, { once: true });
}
