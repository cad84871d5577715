import type { Zone } from '../article/zone.js';

/** What a date in a question is relative to. */
export interface Calendar {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly now: () => number;
  /** Whose days are meant. */
  readonly zone: Zone;
}

/** Instants in milliseconds since 1970-01-01T00:00:00Z; `null` for no end on that side. */
export interface PublishedRange {
  readonly fromMs: number | null;
  /** Exclusive. */
  readonly untilMs: number | null;
}

/** A day by its place in the calendar: months and days may be out of range, as `Date.UTC` takes them. */
type Day = readonly [year: number, month: number, day: number];

interface Days {
  readonly from: Day;
  /** The first day after it; `null` for none. */
  readonly until: Day | null;
}

/**
 * The days that a date names: `2022`, `2022-01`, `2022年1月5日`, two of them with `..`, `至` or `~` between, `今天`, `去年`, `最近7天`,
 * `最近三个月`, `last7days`. `null` for what names none.
 *
 * @param text normalised (NFKC, lower case, Simplified)
 */
export function readPublishedRange(text: string, { now, zone }: Calendar): PublishedRange | null {
  const nowMs = now();
  const local = new Date(nowMs + zone.offsetAt(nowMs) * 60_000);
  const today: Day = [local.getUTCFullYear(), local.getUTCMonth() + 1, local.getUTCDate()];
  const [first = '', last, ...more] = text.split(/\.\.|至|~|到/u).map((part) => part.trim());
  if (more.length > 0) return null;
  const from = readDays(first, today, local.getUTCDay());
  const until = last === undefined ? from : readDays(last, today, local.getUTCDay());
  if (from === null || until === null) return null;
  const range = { fromMs: startOf(from.from, zone), untilMs: until.until === null ? null : startOf(until.until, zone) };
  return range.untilMs !== null && range.untilMs <= range.fromMs ? null : range;
}

function startOf([year, month, day]: Day, zone: Zone): number {
  const localMs = Date.UTC(year, month - 1, day);
  return localMs - zone.offsetAtLocal(localMs) * 60_000;
}

function readDays(text: string, today: Day, weekday: number): Days | null {
  return namedDays(text, today, weekday) ?? lastDays(text, today) ?? writtenDays(text);
}

/** Monday is the first day of a week. */
function namedDays(text: string, [year, month, day]: Day, weekday: number): Days | null {
  const monday = day - ((weekday + 6) % 7);
  const spans: Readonly<Record<string, readonly [from: Day, until: Day]>> = {
    今天: [
      [year, month, day],
      [year, month, day + 1],
    ],
    昨天: [
      [year, month, day - 1],
      [year, month, day],
    ],
    前天: [
      [year, month, day - 2],
      [year, month, day - 1],
    ],
    本周: [
      [year, month, monday],
      [year, month, monday + 7],
    ],
    上周: [
      [year, month, monday - 7],
      [year, month, monday],
    ],
    本月: [
      [year, month, 1],
      [year, month + 1, 1],
    ],
    上月: [
      [year, month - 1, 1],
      [year, month, 1],
    ],
    今年: [
      [year, 1, 1],
      [year + 1, 1, 1],
    ],
    去年: [
      [year - 1, 1, 1],
      [year, 1, 1],
    ],
    前年: [
      [year - 2, 1, 1],
      [year - 1, 1, 1],
    ],
  };
  const name = aliases[text] ?? text;
  const span = Object.hasOwn(spans, name) ? spans[name] : undefined;
  return span === undefined ? null : { from: span[0], until: span[1] };
}

const aliases: Readonly<Record<string, string>> = {
  today: '今天',
  今日: '今天',
  yesterday: '昨天',
  昨日: '昨天',
  这周: '本周',
  thisweek: '本周',
  lastweek: '上周',
  这个月: '本月',
  thismonth: '本月',
  上个月: '上月',
  lastmonth: '上月',
  thisyear: '今年',
  lastyear: '去年',
};

const lastUnit =
  /^(?:(?:最近|近|过去)(?<chinese>\d{1,4}|[一二两三四五六七八九十]{1,3}|半)?个?(?<unit>天|日|周|星期|礼拜|月|年)|(?:last)?(?<latin>\d{1,4})(?<latinUnit>d|days?|w|weeks?|m|months?|y|years?))$/u;

/** So many days, weeks, months or years up to now: `最近7天` begins a week ago, at the start of that day. */
function lastDays(text: string, [year, month, day]: Day): Days | null {
  const groups = lastUnit.exec(text)?.groups;
  if (groups === undefined) return null;
  const { chinese, unit, latin, latinUnit } = groups;
  const isHalf = chinese === '半';
  const count = latin === undefined ? countOf(chinese) : Number(latin);
  const kind = unit ?? latinUnit ?? '';
  if (/^[天日d]/u.test(kind)) return { from: [year, month, day - count], until: null };
  if (/^[周星礼w]/u.test(kind)) return { from: [year, month, day - 7 * count], until: null };
  if (/^[月m]/u.test(kind)) return { from: isHalf ? [year, month, day - 15] : [year, month - count, day], until: null };
  return { from: isHalf ? [year, month - 6, day] : [year - count, month, day], until: null };
}

const digits = '零一二三四五六七八九';

/** 1–99 as it is said; nothing counts as one. */
function countOf(text: string | undefined): number {
  if (text === undefined || text === '') return 1;
  if (/^\d+$/u.test(text)) return Number(text);
  const [tens = '', ones = ''] = text.includes('十') ? text.split('十') : ['零', text];
  const digit = (character: string): number => Math.max(0, digits.indexOf(character === '两' ? '二' : character));
  return (tens === '' ? 1 : digit(tens)) * 10 + (ones === '' ? 0 : digit(ones));
}

const written = /^(?<year>\d{4})(?:[-/.年](?:(?<month>\d{1,2})(?:[-/.月](?:(?<day>\d{1,2})[日号]?)?)?)?)?$/u;

function writtenDays(text: string): Days | null {
  const groups = written.exec(text)?.groups;
  if (groups === undefined) return null;
  const [year, month, day] = [groups['year'], groups['month'], groups['day']].map((part) =>
    part === undefined ? null : Number(part),
  );
  if (year === null || year === undefined) return null;
  if (month === null || month === undefined) return { from: [year, 1, 1], until: [year + 1, 1, 1] };
  if (day === null || day === undefined) {
    return month < 1 || month > 12 ? null : { from: [year, month, 1], until: [year, month + 1, 1] };
  }
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? { from: [year, month, day], until: [year, month, day + 1] } : null;
}
