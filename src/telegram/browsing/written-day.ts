import { localTime } from '../../alert/local-time.js';
import { createZone } from '../../article/zone.js';

const dayMs = 24 * 60 * 60 * 1000;

/** In the languages of the bot, whatever somebody has set: a word is enough to tell. */
const daysAgo: Readonly<Record<string, number>> = {
  今天: 0,
  今日: 0,
  today: 0,
  昨天: 1,
  昨日: 1,
  yesterday: 1,
  前天: 2,
  前日: 2,
};

/** Whose today is meant. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly nowMs: number;
  /** IANA name. */
  readonly timezone: string;
}

/** A day as somebody writes it; without a year where they wrote none. */
export type WrittenDay =
  | { readonly kind: 'day'; readonly day: string }
  /** `-01-25`: the newest such day is meant. */
  | { readonly kind: 'day-of-any-year'; readonly end: string };

const numeric = /^(?<year>\d{4})(?:-|\/|\.|年)(?<month>\d{1,2})(?:-|\/|\.|月)(?<day>\d{1,2})[日号號]?$/u;
const withoutYear = /^(?<month>\d{1,2})(?:-|\/|\.|月)(?<day>\d{1,2})[日号號]?$/u;

/** `2022-01-25`, `2022/1/25`, `2022年1月25日`, `1月25日`, `今天`; `null` for what is no day. */
export function readWrittenDay(text: string, { nowMs, timezone }: Clock): WrittenDay | null {
  const written = text.normalize('NFKC').trim().toLowerCase();
  const ago = Object.hasOwn(daysAgo, written) ? daysAgo[written] : undefined;
  if (ago !== undefined) {
    return { kind: 'day', day: dayIn(localTime(nowMs, createZone(timezone)) - ago * dayMs) };
  }
  const { year, month = '', day = '' } = (numeric.exec(written) ?? withoutYear.exec(written))?.groups ?? {};
  const end = `-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  // A leap year, so that the 29th of February is a day.
  if (!isDay(`${year ?? '2000'}${end}`)) return null;
  return year === undefined ? { kind: 'day-of-any-year', end } : { kind: 'day', day: year + end };
}

function isDay(text: string): boolean {
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && dayIn(ms) === text;
}

function dayIn(localMs: number): string {
  return new Date(localMs).toISOString().slice(0, 10);
}
