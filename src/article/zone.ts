/** A time zone: what its clocks are ahead of UTC, in whole minutes. */
export interface Zone {
  /** At an instant, in milliseconds since 1970-01-01T00:00:00Z. */
  offsetAt(epochMs: number): number;
  /**
   * When its clocks showed a local time, given in milliseconds as if it were UTC. Of an hour shown twice (clocks set
   * back) the first is meant; for one never shown (clocks set forward) it is the offset before the change, as java.time
   * and Temporal's `compatible` have it.
   */
  offsetAtLocal(localMs: number): number;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The zone of an IANA name. Making one costs a tenth of a millisecond, so make it once.
 *
 * @throws {RangeError} where Intl knows no such zone.
 */
export function createZone(timezone: string): Zone {
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone: timezone,
    calendar: 'gregory',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const offsetAt = (epochMs: number): number => {
    const parts = new Map(clock.formatToParts(epochMs).map(({ type, value }) => [type, Number(value)]));
    const field = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
    const [year, month, day] = [field('year'), field('month'), field('day')];
    const shown = Date.UTC(year, month - 1, day, field('hour'), field('minute'), field('second'));
    return Math.round((shown - Math.floor(epochMs / 1000) * 1000) / 60_000);
  };
  const offsetAtLocal = (localMs: number): number => {
    // No zone changes twice in two days, so the offsets a day before and a day after are the only ones possible.
    const before = offsetAt(localMs - DAY_MS);
    const after = offsetAt(localMs + DAY_MS);
    const fits = (offset: number): boolean => offsetAt(localMs - offset * 60_000) === offset;
    return fits(before) || !fits(after) ? before : after;
  };
  return { offsetAt, offsetAtLocal };
}
