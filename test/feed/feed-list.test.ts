import { expect, it } from 'vitest';
import { readFeedList } from '../../src/feed/feed-list.js';

const MINUTE_MS = 60_000;
const [a, b] = ['https://example.org/a', 'https://example.org/b'];

it.each([
  ['', []],
  [' \n', []],
  [`${a} ${b}`, [a, b]],
  [`${a},${b}`, [a, b]],
  [`${a}, ${b},`, [a, b]],
  [`\n ${a}\n\n${b}\n`, [a, b]],
  [`${a}?x=1,2 ${b}`, [`${a}?x=1,2`, b]],
  [`${a} ${a}`, [a]],
  ['HTTPS://EXAMPLE.org', ['https://example.org/']],
])('%j', (text, addresses) => {
  expect(readFeedList(text, MINUTE_MS)).toEqual({
    kind: 'feeds',
    feeds: addresses.map((address) => ({ address, intervalMs: MINUTE_MS })),
  });
});

it('a feed may have an interval of its own', () => {
  expect(readFeedList(`${a}|60 ${b}|5 ${a}`, MINUTE_MS)).toEqual({
    kind: 'feeds',
    feeds: [
      { address: a, intervalMs: MINUTE_MS },
      { address: b, intervalMs: 5 * MINUTE_MS },
    ],
  });
});

it.each([
  'example.org',
  'ftp://example.org/a',
  'https://me:pw@example.org/',
  `${a}|0`,
  `${a}|10081`,
  `${a}|x`,
  `${a}|1|2`,
  'https://',
])('%s is told', (entry) => {
  expect(readFeedList(`${b} ${entry} also-bad`, MINUTE_MS)).toEqual({ kind: 'bad', entry });
});
