import type { PublishedAt } from '../article/article.js';
import { readPublishedAt } from '../article/read-published-at.js';
import type { Zone } from '../article/zone.js';

/** `Tue, 25 Jan 2022 11:26:09 +0800`, its year in two digits too; the name of the day is not compared. RFC 822, 5. */
const RFC_822 =
  /^(?:[a-z]+,?\s+)?(\d{1,2})[\s-]+([a-z]{3})[a-z]*[\s-]+(\d{4}|\d{2})\s+(\d{1,2}:\d{2}(?::\d{2})?)\s*([a-z]+|[+-]\d{2}:?\d{2})?$/iu;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * The zones that RFC 822 names. `CST` is not among them: in a feed from China it is China's, and then the zone of dates that
 * name none is meant.
 */
const ZONES: Readonly<Record<string, string>> = {
  gmt: '+0000',
  ut: '+0000',
  utc: '+0000',
  z: '+0000',
  edt: '-0400',
  est: '-0500',
  cdt: '-0500',
  mdt: '-0600',
  mst: '-0700',
  pdt: '-0700',
  pst: '-0800',
};

/** The moment that a feed or page names, as ISO 8601 or RFC 822; `null` where it names none. */
export function readFeedDate(text: string, zone: Zone): PublishedAt | null {
  const match = RFC_822.exec(text.trim());
  if (match === null) return readPublishedAt(text, zone);
  const [, day = '', monthName = '', yearText = '', time = '', zoneName = ''] = match;
  const month = MONTHS.indexOf(monthName.toLowerCase()) + 1;
  // RFC 2822, 4.3.
  const year = yearText.length === 4 ? yearText : String(Number(yearText) + (Number(yearText) < 50 ? 2000 : 1900));
  const offset = /^[+-]/u.test(zoneName) ? zoneName : (ZONES[zoneName.toLowerCase()] ?? '');
  return readPublishedAt(`${year}-${month}-${day} ${time} ${offset}`.trim(), zone);
}

/** A moment as front matter has it, on the clocks of a zone: `2022-01-25 11:26:09 +0800`. */
export function formatFrontMatterDate(epochMs: number, zone: Zone): string {
  const offset = zone.offsetAt(epochMs);
  const local = new Date(epochMs + offset * 60_000).toISOString().slice(0, 19).replace('T', ' ');
  const minutes = Math.abs(offset);
  const digits = (value: number): string => String(value).padStart(2, '0');
  return `${local} ${offset < 0 ? '-' : '+'}${digits(Math.floor(minutes / 60))}${digits(minutes % 60)}`;
}
