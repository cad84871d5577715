import type Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { NewSubscription, Topic } from '../../src/alert/subscription.js';
import type { Subscriptions } from '../../src/alert/subscriptions.js';
import { openDatabase } from '../../src/storage/open-database.js';
import { createSubscriptions } from '../../src/storage/sqlite-subscriptions.js';
import { temporaryFolder } from './folder.js';

const group = -1_001_234_567_890;
const topics: readonly Topic[] = [
  { kind: 'everything' },
  { kind: 'publisher', name: '科技日报' },
  { kind: 'category', name: '科技日报' },
  { kind: 'words', required: ['芯片', '“光刻”'], excluded: [] },
  { kind: 'words', required: ['芯片'], excluded: ['“光刻”'] },
  { kind: 'question', text: '专精特新企业的融资政策𠮷' },
];

function open(folder: string, maxPerChat?: number) {
  const database = openDatabase(folder);
  onTestFinished(() => {
    database.close();
  });
  const clock = { ms: 1_643_000_000_000 };
  const options = { now: () => clock.ms, ...(maxPerChat !== undefined && { maxPerChat }) };
  return { database, clock, subscriptions: createSubscriptions(database, options) };
}

function wanted(topic: Topic, more: Partial<NewSubscription> = {}): NewSubscription {
  return { chatId: group, threadId: 0, topic, delivery: { kind: 'at-once' }, silent: false, ...more };
}

function idOf(subscriptions: Subscriptions, subscription: NewSubscription): number {
  const outcome = subscriptions.add(subscription);
  if (outcome.kind !== 'added') throw new Error(`expected it to be added, got ${outcome.kind}`);
  return outcome.subscription.id;
}

describe('all subscriptions of a chat', () => {
  it('are those of all its topics; all are paused until somebody resumes them, and resumed, whatever each was', () => {
    const { subscriptions } = open(temporaryFolder());
    const ids = [0, 5, 5].map((threadId, i) =>
      idOf(subscriptions, wanted(topics[i] ?? { kind: 'everything' }, { threadId })),
    );
    const other = idOf(subscriptions, wanted({ kind: 'everything' }, { chatId: 7 }));
    subscriptions.change(ids[1] ?? 0, { pause: { untilMs: 5000 } });
    const pauses = () => subscriptions.ofChat(group).map(({ id, pause }) => [id, pause]);
    subscriptions.pauseChat(group, true);
    expect(pauses()).toEqual(ids.map((id) => [id, { untilMs: null }]));
    expect(subscriptions.find(other)?.pause).toBeNull();
    subscriptions.pauseChat(group, false);
    expect(pauses()).toEqual(ids.map((id) => [id, null]));
  });
});

const idsOf = (listed: Iterable<{ readonly id: number }>) => Array.from(listed, ({ id }) => id);

describe('a subscription', () => {
  it('of every kind is found as it was added, also after a restart', () => {
    const folder = temporaryFolder();
    const { database, subscriptions } = open(folder);
    const added = topics.map((topic, i) => {
      const delivery = [
        { kind: 'at-once' },
        { kind: 'daily', hour: 0 },
        { kind: 'weekly', weekday: 7, hour: 23 },
      ] as const;
      const outcome = subscriptions.add(
        wanted(topic, { delivery: delivery[i % 3] ?? delivery[0], silent: i % 2 === 1 }),
      );
      expect(outcome).toMatchObject({ kind: 'added', subscription: { topic, createdAtMs: 1_643_000_000_000 } });
      return outcome.kind === 'limit-reached' ? null : outcome.subscription;
    });
    database.close();
    const again = open(folder).subscriptions;
    expect(again.of({ chatId: group, threadId: 0 })).toEqual(added);
    expect([...again.all()]).toEqual(added);
    expect(again.find(added[3]?.id ?? 0)).toEqual(added[3]);
  });

  it('of the same topic is kept once a place', () => {
    const { subscriptions } = open(temporaryFolder());
    const id = idOf(subscriptions, wanted({ kind: 'everything' }));
    const again = subscriptions.add(wanted({ kind: 'everything' }, { silent: true }));
    expect(again).toMatchObject({ kind: 'already-there', subscription: { id, silent: false } });
    const elsewhere = subscriptions.add(wanted({ kind: 'everything' }, { threadId: 7 }));
    expect(elsewhere.kind).toBe('added');
    expect(idsOf(subscriptions.of({ chatId: group, threadId: 0 }))).toEqual([id]);
  });

  it('can be changed, paused and resumed', () => {
    const { subscriptions } = open(temporaryFolder());
    const id = idOf(subscriptions, wanted({ kind: 'everything' }));
    const delivery = { kind: 'weekly', weekday: 1, hour: 8 } as const;
    expect(subscriptions.change(id, { delivery })).toMatchObject({ delivery, pause: null });
    subscriptions.change(id, { pause: { untilMs: 5 } });
    expect(subscriptions.find(id)).toMatchObject({ delivery, pause: { untilMs: 5 } });
    subscriptions.change(id, { pause: { untilMs: null }, silent: true });
    expect(subscriptions.find(id)).toMatchObject({ pause: { untilMs: null }, silent: true });
    subscriptions.change(id, { pause: null, delivery: { kind: 'at-once' } });
    expect(subscriptions.find(id)).toMatchObject({ pause: null, delivery: { kind: 'at-once' } });
    expect(subscriptions.change(id + 1, { silent: true })).toBeNull();
  });

  it('remembers its last alert', () => {
    const { subscriptions } = open(temporaryFolder());
    const ids = topics.slice(0, 3).map((topic) => idOf(subscriptions, wanted(topic)));
    subscriptions.alerted(ids.slice(0, 2), 99);
    expect(Array.from(subscriptions.all(), ({ lastAlertAtMs }) => lastAlertAtMs)).toEqual([99, 99, null]);
  });

  it('that was removed is gone, and its id is never given again', () => {
    const { subscriptions } = open(temporaryFolder());
    const id = idOf(subscriptions, wanted({ kind: 'everything' }));
    expect(subscriptions.remove(id)?.id).toBe(id);
    expect([subscriptions.find(id), subscriptions.remove(id)]).toEqual([null, null]);
    expect(idOf(subscriptions, wanted({ kind: 'everything' }))).toBeGreaterThan(id);
  });
});

describe('the subscriptions of a chat', () => {
  it('are so many at most, those of all its topics together', () => {
    const { subscriptions } = open(temporaryFolder(), 2);
    idOf(subscriptions, wanted({ kind: 'everything' }));
    idOf(subscriptions, wanted({ kind: 'everything' }, { threadId: 3 }));
    const third = wanted({ kind: 'publisher', name: '新华社' });
    expect(subscriptions.add(third)).toEqual({ kind: 'limit-reached', limit: 2, has: 2 });
    expect(subscriptions.add(wanted({ kind: 'everything' })).kind).toBe('already-there');
    expect(subscriptions.add({ ...third, chatId: 5 }).kind).toBe('added');
  });

  it('are imported all or none, those it has already left as they are', () => {
    const { subscriptions } = open(temporaryFolder(), topics.length);
    const place = { chatId: group, threadId: 2 };
    const files = topics.map((topic) => ({ topic, delivery: { kind: 'at-once' }, silent: true, pause: null }) as const);
    idOf(subscriptions, wanted({ kind: 'everything' }, { threadId: 2 }));
    idOf(subscriptions, wanted({ kind: 'everything' }));
    expect(subscriptions.addAll(place, files)).toEqual({ kind: 'limit-reached', limit: 6, has: 2 });
    expect(subscriptions.of(place).length).toBe(1);
    const fewer = files.slice(0, 5);
    const outcome = subscriptions.addAll(place, [...fewer, ...fewer]);
    expect(outcome).toMatchObject({ kind: 'imported', alreadyThere: 6 });
    expect(subscriptions.of(place).map(({ topic, silent }) => [topic, silent])).toEqual(
      topics.slice(0, 5).map((topic, i) => [topic, i > 0]),
    );
  });

  it('go with it when it becomes a supergroup; what the new chat has already stays', () => {
    const { subscriptions } = open(temporaryFolder());
    const [all = 0, publisher = 0] = topics
      .slice(0, 2)
      .map((topic) => idOf(subscriptions, wanted(topic, { chatId: -5 })));
    const kept = idOf(subscriptions, wanted({ kind: 'everything' }));
    const others = idOf(subscriptions, wanted({ kind: 'everything' }, { chatId: 5 }));
    expect(idsOf(subscriptions.moveChat(-5, group))).toEqual([all]);
    expect(idsOf(subscriptions.of({ chatId: group, threadId: 0 }))).toEqual([publisher, kept]);
    expect(subscriptions.of({ chatId: -5, threadId: 0 })).toEqual([]);
    expect(subscriptions.find(others)?.chatId).toBe(5);
  });

  it('are forgotten together', () => {
    const { subscriptions } = open(temporaryFolder());
    const gone = [
      idOf(subscriptions, wanted({ kind: 'everything' })),
      idOf(subscriptions, wanted({ kind: 'everything' }, { threadId: 3 })),
    ];
    const kept = idOf(subscriptions, wanted({ kind: 'everything' }, { chatId: 5 }));
    expect(idsOf(subscriptions.removeChat(group))).toEqual(gone);
    expect(idsOf(subscriptions.all())).toEqual([kept]);
  });
});

describe('all subscriptions', () => {
  it('come in order, however many, while others are added and removed', () => {
    const { subscriptions } = open(temporaryFolder(), 2_000);
    const added = Array.from({ length: 1_203 }, (_, i) =>
      idOf(subscriptions, wanted({ kind: 'question', text: `问题${i}` })),
    );
    const met: number[] = [];
    for (const { id } of subscriptions.all()) {
      met.push(id);
      if (met.length === 10) subscriptions.remove(added.at(-1) ?? 0);
    }
    expect(met).toEqual(added.slice(0, -1));
  });

  it('are a part of a transaction that others began', () => {
    const { database, subscriptions } = open(temporaryFolder());
    const failing = database.transaction((): void => {
      idOf(subscriptions, wanted({ kind: 'everything' }));
      throw new Error('later');
    });
    expect(() => failing()).toThrow('later');
    expect(rows(database)).toBe(0);
  });
});

function rows(database: Database.Database): unknown {
  return database.prepare('SELECT count(*) FROM subscription').pluck().get();
}
