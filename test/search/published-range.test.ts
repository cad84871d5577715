import { describe, expect, it } from 'vitest';
import { createZone } from '../../src/article/zone.js';
import { readPublishedRange } from '../../src/search/published-range.js';

/** A Thursday, 09:30 in Shanghai: in UTC it is still the same day, in New York the day before. */
const now = () => Date.UTC(2022, 2, 10, 1, 30);
const shanghai = { now, zone: createZone('Asia/Shanghai') };

/** The days of a range, the last one included, as somebody in Shanghai calls them. */
function days(text: string): string {
  const range = readPublishedRange(text, shanghai);
  if (range === null) return 'none';
  const day = (ms: number | null): string =>
    ms === null ? '' : new Date(ms + 8 * 3_600_000).toISOString().replace('T00:00:00.000Z', '');
  return `${day(range.fromMs)} – ${day(range.untilMs)}`;
}

describe('the days that a date names', () => {
  it.each([
    ['2022', '2022-01-01 – 2023-01-01'],
    ['2022年', '2022-01-01 – 2023-01-01'],
    ['2022-01', '2022-01-01 – 2022-02-01'],
    ['2022年12月', '2022-12-01 – 2023-01-01'],
    ['2022/1/5', '2022-01-05 – 2022-01-06'],
    ['2022年1月5日', '2022-01-05 – 2022-01-06'],
    ['2022.12.31', '2022-12-31 – 2023-01-01'],
    ['2020-02-29', '2020-02-29 – 2020-03-01'],
    ['2021..2022-01', '2021-01-01 – 2022-02-01'],
    ['2021年1月至3月', 'none'],
    ['2022-01-05~2022-01-07', '2022-01-05 – 2022-01-08'],
  ])('%s', (text, expected) => {
    expect(days(text)).toBe(expected);
  });

  it.each([
    ['今天', '2022-03-10 – 2022-03-11'],
    ['yesterday', '2022-03-09 – 2022-03-10'],
    ['前天', '2022-03-08 – 2022-03-09'],
    ['本周', '2022-03-07 – 2022-03-14'],
    ['上周', '2022-02-28 – 2022-03-07'],
    ['这个月', '2022-03-01 – 2022-04-01'],
    ['上个月', '2022-02-01 – 2022-03-01'],
    ['今年', '2022-01-01 – 2023-01-01'],
    ['去年', '2021-01-01 – 2022-01-01'],
    ['前年', '2020-01-01 – 2021-01-01'],
    ['最近7天', '2022-03-03 – '],
    ['近三天', '2022-03-07 – '],
    ['最近两周', '2022-02-24 – '],
    ['过去十二个月', '2021-03-10 – '],
    ['最近一个月', '2022-02-10 – '],
    ['最近半年', '2021-09-10 – '],
    ['last7days', '2022-03-03 – '],
    ['30d', '2022-02-08 – '],
  ])('%s, seen from 2022-03-10', (text, expected) => {
    expect(days(text)).toBe(expected);
  });

  it.each([
    '',
    '2022-13',
    '2021-02-29',
    '2022-01-32',
    '22',
    '昨晚',
    '2022-01-07..2022-01-05',
    '2021..2022..2023',
    '..',
  ])('none for "%s"', (text) => {
    expect(days(text)).toBe('none');
  });

  it('are those of the zone that was asked for', () => {
    const newYork = { now, zone: createZone('America/New_York') };
    expect(readPublishedRange('今天', newYork)).toEqual({
      fromMs: Date.UTC(2022, 2, 9, 5),
      untilMs: Date.UTC(2022, 2, 10, 5),
    });
    // A day of 23 hours: the clocks are set forward on the 13th.
    expect(readPublishedRange('2022-03-13', newYork)).toEqual({
      fromMs: Date.UTC(2022, 2, 13, 5),
      untilMs: Date.UTC(2022, 2, 14, 4),
    });
  });
});
