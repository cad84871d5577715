import { localTime } from '../../alert/local-time.js';
import { createZone } from '../../article/zone.js';

/** `2022-01-25 08:00`, as the clocks of a time zone show it; `null` for no time. */
export function timeShown(atMs: number | null, timezone: string): string | null {
  if (atMs === null) return null;
  return new Date(localTime(atMs, createZone(timezone))).toISOString().slice(0, 16).replace('T', ' ');
}
