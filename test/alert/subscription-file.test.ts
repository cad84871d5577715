import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Subscription } from '../../src/alert/subscription.js';
import { readSubscriptionFile, writeSubscriptionFile } from '../../src/alert/subscription-file.js';
import { segmenter } from '../words/real-segmenter.js';

const subscriptions: readonly Subscription[] = [
  {
    id: 1,
    chatId: -5,
    threadId: 0,
    topic: { kind: 'words', required: ['芯片', '光刻机'], excluded: ['招聘'] },
    delivery: { kind: 'at-once' },
    silent: true,
    pause: { untilMs: 1_700_000_000_000 },
    createdAtMs: 5,
    lastAlertAtMs: 6,
  },
  {
    id: 2,
    chatId: -5,
    threadId: 0,
    topic: { kind: 'question', text: '专精特新企业的融资政策' },
    delivery: { kind: 'weekly', weekday: 1, hour: 8 },
    silent: false,
    pause: null,
    createdAtMs: 5,
    lastAlertAtMs: null,
  },
];

const read = (file: unknown) => readSubscriptionFile(JSON.stringify(file), segmenter);
const fileOf = (...listed: unknown[]) => ({ format: 'chuchu-subscriptions', version: 1, subscriptions: listed });

describe('a file of subscriptions', () => {
  it('is read as it was written, and names no chat', () => {
    const text = writeSubscriptionFile(subscriptions);
    expect(text).not.toContain('-5');
    const kept = subscriptions.map(({ topic, delivery, silent, pause }) => ({ topic, delivery, silent, pause }));
    expect(readSubscriptionFile(text, segmenter)).toEqual({ kind: 'subscriptions', subscriptions: kept });
    expect(readSubscriptionFile(`\ufeff${text}`, segmenter).kind).toBe('subscriptions');
  });

  it('of a few fields is enough', () => {
    const topic = { kind: 'everything' };
    expect(read(fileOf({ topic, delivery: { kind: 'daily', hour: 7 } }))).toEqual({
      kind: 'subscriptions',
      subscriptions: [{ topic, delivery: { kind: 'daily', hour: 7 }, silent: false, pause: null }],
    });
  });

  it.each([
    [[], { kind: 'other-format' }],
    [{ format: 'another', version: 1 }, { kind: 'other-format' }],
    [
      { ...fileOf(), version: 2 },
      { kind: 'newer-version', version: 2, newest: 1 },
    ],
    [
      { format: 'chuchu-subscriptions', version: 1 },
      { kind: 'unreadable', where: 'subscriptions' },
    ],
    [fileOf(5), { kind: 'unreadable', where: 'subscriptions[0]' }],
    [fileOf({ topic: { kind: 'regex', text: '.*' } }), { kind: 'unreadable', where: 'subscriptions[0].topic' }],
    [
      fileOf({ topic: { kind: 'everything' }, delivery: { kind: 'daily', hour: 24 } }),
      { kind: 'unreadable', where: 'subscriptions[0].delivery' },
    ],
    [
      fileOf({ topic: { kind: 'everything' }, delivery: { kind: 'at-once' }, pause: { untilMs: 'soon' } }),
      { kind: 'unreadable', where: 'subscriptions[0].pause' },
    ],
    [
      fileOf({ topic: { kind: 'everything' }, delivery: { kind: 'at-once' }, silent: 'yes' }),
      { kind: 'unreadable', where: 'subscriptions[0].silent' },
    ],
    [
      fileOf({ topic: { kind: 'words', required: [], excluded: ['招聘'] }, delivery: { kind: 'at-once' } }),
      { kind: 'unfit-topic', where: 'subscriptions[0].topic', problem: { kind: 'only-excluded' } },
    ],
  ])('%j is told what is wrong with it', (file, problem) => {
    expect(read(file)).toMatchObject(problem);
  });

  it('that is no JSON, or too long, is told so', () => {
    expect(readSubscriptionFile('{', segmenter).kind).toBe('no-json');
    expect(readSubscriptionFile(' '.repeat(1_000_001), segmenter)).toEqual({
      kind: 'too-long',
      length: 1_000_001,
      most: 1_000_000,
    });
  });

  it('of any JSON is read or refused, never worse', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(read(fileOf(value, { topic: value, delivery: value })).kind).toBe('unreadable');
        expect(read(value).kind).toBe('other-format');
      }),
    );
  });
});
