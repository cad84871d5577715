/**
 * Things that happen one after the other, kept, and waited for without a clock. Everything put in is handed out at most
 * once by `next`, so that no test misses what came before it asked, and none gets the same thing twice.
 */
export interface Journal<T> {
  put(entry: T): void;
  /** How many were ever put in. */
  readonly count: number;
  /** Those that are still kept, oldest first. */
  all(): readonly T[];
  /**
   * The oldest entry that matches and was not handed out yet, as soon as there is one.
   *
   * @throws AbortSignal's reason where it is aborted first; the entry then stays for the next one who asks.
   */
  next(matches: (entry: T) => boolean, signal?: AbortSignal): Promise<T>;
}

interface Waiter<T> {
  readonly matches: (entry: T) => boolean;
  readonly resolve: (entry: T) => void;
}

/** @param keep how many of the newest entries are kept at least, at most twice as many; all by default. */
export function createJournal<T extends object>(keep = Number.POSITIVE_INFINITY): Journal<T> {
  let entries: T[] = [];
  let count = 0;
  const handedOut = new WeakSet<T>();
  const waiters = new Set<Waiter<T>>();
  return {
    get count() {
      return count;
    },
    put: (entry) => {
      count += 1;
      entries.push(entry);
      if (entries.length > 2 * keep) entries = entries.slice(-keep);
      for (const waiter of waiters) {
        if (!waiter.matches(entry)) continue;
        waiters.delete(waiter);
        handedOut.add(entry);
        waiter.resolve(entry);
        return;
      }
    },
    all: () => entries,
    next: (matches, signal) => {
      const entry = entries.find((each) => !handedOut.has(each) && matches(each));
      if (entry !== undefined) {
        handedOut.add(entry);
        return Promise.resolve(entry);
      }
      return new Promise((resolve, reject) => {
        const waiter: Waiter<T> = { matches, resolve };
        waiters.add(waiter);
        signal?.addEventListener(
          'abort',
          () => {
            if (waiters.delete(waiter)) reject(asError(signal.reason));
          },
          { once: true },
        );
      });
    },
  };
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error('nobody waits any more');
}
