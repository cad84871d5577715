import type { PublishedAt } from './article.js';
import type { Zone } from './zone.js';

/** `2022-01-25`, `2022/1/25`, `2022.1.25` or `2022年1月25日`; then perhaps a time; then perhaps an offset. */
const DATE =
  /^(\d{4})(?:-(\d{1,2})-(\d{1,2})|\/(\d{1,2})\/(\d{1,2})|\.(\d{1,2})\.(\d{1,2})|年(\d{1,2})月(\d{1,2})日)(?:(?:[Tt]|\s*)(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?)?\s*(Z|z|UTC|GMT|[+-]\d{1,2}(?::?\d{2})?)?$/u;

const MAX_OFFSET_MINUTES = 18 * 60;

/** Whether a `date` line holds no date: empty, or (as the template writes for posts of unknown date) an offset alone. */
export function isDateMissing(text: string): boolean {
  return /^(?:[+-]\d{1,2}:?\d{2}|Z|UTC|null|~)?$/u.test(text.trim());
}

/**
 * The moment that a `date` line names, or `null` where it names none (also the 30th of February).
 *
 * @param zone What a date without offset is meant in.
 */
export function readPublishedAt(text: string, zone: Zone): PublishedAt | null {
  const match = DATE.exec(text.trim());
  if (match === null) return null;
  const [, year, ...rest] = match;
  const offsetText = rest.at(-1);
  const [month, day] = rest.slice(0, 8).filter((part) => part !== undefined);
  const [hour = '0', minute = '0', second = '0', fraction = ''] = rest.slice(8, 12);
  const fields = [year, month, day, hour, minute, second].map(Number);
  const ms = Number(fraction.slice(0, 3).padEnd(3, '0'));
  const localMs = utcOf(fields, ms);
  if (localMs === null) return null;
  const offset = offsetText === undefined ? zone.offsetAtLocal(localMs) : parseOffset(offsetText);
  if (offset === null) return null;
  const local = new Date(localMs)
    .toISOString()
    .replace('Z', '')
    .replace(/\.000$/u, '');
  return { iso: `${local}${formatOffset(offset)}`, epochMs: localMs - offset * 60_000 };
}

/** The fields as if they were UTC, in milliseconds; `null` where the calendar or the clock has no such moment. */
function utcOf(fields: readonly number[], ms: number): number | null {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = fields;
  // Date.UTC means 1900 + year by years under 100; no post is that old.
  if (year < 1000 || hour > 23 || minute > 59 || second > 59) return null;
  const time = Date.UTC(year, month - 1, day, hour, minute, second, ms);
  const back = new Date(time);
  return back.getUTCMonth() === month - 1 && back.getUTCDate() === day ? time : null;
}

function parseOffset(text: string): number | null {
  const match = /^([+-])(\d{1,2}):?(\d{2})?$/u.exec(text);
  if (match === null) return 0;
  const [, sign, hours, minutes = '0'] = match;
  const offset = Number(hours) * 60 + Number(minutes);
  if (offset > MAX_OFFSET_MINUTES || Number(minutes) > 59) return null;
  return sign === '-' ? -offset : offset;
}

function formatOffset(minutes: number): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${twoDigits(Math.floor(size / 60))}:${twoDigits(size % 60)}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
