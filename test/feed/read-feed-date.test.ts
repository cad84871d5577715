import { expect, it } from 'vitest';
import { createZone } from '../../src/article/zone.js';
import { formatFrontMatterDate, readFeedDate } from '../../src/feed/read-feed-date.js';

const zone = createZone('Asia/Shanghai');

it.each([
  ['Tue, 25 Jan 2022 03:26:09 GMT', '2022-01-25 11:26:09 +0800'],
  ['Tue, 25 Jan 2022 11:26:09 +0800', '2022-01-25 11:26:09 +0800'],
  ['25 Jan 2022 11:26 +08:00', '2022-01-25 11:26:00 +0800'],
  ['Mon, 24 Jan 22 22:26:09 EST', '2022-01-25 11:26:09 +0800'],
  ['Tue, 25 January 2022 11:26:09', '2022-01-25 11:26:09 +0800'],
  ['Tue, 25 Jan 2022 11:26:09 CST', '2022-01-25 11:26:09 +0800'],
  ['25 Jan 98 00:00:00 Z', '1998-01-25 08:00:00 +0800'],
  ['2022-01-25T03:26:09Z', '2022-01-25 11:26:09 +0800'],
  ['2022-01-25T11:26:09.250+08:00', '2022-01-25 11:26:09 +0800'],
  ['2022-01-25 11:26:09', '2022-01-25 11:26:09 +0800'],
  ['2022年1月25日 11:26', '2022-01-25 11:26:00 +0800'],
  ['2022-01-25', '2022-01-25 00:00:00 +0800'],
])('%s', (text, expected) => {
  const date = readFeedDate(text, zone);
  expect(date === null ? null : formatFrontMatterDate(date.epochMs, zone)).toBe(expected);
});

it.each(['', 'yesterday', 'Tue, 31 Feb 2022 00:00:00 GMT', 'Tue, 25 Foo 2022 00:00:00 GMT', '1643081169'])(
  '%j is none',
  (text) => {
    expect(readFeedDate(text, zone)).toBeNull();
  },
);

it('a date is written on the clocks of the zone', () => {
  const ms = Date.UTC(2022, 0, 25, 3, 26, 9);
  expect(formatFrontMatterDate(ms, createZone('America/St_Johns'))).toBe('2022-01-24 23:56:09 -0330');
});
