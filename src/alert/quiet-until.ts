import type { Zone } from '../article/zone.js';
import type { QuietHours } from './chat-schedule.js';
import { instantOfLocal, localTime, startOfLocalDay } from './local-time.js';

const minuteMs = 60_000;

/**
 * When quiet hours that hold now are over; `null` where none hold. They go by what the clocks show: an hour that is shown
 * twice is quiet twice. An end that is never shown, because the clocks are set forward over it, is as much later.
 */
export function quietUntil(hours: QuietHours | null, nowMs: number, zone: Zone): number | null {
  if (hours === null) return null;
  const { fromMinute, toMinute } = hours;
  const local = localTime(nowMs, zone);
  const today = startOfLocalDay(local);
  const minute = Math.floor((local - today) / minuteMs);
  const pastMidnight = fromMinute > toMinute;
  const isQuiet = pastMidnight ? minute >= fromMinute || minute < toMinute : minute >= fromMinute && minute < toMinute;
  if (!isQuiet) return null;
  const lastDay = pastMidnight && minute >= fromMinute ? startOfLocalDay(local, 1) : today;
  const end = lastDay + toMinute * minuteMs;
  const first = instantOfLocal(end, zone);
  // Of an end that is shown twice, the first is over: the second is meant.
  return first > nowMs ? first : end - zone.offsetAt(nowMs) * minuteMs;
}
