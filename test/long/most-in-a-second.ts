/** Of times in milliseconds, how many at most were within one second. */
export function mostInASecond(timesMs: readonly number[]): number {
  const times = timesMs.toSorted((a, b) => a - b);
  let from = 0;
  let most = 0;
  times.forEach((time, place) => {
    while ((times[from] ?? time) <= time - 1000) from += 1;
    most = Math.max(most, place - from + 1);
  });
  return most;
}
