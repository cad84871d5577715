/** What happened within the time that has just passed. */
export interface SlidingWindow {
  add(): void;
  count(): number;
  /** In how many milliseconds there are fewer than `limit` (1 or more); 0 where there are now. */
  waitMs(limit: number): number;
}

/** @param now milliseconds of any clock; as long as one that was set back has not caught up, nothing passes */
export function createSlidingWindow(now: () => number, lengthMs: number): SlidingWindow {
  const times: number[] = [];
  const forget = (): void => {
    const sinceMs = now() - lengthMs;
    while ((times[0] ?? Number.POSITIVE_INFINITY) <= sinceMs) times.shift();
  };
  return {
    add: () => {
      forget();
      times.push(now());
    },
    count: () => {
      forget();
      return times.length;
    },
    waitMs: (limit) => {
      forget();
      const oldestInTheWay = times[times.length - limit];
      return oldestInTheWay === undefined ? 0 : oldestInTheWay + lengthMs - now();
    },
  };
}
