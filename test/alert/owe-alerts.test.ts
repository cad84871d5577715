import { describe, expect, it, onTestFinished } from 'vitest';
import { type AlertMatch, maxInBurst, oweAlerts } from '../../src/alert/owe-alerts.js';
import type { Subscription } from '../../src/alert/subscription.js';
import { createZone } from '../../src/article/zone.js';
import { openDatabase } from '../../src/storage/open-database.js';
import { createOutbox } from '../../src/storage/sqlite-outbox.js';
import { temporaryFolder } from '../storage/folder.js';
import { noonMs, passage, subscriptionOf } from './owed-alert.js';

const sentence = { start: 0, end: 5 };
const daily = { kind: 'daily', hour: 8 } as const;
const weekly = { kind: 'weekly', weekday: 3, hour: 7 } as const;

function stage() {
  const database = openDatabase(temporaryFolder());
  onTestFinished(() => {
    database.close();
  });
  const outbox = createOutbox(database, { timezone: 'Asia/Shanghai' });
  const owe = (
    subscriptions: readonly Partial<Subscription>[],
    storyId = 's1',
    nowMs = noonMs,
    text = passage,
    found: Partial<AlertMatch['found']>[] = [],
  ): readonly number[] => {
    const all = subscriptions.map((more, place) => subscriptionOf({ id: place + 1, ...more }));
    const matches = all.map(
      ({ id }, place): AlertMatch => ({
        subscriptionId: id,
        found: { ordinal: 0, sentence, confidence: null, ...found[place] },
      }),
    );
    const item = { storyId, articleId: 'a', passages: [text, { id: 'a#9', text: '另一段。' }] };
    const subscription = (id: number) => all.find((one) => one.id === id) ?? null;
    return oweAlerts(item, matches, nowMs, { outbox, zone: createZone, subscription });
  };
  return { outbox, owe, owed: () => outbox.listed('owed', 100).toReversed() };
}

describe('a story', () => {
  it('is one alert for all subscriptions of a chat and topic', () => {
    const { owe, owed } = stage();
    owe([{ id: 5 }, { id: 2 }, { id: 3, threadId: 9 }, { id: 4, chatId: 101 }]);
    expect(owed()).toMatchObject([
      { chatId: 100, threadId: 0, subscriptionIds: [2, 5], passageId: passage.id, sentence },
      { chatId: 100, threadId: 9, subscriptionIds: [3] },
      { chatId: 101, threadId: 0, subscriptionIds: [4] },
    ]);
  });

  it('is told at once if one of them wants it so, silently if all do', () => {
    const { owe, owed } = stage();
    owe([{ delivery: daily, silent: true }, { silent: true }, { delivery: weekly, silent: true }]);
    owe([
      { chatId: 101, delivery: daily, silent: true },
      { chatId: 101, delivery: weekly },
    ]);
    expect(owed()).toMatchObject([
      { inDigest: false, dueAtMs: noonMs, silent: true },
      { inDigest: true, dueAtMs: Date.parse('2026-03-03T08:00:00+08:00'), silent: false },
    ]);
  });

  it('comes with the digest of the zone of its chat', () => {
    const { outbox, owe, owed } = stage();
    outbox.setSchedule(100, { timezone: 'America/New_York', quietHours: null });
    owe([{ delivery: daily }]);
    // Noon in Shanghai is 23:00 of the day before in New York.
    expect(owed()).toMatchObject([{ dueAtMs: Date.parse('2026-03-02T08:00:00-05:00') }]);
  });

  it('of a paused subscription is not told, that of a pause that is over is', () => {
    const { owe, owed } = stage();
    owe([{ pause: { untilMs: null } }, { id: 2, pause: { untilMs: noonMs + 1 } }]);
    expect(owed()).toEqual([]);
    owe([{ pause: { untilMs: null } }, { id: 2, pause: { untilMs: noonMs } }]);
    expect(owed()).toMatchObject([{ subscriptionIds: [2] }]);
  });

  it('quotes what answers a standing question best, rather than what holds a word, rather than how it begins', () => {
    const { owe, owed } = stage();
    const opening = { ordinal: 0, sentence: null };
    const word = { ordinal: 1, sentence: { start: 0, end: 4 } };
    owe([{}, {}], 's1', noonMs, passage, [opening, word]);
    owe([{}, {}, {}], 's2', noonMs, passage, [word, { ordinal: 0, confidence: 0.5 }, { ...word, confidence: 0.4 }]);
    owe([{}], 's3', noonMs, passage, [opening]);
    expect(owed().map((alert) => [alert.passageId, alert.sentence])).toEqual([
      ['a#9', { start: 0, end: 4 }],
      [passage.id, sentence],
      [passage.id, { start: 0, end: 0 }],
    ]);
  });

  it('is owed to nobody for a subscription that was ended meanwhile, nor of a passage that is none', () => {
    const { outbox, owe, owed } = stage();
    const ended = { subscriptionId: 9, found: { ordinal: 0, sentence, confidence: null } };
    oweAlerts({ storyId: 's1', articleId: 'a', passages: [passage] }, [ended], noonMs, {
      outbox,
      zone: createZone,
      subscription: () => null,
    });
    owe([{}], 's1', noonMs, passage, [{ ordinal: 2 }]);
    expect(owed()).toEqual([]);
  });
});

describe("another paper's version", () => {
  it('is told only where nobody is owed the story, or was told', () => {
    const { outbox, owe } = stage();
    expect(owe([{}])).toEqual([1]);
    const version = { id: 'b#0', text: '另一家报纸的说法。' };
    expect(owe([{}, { chatId: 101 }], 's1', noonMs + 5000, version)).toEqual([2]);
    expect(outbox.counts(noonMs)).toMatchObject({ owed: 2 });
    expect(outbox.listed('owed', 9).map(({ chatId, passageId }) => `${chatId} ${passageId}`)).toEqual([
      '101 b#0',
      '100 a#2',
    ]);
  });

  it('adds what is new in it to what still waits', () => {
    const { owe, owed } = stage();
    owe([{ delivery: daily, silent: true }]);
    owe([{ delivery: daily, silent: true }], 's1', noonMs + 5000);
    expect(owed()).toMatchObject([{ inDigest: true, silent: true, subscriptionIds: [1] }]);
    expect(owe([{ id: 2 }], 's1', noonMs + 6000, { id: 'b#0', text: '另一家报纸的说法。' })).toEqual([2]);
    expect(owed()).toMatchObject([
      { inDigest: false, silent: false, subscriptionIds: [1, 2], dueAtMs: noonMs + 6000, passageId: 'a#2' },
    ]);
  });
});

describe('a burst', () => {
  it('of over 20 in a minute comes as one digest a minute later', () => {
    const { owe, owed } = stage();
    for (let story = 0; story < maxInBurst; story += 1) owe([{}], `s${story}`, noonMs + story * 1000);
    expect(owed().every(({ inDigest }) => !inDigest)).toBe(true);
    owe([{}], 's20', noonMs + 20_000);
    owe([{}], 's21', noonMs + 30_000);
    expect(owed()).toHaveLength(22);
    expect(new Set(owed().map(({ inDigest, dueAtMs }) => `${inDigest} ${dueAtMs}`))).toEqual(
      new Set([`true ${noonMs + 80_000}`]),
    );
  });

  it('is none of 20 a minute, however long it goes on', () => {
    const { owe, owed } = stage();
    for (let story = 0; story < 60; story += 1) owe([{}], `s${story}`, noonMs + story * 3000);
    expect(owed().some(({ inDigest }) => inDigest)).toBe(false);
  });

  it('concerns its own chat and topic alone', () => {
    const { owe, owed } = stage();
    for (let story = 0; story <= maxInBurst; story += 1) owe([{}], `s${story}`);
    owe([{ threadId: 9 }, { id: 2, chatId: 101 }]);
    expect(owed().filter(({ inDigest }) => !inDigest)).toHaveLength(2);
  });
});
