import { expect, test } from 'vitest';
import { isDateMissing, readPublishedAt } from '../../src/article/read-published-at.js';
import { createZone } from '../../src/article/zone.js';

const iso = (text: string, timezone = 'Asia/Shanghai'): string | undefined =>
  readPublishedAt(text, createZone(timezone))?.iso;

test.each([
  ['2021-12-08 10:18:31 +0800', '2021-12-08T10:18:31+08:00'],
  ['2021-12-08 10:18:31 +08:00', '2021-12-08T10:18:31+08:00'],
  ['2021-12-08T10:18:31Z', '2021-12-08T10:18:31+00:00'],
  ['2021-12-08T10:18:31.250-0330', '2021-12-08T10:18:31.250-03:30'],
  ['2021-12-08 10:18:31', '2021-12-08T10:18:31+08:00'],
  ['2021-12-08 10:18', '2021-12-08T10:18:00+08:00'],
  ['2021-12-08', '2021-12-08T00:00:00+08:00'],
  ['2021-12-08 +0900', '2021-12-08T00:00:00+09:00'],
  ['2021/2/8 1:02:03', '2021-02-08T01:02:03+08:00'],
  ['2021年2月8日 11:02', '2021-02-08T11:02:00+08:00'],
  ['2021.12.08', '2021-12-08T00:00:00+08:00'],
])('%s is %s', (text, expected) => {
  expect(iso(text)).toBe(expected);
});

test.each([
  '5月1日',
  '昨天',
  '2021-13-01',
  '2021-02-29',
  '2021-12-08 24:00:00',
  '2021-12-08 10:60:00',
  '2021-12-08 +1900',
  '0021-12-08',
  '12345',
])('%s is no date', (text) => {
  expect(iso(text)).toBeUndefined();
  expect(isDateMissing(text)).toBe(false);
});

test.each(['', ' ', '+0800', ' +0800', '-03:30', 'Z'])('%j names no moment at all', (text) => {
  expect(isDateMissing(text)).toBe(true);
});

test('the instant follows from the offset', () => {
  expect(readPublishedAt('2021-12-08 00:30:00 +0800', createZone('UTC'))?.epochMs).toBe(Date.UTC(2021, 11, 7, 16, 30));
});

test('a date without offset is in the zone of the setting, by summer and by winter', () => {
  expect(iso('2021-07-01 12:00:00', 'America/New_York')).toBe('2021-07-01T12:00:00-04:00');
  expect(iso('2021-12-01 12:00:00', 'America/New_York')).toBe('2021-12-01T12:00:00-05:00');
  expect(iso('2021-12-01', 'Asia/Kathmandu')).toBe('2021-12-01T00:00:00+05:45');
  // Shanghai's own summer time, until 1991.
  expect(iso('1988-07-01 12:00:00')).toBe('1988-07-01T12:00:00+09:00');
});

test('of an hour shown twice the first is meant; one never shown keeps the offset before it', () => {
  expect(iso('2021-11-07 01:30:00', 'America/New_York')).toBe('2021-11-07T01:30:00-04:00');
  expect(iso('2021-03-14 02:30:00', 'America/New_York')).toBe('2021-03-14T02:30:00-05:00');
});

test('a zone that nobody knows is the caller’s mistake', () => {
  expect(() => createZone('Asia/Nowhere')).toThrow(RangeError);
});
