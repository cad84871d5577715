import type { Zone } from '../article/zone.js';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** What the clocks of a zone show, in milliseconds as if it were UTC. */
export function localTime(nowMs: number, zone: Pick<Zone, 'offsetAt'>): number {
  return nowMs + zone.offsetAt(nowMs) * minuteMs;
}

/** The beginning of a local day, as {@link localTime} counts, `days` after the one that `localMs` lies in. */
export function startOfLocalDay(localMs: number, days = 0): number {
  return (Math.floor(localMs / dayMs) + days) * dayMs;
}

/** When the clocks of a zone show that local time; see {@link Zone.offsetAtLocal} for times shown twice or never. */
export function instantOfLocal(localMs: number, zone: Pick<Zone, 'offsetAtLocal'>): number {
  return localMs - zone.offsetAtLocal(localMs) * minuteMs;
}

/** As in ISO 8601: 1 is Monday, 7 is Sunday. */
export function isoWeekday(localMs: number): number {
  // 1 January 1970 was a Thursday.
  return ((Math.floor(localMs / dayMs) + 3) % 7) + 1;
}
