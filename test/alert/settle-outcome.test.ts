import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFloodWatch } from '../../src/alert/flood-watch.js';
import { giveUpAfterMs, settleOutcome } from '../../src/alert/settle-outcome.js';
import { createTokenBucket } from '../../src/alert/token-bucket.js';
import { batchOf, noonMs, storedAlert } from './owed-alert.js';

describe('what comes of an outcome', () => {
  const settle = (outcome: Parameters<typeof settleOutcome>[0], more: Parameters<typeof batchOf>[1] = {}) =>
    settleOutcome(outcome, batchOf(undefined, more), noonMs, 0.5);

  it.each([
    ['delivered', { kind: 'delivered', messageId: 9 }, { state: 'sent', messageId: 9, chatNotBeforeMs: noonMs + 1000 }],
    [
      'a flood',
      { kind: 'retry-after', seconds: 40 },
      { state: 'owed', notBeforeMs: noonMs, chatNotBeforeMs: noonMs + 40_000 },
    ],
    ['a move', { kind: 'chat-moved', chatId: -7 }, { state: 'owed', notBeforeMs: noonMs, chatNotBeforeMs: noonMs }],
    ['a block', { kind: 'chat-gone', reason: '403' }, { state: 'owed', notBeforeMs: noonMs }],
    ['doubt', { kind: 'uncertain', reason: 'lost' }, { state: 'uncertain', outcome: 'lost' }],
    ['nothing left to say', { kind: 'withdrawn', reason: 'gone' }, { state: 'dropped', outcome: 'gone' }],
    ['a failure', { kind: 'failed', reason: '502' }, { state: 'owed', outcome: '502', notBeforeMs: noonMs + 2000 }],
    ['no connection', { kind: 'unreachable', reason: 'E' }, { state: 'owed', notBeforeMs: noonMs + 2000 }],
  ] as const)('%s', (_, outcome, expected) => {
    expect(settle(outcome)).toMatchObject(expected);
  });

  it('a topic that is gone: once more, to the chat; of the chat itself it is a failure', () => {
    const gone = { kind: 'thread-gone', reason: 'TOPIC_CLOSED' } as const;
    expect(settle(gone, { threadId: 4 })).toMatchObject({ state: 'owed', notBeforeMs: noonMs, threadGone: true });
    expect(settle(gone, { threadId: 4, threadGone: true })).toMatchObject({ notBeforeMs: noonMs + 2000 });
    expect(settle(gone)).toMatchObject({ notBeforeMs: noonMs + 2000, threadGone: false });
  });

  it('a failure pauses twice as long each time, up to an hour, by half more or less', () => {
    const pause = (attempts: number, random: number): number => {
      const batch = batchOf([storedAlert({ attempts, firstTriedAtMs: noonMs })]);
      const settlement = settleOutcome({ kind: 'failed', reason: '502' }, batch, noonMs, random);
      return settlement.state === 'owed' ? settlement.notBeforeMs - noonMs : -1;
    };
    expect([0, 1, 2, 3].map((attempts) => pause(attempts, 0.5))).toEqual([2000, 4000, 8000, 16_000]);
    expect([pause(0, 0), pause(0, 0.999)]).toEqual([1000, 2998]);
    expect([11, 12, 1000].map((attempts) => pause(attempts, 0.5))).toEqual([3_600_000, 3_600_000, 3_600_000]);
  });

  it('a failure is given up after a day; a flood never', () => {
    const tried = (agoMs: number, attempts = 30) =>
      batchOf([storedAlert({ attempts, firstTriedAtMs: noonMs - agoMs })]);
    const failed = { kind: 'failed', reason: '502' } as const;
    expect(settleOutcome(failed, tried(giveUpAfterMs - 1), noonMs, 0)).toMatchObject({ state: 'owed' });
    expect(settleOutcome(failed, tried(giveUpAfterMs), noonMs, 0)).toMatchObject({ state: 'given-up', outcome: '502' });
    // The clock was set forward, or the bot did not run: it was tried only a few times.
    expect(settleOutcome(failed, tried(giveUpAfterMs * 3, 3), noonMs, 0)).toMatchObject({ state: 'owed' });
    const flood = { kind: 'retry-after', seconds: 5 } as const;
    expect(settleOutcome(flood, tried(giveUpAfterMs * 3), noonMs, 0)).toMatchObject({ state: 'owed' });
  });
});

describe('a flood of the whole bot', () => {
  it('is one of three chats within two seconds; the longest wait counts', () => {
    const floods = createFloodWatch();
    expect(floods.flooded(1, 5000, noonMs)).toBeNull();
    expect(floods.flooded(2, 9000, noonMs + 1000)).toBeNull();
    expect(floods.flooded(3, 3000, noonMs + 1999)).toBe(noonMs + 10_000);
  });

  it('is none of one chat again and again, nor of three over a longer time', () => {
    const floods = createFloodWatch();
    for (const chatId of [1, 2, 1, 2]) expect(floods.flooded(chatId, 5000, noonMs)).toBeNull();
    expect(floods.flooded(3, 5000, noonMs + 2000)).toBeNull();
  });

  it('is none where something is delivered between', () => {
    const floods = createFloodWatch();
    floods.flooded(1, 5000, noonMs);
    floods.flooded(2, 5000, noonMs);
    floods.delivered();
    expect(floods.flooded(3, 5000, noonMs)).toBeNull();
  });
});

describe('the bucket', () => {
  it('lets no second hold more than its rate, however the waits are rounded or late', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.array(fc.integer({ min: 0, max: 700 }), { minLength: 1, maxLength: 200 }),
        (perSecond, delays) => {
          const bucket = createTokenBucket(perSecond, noonMs);
          const taken: number[] = [];
          let nowMs = noonMs;
          for (const delay of delays) {
            nowMs += delay;
            const waitMs = bucket.waitMs(nowMs);
            if (waitMs > 0) continue;
            bucket.take(nowMs);
            taken.push(nowMs);
          }
          for (const time of taken) {
            expect(taken.filter((other) => other > time - 1000 && other <= time).length).toBeLessThanOrEqual(perSecond);
          }
        },
      ),
    );
  });

  it('says how long to wait, and is full then', () => {
    const bucket = createTokenBucket(25, noonMs);
    expect(bucket.waitMs(noonMs)).toBe(0);
    bucket.take(noonMs);
    expect(bucket.waitMs(noonMs)).toBe(40);
    expect(bucket.waitMs(noonMs + 15)).toBe(25);
    expect(bucket.waitMs(noonMs + 40)).toBe(0);
  });

  it('reaches its rate where it is asked often', () => {
    const bucket = createTokenBucket(25, noonMs);
    let taken = 0;
    for (let nowMs = noonMs; nowMs < noonMs + 10_000; nowMs += 1) {
      if (bucket.waitMs(nowMs) > 0) continue;
      bucket.take(nowMs);
      taken += 1;
    }
    expect(taken).toBe(250);
  });
});
