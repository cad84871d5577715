import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { BotStatus } from '../../src/telegram/administration/bot-status.js';
import { statusPage } from '../../src/telegram/administration/status-page.js';
import { readStatusData, type StatusView, statusData } from '../../src/telegram/administration/status-view.js';
import { takenText } from '../../src/telegram/administration/taken-text.js';
import type { SettledFile, TakenByHand } from '../../src/telegram/administration/taker-by-hand.js';
import { languages } from '../../src/telegram/texts/language.js';
import { textsIn } from '../../src/telegram/texts/texts-in.js';
import { simplifiedChinese } from '../../src/telegram/texts/zh-hans/texts.js';
import { anyText } from './any-article.js';
import { keyboardFaults } from './keyboard-faults.js';
import { messageFaults } from './message-faults.js';

const time = fc.integer({ min: 0, max: 4_102_444_800_000 });
const timeOrNone = fc.option(time);
const count = fc.nat();

const anyStatus: fc.Arbitrary<BotStatus> = fc.record({
  articles: count,
  passages: count,
  lastArrivalMs: timeOrNone,
  livePassages: count,
  lastFold: fc.option(fc.record({ endedAtMs: time, tookMs: count })),
  feeds: fc.array(
    fc.record({
      address: anyText,
      movedTo: fc.option(anyText),
      lastSuccessMs: timeOrNone,
      nextTryMs: timeOrNone,
      lastError: fc.option(anyText),
      failures: count,
    }),
    { maxLength: 20 },
  ),
  rejections: fc.array(fc.record({ file: anyText, field: anyText, expected: anyText, got: anyText }), {
    maxLength: 30,
  }),
  outbox: fc.record({
    owed: count,
    sending: count,
    sent: count,
    uncertain: count,
    givenUp: count,
    dropped: count,
    oldestDueAtMs: timeOrNone,
  }),
});

const anyView: fc.Arbitrary<StatusView> = fc.oneof(
  fc.constant<StatusView>({ kind: 'overview' }),
  fc.record({ kind: fc.constantFrom('feeds' as const, 'rejected' as const), page: fc.nat(999_999) }),
);

const anyTexts = fc.constantFrom(...languages).map(textsIn);
const timezone = 'Asia/Shanghai';

it('a page of the status is a message that Telegram takes, whatever the files and feeds are called', () => {
  fc.assert(
    fc.property(anyStatus, anyView, anyTexts, time, (status, view, texts, nowMs) => {
      const page = statusPage(status, view, { texts, timezone, nowMs });
      expect([...messageFaults(page), ...keyboardFaults(page.keyboard)]).toEqual([]);
      for (const button of page.keyboard.flat()) {
        if (!('callback_data' in button) || button.callback_data === 'none') continue;
        const led = readStatusData(button.callback_data);
        expect(led === null ? null : statusData(led)).toBe(button.callback_data);
      }
    }),
  );
});

it('each feed and file stands on one page', () => {
  const { feeds, rejections, ...rest } = {
    feeds: Array.from({ length: 13 }, (_, n) => ({
      address: `https://example.org/feed-${n}.xml`,
      movedTo: n === 3 ? 'https://example.net/moved' : null,
      lastSuccessMs: 0,
      nextTryMs: 60_000,
      lastError: null,
      failures: 0,
    })),
    rejections: Array.from({ length: 21 }, (_, n) => ({
      file: `file-${n}.md`,
      field: 'body',
      expected: 'text',
      got: 'none',
    })),
    articles: 1,
    passages: 1,
    lastArrivalMs: 0,
    livePassages: 0,
    lastFold: { endedAtMs: 0, tookMs: 940 },
    outbox: { owed: 1, sending: 0, sent: 2, uncertain: 1, givenUp: 0, dropped: 0, oldestDueAtMs: 0 },
  };
  const shown = (view: StatusView) =>
    statusPage({ ...rest, feeds, rejections }, view, { texts: simplifiedChinese, timezone, nowMs: 150_000 }).text;
  const pages = (kind: 'feeds' | 'rejected', length: number) =>
    Array.from({ length }, (_, page) => shown({ kind, page })).join('\n');
  expect(pages('feeds', 3).match(/feed-\d+\.xml/gu)).toEqual(feeds.map(({ address }) => address.slice(20)));
  expect(pages('feeds', 3)).toContain(
    'feed-3.xml\n已迁往 https://example.net/moved\n上次读成：1970年1月1日 08:00（2分钟前）；',
  );
  expect(pages('rejected', 3).match(/^file-\d+\.md\nexpected body to be text, got none$/gmu)).toHaveLength(21);
  expect(shown({ kind: 'overview' }).split('\n')).toEqual(
    expect.arrayContaining([
      '最近一篇新文章：1970年1月1日 08:00（2分钟前）',
      '上次合并索引：1970年1月1日 08:00（2分钟前），用了 0.9 秒',
      '订阅源 13 个，全部正常',
      '提醒：待发 1，正在发 0，已发 2，不确定是否送达 1，放弃 0',
      '等得最久的提醒已到期 2 分钟',
    ]),
  );
});

it('what was taken by hand is told in a message that Telegram takes', () => {
  const path = fc.constantFrom<string>('added/a.html', 'added/b.html', 'added/c.html');
  const anyTaken: fc.Arbitrary<TakenByHand> = fc.oneof(
    fc.record({
      kind: fc.constantFrom('new' as const, 'changed' as const, 'known' as const),
      path,
      title: fc.option(anyText),
    }),
    fc.record({ kind: fc.constant('refused' as const), what: anyText, why: anyText }),
  );
  const anySettled = fc
    .array(fc.tuple(path, fc.constantFrom<SettledFile>('served', 'duplicate', 'other')))
    .map((entries) => new Map(entries));
  fc.assert(
    fc.property(fc.array(anyTaken, { minLength: 1, maxLength: 30 }), anySettled, anyTexts, (taken, settled, texts) => {
      const text = takenText(taken, settled, texts.administrator);
      expect(messageFaults({ text })).toEqual([]);
      const awaited = taken
        .flatMap((one) => (one.kind === 'new' || one.kind === 'changed' ? [settled.get(one.path)] : []))
        .filter((state) => state !== 'duplicate');
      const canBeFound = awaited.every((state) => state === 'served');
      const says = (end: boolean) => text.endsWith(`\n${texts.administrator.takenEnd(end)}`);
      expect([says(true), says(false)]).toEqual([awaited.length > 0 && canBeFound, awaited.length > 0 && !canBeFound]);
    }),
  );
});
