import { describe, expect, it } from 'vitest';
import { agoOrTime, agoShown, dayShown, momentShown, timeShown } from '../../src/telegram/texts/dates.js';
import { languages } from '../../src/telegram/texts/language.js';
import { textsIn } from '../../src/telegram/texts/texts-in.js';

const nowMs = Date.parse('2022-01-25T15:30:00Z');
const hourMs = 3_600_000;

/** In all languages, in their order: Simplified, Traditional Chinese, English. */
function inAll(show: (shown: Parameters<typeof agoShown>[1]) => string | null, timezone = 'Asia/Shanghai') {
  return languages.map((language) => show({ texts: textsIn(language), timezone, nowMs }));
}

describe('the day of an article', () => {
  it('is written as the language writes days, by the offset it was published with', () => {
    const days = (publishedAt: string | null) => languages.map((language) => dayShown(publishedAt, { language }));
    expect(days('2022-01-25T23:00:00+08:00')).toEqual(['2022年1月25日', '2022年1月25日', 'Jan 25, 2022']);
    expect(days('2021-12-01T00:30:00+14:00')).toEqual(['2021年12月1日', '2021年12月1日', 'Dec 1, 2021']);
    expect(days(null)).toEqual([null, null, null]);
  });
});

describe('a time', () => {
  it('is of the clocks of the chat, midnight being 00:00', () => {
    expect(inAll((shown) => timeShown(Date.parse('2022-01-24T16:05:00Z'), shown))).toEqual([
      '2022年1月25日 00:05',
      '2022年1月25日 00:05',
      'Jan 25, 2022, 00:05',
    ]);
    expect(inAll((shown) => timeShown(Date.parse('2022-07-24T16:05:00Z'), shown), 'America/New_York')).toEqual([
      '2022年7月24日 12:05',
      '2022年7月24日 12:05',
      'Jul 24, 2022, 12:05',
    ]);
    expect(inAll((shown) => timeShown(null, shown))).toEqual([null, null, null]);
  });

  it.each([
    [-3 * hourMs, ['3小时前', '3 小時前', '3 hours ago']],
    [-(2 * hourMs - 1), ['1小时前', '1 小時前', '1 hour ago']],
    [-500, ['刚刚', '剛剛', 'just now']],
    [-59_999, ['刚刚', '剛剛', 'just now']],
    [59_999, ['马上', '馬上', 'in a moment']],
    [-60_000, ['1分钟前', '1 分鐘前', '1 minute ago']],
    // Not "yesterday": that is a day of the calendar, and this is a number of hours.
    [-30 * hourMs, ['1天前', '1 天前', '1 day ago']],
    [5 * 60_000, ['5分钟后', '5 分鐘後', 'in 5 minutes']],
    [-30 * 24 * hourMs, ['30天前', '30 天前', '30 days ago']],
    [-30 * 24 * hourMs - 1, [null, null, null]],
    [31 * 24 * hourMs, [null, null, null]],
  ])('is %i ms away', (awayMs, expected) => {
    expect(inAll((shown) => agoShown(nowMs + awayMs, shown))).toEqual(expected);
  });

  it('is told with how far away it is, where it is near', () => {
    expect(inAll((shown) => momentShown(nowMs - hourMs, shown))).toEqual([
      '2022年1月25日 22:30（1小时前）',
      '2022年1月25日 22:30（1 小時前）',
      'Jan 25, 2022, 22:30 (1 hour ago)',
    ]);
    expect(inAll((shown) => momentShown(0, shown))).toEqual([
      '1970年1月1日 08:00',
      '1970年1月1日 08:00',
      'Jan 1, 1970, 08:00',
    ]);
    expect(inAll((shown) => momentShown(null, shown))).toEqual([null, null, null]);
  });

  it('in a list is only how long ago, where that is told', () => {
    expect(inAll((shown) => agoOrTime(nowMs - hourMs, shown))).toEqual(['1小时前', '1 小時前', '1 hour ago']);
    expect(inAll((shown) => agoOrTime(0, shown))).toEqual([
      '1970年1月1日 08:00',
      '1970年1月1日 08:00',
      'Jan 1, 1970, 08:00',
    ]);
    expect(inAll((shown) => agoOrTime(null, shown))).toEqual([null, null, null]);
  });
});
