import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Batch } from '../../src/alert/alert.js';
import { createDelivery, type DeliveryOptions } from '../../src/alert/create-delivery.js';
import type { Outbox } from '../../src/alert/outbox.js';
import { oweAlerts } from '../../src/alert/owe-alerts.js';
import type { SendOutcome } from '../../src/alert/send-outcome.js';
import { createZone } from '../../src/article/zone.js';
import { openDatabase } from '../../src/storage/open-database.js';
import { createOutbox } from '../../src/storage/sqlite-outbox.js';
import { createHandClock } from '../playground/hand-clock.js';
import { temporaryFolder } from '../storage/folder.js';
import { noonMs, owedAlert, passage, subscriptionOf } from './owed-alert.js';

interface Request {
  readonly batch: Batch;
  readonly signal: AbortSignal;
  readonly end: (outcome: SendOutcome) => Promise<void>;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const delivered = { kind: 'delivered', messageId: 1 } as const;

/** A delivery over a real outbox, by a clock that is moved by hand, whose requests end when the test says so. */
function stage(more: Partial<DeliveryOptions> = {}, startMs = noonMs, folder = temporaryFolder()) {
  const database = openDatabase(folder);
  const outbox = createOutbox(database, { timezone: 'Asia/Shanghai' });
  const clock = createHandClock(startMs);
  const log: string[] = [];
  const requests: Request[] = [];
  const note = (level: string) => (line: string) => log.push(`${level}: ${line}`);
  const delivery = createDelivery({
    outbox,
    send: (batch, signal) =>
      new Promise((resolve) => {
        requests.push({
          batch,
          signal,
          end: async (outcome) => {
            resolve(outcome);
            await settle();
          },
        });
      }),
    subscription: () => subscriptionOf(),
    moveChat: (from, to) => outbox.moveChat(from, to),
    forgetChat: (chatId) => outbox.forgetChat(chatId),
    zone: createZone,
    chatName: String,
    now: () => clock.now(),
    wait: (milliseconds, signal) => clock.wait(milliseconds, signal),
    random: () => 0.5,
    log: { info: note('info'), warn: note('warn'), error: note('error') },
    sendsPerSecond: 1000,
    ...more,
  });
  onTestFinished(async () => {
    for (const { end } of requests) void end({ kind: 'uncertain', reason: 'the test is over' });
    await delivery.stop();
    database.close();
  });
  const settle = async (): Promise<void> => {
    for (let n = 0; n < 8; n += 1) {
      // oxlint-disable-next-line no-await-in-loop -- the loop of the delivery takes a few turns
      await turn();
    }
  };
  /** Lets so much time pass, so many times. */
  const pass = async (milliseconds: number, times = 1): Promise<void> => {
    for (let n = 0; n < times; n += 1) {
      clock.advance(milliseconds);
      // oxlint-disable-next-line no-await-in-loop -- time passes bit by bit
      await settle();
    }
  };
  const start = async (): Promise<void> => {
    void delivery.start();
    await settle();
  };
  const chats = () => requests.map(({ batch }) => batch.chatId);
  const last = (): Request => {
    const request = requests.at(-1);
    if (request === undefined) throw new Error('expected a request, got none');
    return request;
  };
  return { outbox, database, clock, delivery, requests, log, pass, settle, start, chats, last };
}

describe('the delivery', () => {
  it('sends what is owed, when it is due, and what is added when it is woken', async () => {
    const { outbox, delivery, start, pass, settle, chats, last } = stage();
    outbox.add(owedAlert(), noonMs);
    outbox.add(owedAlert({ chatId: 101, dueAtMs: noonMs + 30_000 }), noonMs);
    await start();
    expect(chats()).toEqual([100]);
    await last().end(delivered);
    await pass(29_999);
    expect(chats()).toEqual([100]);
    await pass(1);
    expect(chats()).toEqual([100, 101]);
    await last().end(delivered);
    outbox.add(owedAlert({ chatId: 102 }), noonMs);
    delivery.wake();
    await settle();
    expect(chats()).toEqual([100, 101, 102]);
  });

  it('has a few requests under way, and one a chat', async () => {
    const { outbox, start, requests, chats, pass } = stage({ maxInFlight: 3 });
    for (const chatId of [100, 101, 102, 103]) {
      for (const storyId of ['s1', 's2']) outbox.add(owedAlert({ chatId, storyId }), noonMs);
    }
    await start();
    await pass(5, 5);
    expect(chats()).toEqual([100, 101, 102]);
    await requests[1]?.end(delivered);
    expect(chats()).toEqual([100, 101, 102, 103]);
  });

  it('commits that it is sending before the request is made', async () => {
    const states: unknown[] = [];
    const { outbox, database, start } = stage({
      send: (batch) => {
        states.push(database.prepare('SELECT state FROM alert WHERE id = ?').pluck().get(batch.id));
        return Promise.resolve(delivered);
      },
    });
    outbox.add(owedAlert(), noonMs);
    await start();
    expect(states).toEqual(['sending']);
    expect(outbox.counts(noonMs)).toMatchObject({ sent: 1 });
  });

  it('keeps to its rate', async () => {
    const { outbox, start, pass } = stage({ sendsPerSecond: 25, send: () => Promise.resolve(delivered) });
    for (let chatId = 1; chatId <= 60; chatId += 1) outbox.add(owedAlert({ chatId }), noonMs);
    await start();
    const sentAfterEachSecond: number[] = [];
    await pass(10, 100);
    sentAfterEachSecond.push(outbox.counts(noonMs).sent);
    await pass(10, 100);
    sentAfterEachSecond.push(outbox.counts(noonMs).sent);
    expect(sentAfterEachSecond).toEqual([26, 51]);
  });

  it('waits for room in a chat, and counts what it sends there', async () => {
    const taken: number[] = [];
    const fullUntilMs = noonMs + 20_000;
    const { outbox, start, chats, clock, pass } = stage({
      send: () => Promise.resolve(delivered),
      room: {
        // As a clock tells it that counts parts of a millisecond.
        waitMs: (chatId) => (chatId === -100 ? Math.max(0, fullUntilMs - clock.now() - 0.3) : 0),
        take: (chatId) => taken.push(chatId),
      },
    });
    outbox.add(owedAlert({ chatId: -100 }), noonMs);
    outbox.add(owedAlert({ chatId: 101 }), noonMs);
    await start();
    expect(taken).toEqual([101]);
    await pass(19_999);
    expect(taken).toEqual([101]);
    await pass(1);
    expect(taken).toEqual([101, -100]);
    expect(outbox.counts(clock.now())).toMatchObject({ sent: 2, owed: 0 });
    expect(chats()).toEqual([]);
  });

  it('never sends again what a rejection or an earlier process leaves in doubt', async () => {
    const { outbox, start, log, pass } = stage({ send: () => Promise.reject(new Error('who knows')) });
    outbox.add(owedAlert(), noonMs);
    await start();
    await pass(dayMs);
    expect(outbox.listed('uncertain', 9)).toMatchObject([{ outcome: 'Error: who knows', attempts: 1 }]);
    expect(log).toEqual([
      'error: alert 1 to chat 100: may or may not have arrived, and is not sent again: Error: who knows',
    ]);
  });

  it('stops when what is under way has ended', async () => {
    const { outbox, delivery, start, pass, last, settle, requests } = stage();
    for (const chatId of [100, 101]) outbox.add(owedAlert({ chatId }), noonMs);
    await start();
    await pass(1);
    let stopped = false;
    const stopping = delivery.stop().finally(() => {
      stopped = true;
    });
    await settle();
    expect(stopped).toBe(false);
    await requests[0]?.end(delivered);
    await last().end(delivered);
    await stopping;
    expect(outbox.counts(noonMs)).toMatchObject({ sent: 2, owed: 0 });
  });

  it('gives up requests that take over 8 s to end when it is to stop; they are in doubt', async () => {
    const { outbox, delivery, start, last, pass, settle } = stage();
    outbox.add(owedAlert(), noonMs);
    await start();
    const stopping = delivery.stop();
    const { signal, end } = last();
    signal.addEventListener('abort', () => void end({ kind: 'uncertain', reason: 'given up' }));
    await settle();
    await pass(8000);
    await stopping;
    expect(outbox.counts(noonMs)).toMatchObject({ uncertain: 1 });
  });
});

it('ends with the error of a database that can not be written, and starts nothing further', async () => {
  const { outbox, database, delivery, settle, last, requests } = stage();
  for (const chatId of [100, 101, 102]) outbox.add(owedAlert({ chatId }), noonMs);
  const ended = delivery.start().catch(String);
  await settle();
  database.pragma('query_only = ON');
  await last().end(delivered);
  expect(await ended).toMatch(/readonly/u);
  database.pragma('query_only = OFF');
  expect(requests).toHaveLength(1);
  expect(outbox.recover(noonMs)).toBe(1);
  expect(outbox.counts(noonMs)).toMatchObject({ owed: 2, uncertain: 1 });
});

describe('refusals', () => {
  it("one chat's flood holds back nobody else", async () => {
    const { outbox, start, pass, chats, last } = stage();
    for (const chatId of [100, 101]) outbox.add(owedAlert({ chatId }), noonMs);
    await start();
    const first = last();
    await pass(1);
    await first.end({ kind: 'retry-after', seconds: 4 });
    expect(chats()).toEqual([100, 101]);
    await last().end(delivered);
    await pass(3999);
    expect(chats()).toEqual([100, 101]);
    await pass(1);
    expect(chats()).toEqual([100, 101, 100]);
  });

  it('three chats within two seconds are a flood of the bot: all wait for the longest', async () => {
    const { outbox, start, pass, chats, requests, log } = stage({ maxInFlight: 3 });
    for (let chatId = 100; chatId < 106; chatId += 1) outbox.add(owedAlert({ chatId }), noonMs);
    await start();
    await pass(5);
    expect(chats()).toEqual([100, 101, 102]);
    const [a, b, c] = requests;
    await a?.end({ kind: 'retry-after', seconds: 10 });
    await b?.end({ kind: 'retry-after', seconds: 30 });
    await c?.end({ kind: 'retry-after', seconds: 20 });
    const before = chats().length;
    await pass(29_000);
    expect(chats()).toHaveLength(before);
    expect(log.filter((line) => line.startsWith('warn: flood of the whole bot'))).toHaveLength(1);
    await pass(1100);
    expect(chats().length).toBeGreaterThan(before);
  });

  it('a group that has become a supergroup is told there', async () => {
    const { outbox, start, pass, last, chats } = stage();
    outbox.add(owedAlert({ chatId: -5 }), noonMs);
    await start();
    await last().end({ kind: 'chat-moved', chatId: -1005 });
    await pass(1);
    expect(chats()).toEqual([-5, -1005]);
    await last().end(delivered);
    expect(outbox.listed('sent', 9)).toMatchObject([{ chatId: -1005 }]);
  });

  it('a chat that has blocked the bot is paused, and forgotten after 30 days', async () => {
    const { outbox, database, start, pass, last, chats } = stage();
    for (const storyId of ['s1', 's2']) outbox.add(owedAlert({ storyId }), noonMs);
    await start();
    await last().end({ kind: 'chat-gone', reason: '403' });
    await pass(29 * dayMs);
    expect(chats()).toEqual([100]);
    expect(outbox.counts(noonMs)).toMatchObject({ dropped: 2 });
    await pass(dayMs + 1);
    expect(database.prepare('SELECT count(*) FROM alert_chat').pluck().get()).toBe(0);
    expect(outbox.counts(noonMs)).toMatchObject({ dropped: 0 });
  });

  it('what was settled is forgotten after 30 days, a thousand at a time, and with it what else is old', async () => {
    let forgottenOld = 0;
    const { outbox, database, start, pass } = stage({ forgetOld: () => (forgottenOld += 1) });
    database.transaction(() => {
      for (let place = 0; place < 1500; place += 1) outbox.add(owedAlert({ storyId: `s${place}` }), noonMs);
    })();
    const ids = database.prepare<[], number>('SELECT id FROM alert').pluck().all();
    outbox.drop(ids, 'a test', noonMs);
    await start();
    expect(forgottenOld).toBe(1);
    await pass(30 * dayMs);
    expect([outbox.counts(noonMs).dropped, forgottenOld]).toEqual([1500, 2]);
    await pass(hourMs);
    expect([outbox.counts(noonMs).dropped, forgottenOld]).toEqual([500, 2]);
    await pass(60_000);
    expect([outbox.counts(noonMs).dropped, forgottenOld]).toEqual([0, 3]);
  });

  it('a topic that is gone: the same alert goes to the chat', async () => {
    const { outbox, start, pass, last, requests } = stage();
    outbox.add(owedAlert({ chatId: -5, threadId: 3 }), noonMs);
    await start();
    await last().end({ kind: 'thread-gone', reason: 'TOPIC_CLOSED' });
    await pass(1);
    expect(requests.map(({ batch }) => batch.threadGone)).toEqual([false, true]);
  });

  it('failures are tried again for a day, and then given up, loudly', async () => {
    const { outbox, start, pass, last, requests, log, clock } = stage();
    outbox.add(owedAlert(), noonMs);
    await start();
    await last().end({ kind: 'failed', reason: '502 Bad Gateway' });
    const failOn = async (): Promise<void> => {
      const before = requests.length;
      await pass(hourMs);
      if (requests.length > before) await last().end({ kind: 'failed', reason: '502 Bad Gateway' });
      if (outbox.counts(noonMs).givenUp === 0) await failOn();
    };
    await failOn();
    expect(clock.now() - noonMs).toBeGreaterThanOrEqual(dayMs);
    expect(outbox.listed('given-up', 9)).toMatchObject([{ outcome: '502 Bad Gateway' }]);
    expect(log.at(-1)).toBe('error: alert 1 to chat 100: given up after a day: 502 Bad Gateway');
  });

  it('without a connection nothing else is tried for a while, twice as long each time', async () => {
    const { outbox, start, pass, chats, last, requests } = stage({ maxInFlight: 1 });
    for (const chatId of [100, 101, 102]) outbox.add(owedAlert({ chatId }), noonMs);
    await start();
    await last().end({ kind: 'unreachable', reason: 'ECONNREFUSED' });
    await pass(999);
    expect(chats()).toEqual([100]);
    await pass(1);
    expect(chats()).toEqual([100, 101]);
    await last().end({ kind: 'unreachable', reason: 'ECONNREFUSED' });
    await pass(1999);
    expect(requests).toHaveLength(2);
    await pass(1);
    expect(requests).toHaveLength(3);
  });
});

describe('quiet hours', () => {
  const night = { fromMinute: 22 * 60, toMinute: 7 * 60 };
  it.each([
    ['Asia/Shanghai', '2026-03-02T23:00:00+08:00', '2026-03-03T07:00:00+08:00'],
    // The clocks go forward at 02:00, and back.
    ['America/New_York', '2026-03-07T23:00:00-05:00', '2026-03-08T07:00:00-04:00'],
    ['Europe/Berlin', '2026-10-24T23:00:00+02:00', '2026-10-25T07:00:00+01:00'],
  ])('wait for their end, over a change of the clocks: %s', async (timezone, nowText, endText) => {
    const nowMs = Date.parse(nowText);
    const { outbox, start, pass, chats } = stage({}, nowMs);
    outbox.setSchedule(100, { timezone, quietHours: night });
    outbox.add(owedAlert({ dueAtMs: nowMs }), nowMs);
    outbox.add(owedAlert({ chatId: 101, dueAtMs: nowMs }), nowMs);
    await start();
    expect(chats()).toEqual([101]);
    await pass(Date.parse(endText) - nowMs - 1);
    expect(chats()).toEqual([101]);
    await pass(1);
    expect(chats()).toEqual([101, 100]);
  });

  it('and what gathers in them is one digest', async () => {
    const nowMs = Date.parse('2026-03-02T23:00:00+08:00');
    const { outbox, start, pass, last, chats } = stage({}, nowMs);
    outbox.setSchedule(100, { timezone: 'Asia/Shanghai', quietHours: night });
    for (let n = 0; n < 21; n += 1) {
      outbox.add(owedAlert({ storyId: `s${n}`, dueAtMs: nowMs + n * 60_000 }), nowMs + n * 60_000);
    }
    await start();
    await pass(8 * hourMs);
    expect(chats()).toEqual([100]);
    expect(last().batch.alerts).toHaveLength(21);
  });
});

describe('a daily digest', () => {
  it.each([
    // Each over the night in which the clocks of the zone change, and one where they never do.
    ['America/New_York', '2026-03-07T12:00:00-05:00', '2026-03-08T08:00:00-04:00'],
    ['Europe/Berlin', '2026-10-24T12:00:00+02:00', '2026-10-25T08:00:00+01:00'],
    ['Asia/Shanghai', '2026-03-07T12:00:00+08:00', '2026-03-08T08:00:00+08:00'],
  ])(
    'is sent once, at its hour, by a process that starts in that very moment: %s',
    async (timezone, nowText, dueText) => {
      const [nowMs, dueMs] = [Date.parse(nowText), Date.parse(dueText)];
      const folder = temporaryFolder();
      const before = stage({}, nowMs, folder);
      before.outbox.setSchedule(100, { timezone, quietHours: null });
      const subscription = () => subscriptionOf({ delivery: { kind: 'daily', hour: 8 } });
      const found = { ordinal: 0, sentence: null, confidence: null };
      for (const storyId of ['s1', 's2']) {
        const item = { storyId, articleId: 'a', passages: [passage] };
        const { outbox } = before;
        oweAlerts(item, [{ subscriptionId: 1, found }], nowMs, { outbox, zone: createZone, subscription });
      }
      await before.start();
      await before.pass(dueMs - nowMs - 1);
      await before.delivery.stop();
      expect(before.requests).toEqual([]);

      const atItsHour = stage({}, dueMs, folder);
      await atItsHour.start();
      expect(atItsHour.requests.map(({ batch }) => batch.alerts.map(({ storyId }) => storyId))).toEqual([['s1', 's2']]);
      await atItsHour.last().end(delivered);
      await atItsHour.delivery.stop();

      const after = stage({}, dueMs, folder);
      await after.start();
      await after.pass(7 * dayMs);
      expect(after.requests).toEqual([]);
    },
  );

  it('that the process was down for is sent when it is up again', async () => {
    const { outbox, start, last, pass, requests } = stage({}, noonMs + hourMs);
    for (const storyId of ['s1', 's2']) outbox.add(owedAlert({ storyId, inDigest: true }), noonMs);
    await start();
    expect(last().batch.alerts).toHaveLength(2);
    await last().end(delivered);
    await pass(7 * dayMs);
    expect(requests).toHaveLength(1);
  });
});

describe('a disk that takes nothing for a while', () => {
  const full = new Error('database or disk is full');

  /** A delivery whose outbox can't write while `disk.isFull`. */
  function onDisk() {
    const disk = { isFull: false };
    const folder = temporaryFolder();
    const database = openDatabase(folder);
    onTestFinished(() => void database.close());
    const outbox = createOutbox(database, { timezone: 'Asia/Shanghai' });
    const checkRoom = (): void => {
      if (disk.isFull) throw full;
    };
    const onFullDisk: Outbox = {
      ...outbox,
      begin: (batch, nowMs) => {
        checkRoom();
        outbox.begin(batch, nowMs);
      },
      settle: (batch, settlement, nowMs) => {
        checkRoom();
        outbox.settle(batch, settlement, nowMs);
      },
    };
    return { disk, ...stage({ outbox: onFullDisk, isPassing: (error) => error === full }, noonMs, folder) };
  }

  it('lets nothing be sent, which is told once; then it is sent, once', async () => {
    const { disk, outbox, start, chats, pass, last, log } = onDisk();
    outbox.add(owedAlert(), noonMs);
    disk.isFull = true;
    await start();
    await pass(10_000, 3);
    expect(chats()).toEqual([]);
    disk.isFull = false;
    await pass(10_000);
    expect(chats()).toEqual([100]);
    await last().end(delivered);
    await pass(10_000);
    expect(chats()).toEqual([100]);
    expect(outbox.counts(noonMs)).toMatchObject({ sent: 1, owed: 0 });
    expect(log).toEqual([
      'error: alerts: Error: database or disk is full; none is sent until the outbox can be written',
      'info: alerts: the outbox can be written again',
    ]);
  });

  it('has what came of a request written down later, before anything else is sent', async () => {
    const { disk, outbox, start, chats, pass, last } = onDisk();
    outbox.add(owedAlert(), noonMs);
    await start();
    disk.isFull = true;
    await last().end(delivered);
    outbox.add(owedAlert({ chatId: 101 }), noonMs);
    await pass(10_000, 3);
    expect(chats()).toEqual([100]);
    expect(outbox.counts(noonMs)).toMatchObject({ sending: 1, owed: 1 });
    disk.isFull = false;
    await pass(10_000);
    expect(outbox.counts(noonMs)).toMatchObject({ sent: 1, sending: 1 });
    expect(chats()).toEqual([100, 101]);
  });

  it('keeps it in doubt where it never can be, and stops all the same', async () => {
    const { disk, outbox, delivery, start, last, log } = onDisk();
    outbox.add(owedAlert(), noonMs);
    await start();
    disk.isFull = true;
    await last().end(delivered);
    await delivery.stop();
    expect(outbox.counts(noonMs)).toMatchObject({ sending: 1 });
    expect(log.at(-1)).toBe('error: what came of 1 requests could not be written down: the next start tells');
  });
});

describe('a clock that is set back', () => {
  it('makes nothing wait until it has caught up, neither what is owed nor the pause that was on', async () => {
    const { outbox, database, start, chats, pass, last, log, clock, settle, delivery } = stage({}, noonMs + dayMs);
    outbox.add(owedAlert({ dueAtMs: noonMs + dayMs }), noonMs + dayMs);
    await start();
    await last().end({ kind: 'unreachable', reason: 'no network' });
    clock.advance(-dayMs);
    outbox.add(owedAlert({ chatId: 101 }), clock.now());
    delivery.wake();
    await settle();
    // The pause of a second, and the one that this alert was put off for.
    await pass(1000);
    expect(chats()).toEqual([100, 101]);
    await last().end(delivered);
    await pass(2000);
    expect(chats()).toEqual([100, 101, 100]);
    expect(log).toEqual([
      'warn: no alerts for 1 s: no network',
      'warn: the clock was set back by 86400 s: what is owed follows it',
    ]);
    expect(database.prepare('SELECT count(*) FROM alert WHERE owed_at > ?').pluck().get(clock.now())).toBe(0);
  });
});
