import { describe, expect, it, onTestFinished } from 'vitest';
import type { Batch } from '../../src/alert/alert.js';
import { nextBatch } from '../../src/alert/next-batch.js';
import type { Outbox } from '../../src/alert/outbox.js';
import type { SendOutcome } from '../../src/alert/send-outcome.js';
import { settleOutcome } from '../../src/alert/settle-outcome.js';
import { openDatabase } from '../../src/storage/open-database.js';
import { createOutbox } from '../../src/storage/sqlite-outbox.js';
import { noonMs, owedAlert, subscriptionOf } from '../alert/owed-alert.js';
import { temporaryFolder } from './folder.js';

function openOutbox(folder = temporaryFolder()) {
  const database = openDatabase(folder);
  onTestFinished(() => {
    database.close();
  });
  return { database, outbox: createOutbox(database, { timezone: 'Asia/Shanghai' }), folder };
}

const subscription = () => subscriptionOf();

/** What the next chat is sent, as the delivery takes it. */
function take(outbox: Outbox, nowMs = noonMs): Batch | null {
  const chat = outbox.nextChat(nowMs);
  const batch = chat === null ? null : nextBatch(chat.chatId, nowMs, { outbox, subscription });
  if (batch !== null) outbox.begin(batch, nowMs);
  return batch;
}

function end(outbox: Outbox, batch: Batch | null, outcome: SendOutcome, nowMs = noonMs): void {
  if (batch === null) throw new Error('expected a batch, got none');
  outbox.settle(batch, settleOutcome(outcome, batch, nowMs, 0.5), nowMs);
}

const delivered = { kind: 'delivered', messageId: 7 } as const;
const none = { owed: 0, sending: 0, sent: 0, uncertain: 0, givenUp: 0, dropped: 0, oldestDueAtMs: null };

describe('what is owed', () => {
  it('is owed once for each story, chat and topic', () => {
    const { outbox } = openOutbox();
    expect(outbox.add(owedAlert(), noonMs)).toEqual({ kind: 'added' });
    const again = outbox.add(owedAlert({ articleId: 'another paper', passageId: 'b#0' }), noonMs + 5);
    expect(again).toMatchObject({ kind: 'known', alert: { ...owedAlert(), state: 'owed', owedAtMs: noonMs } });
    expect(outbox.add(owedAlert({ threadId: 3 }), noonMs)).toEqual({ kind: 'added' });
    expect(outbox.add(owedAlert({ chatId: 101 }), noonMs)).toEqual({ kind: 'added' });
    expect(outbox.add(owedAlert({ storyId: 's2' }), noonMs)).toEqual({ kind: 'added' });
    expect(outbox.counts(noonMs)).toEqual({ ...none, owed: 4, oldestDueAtMs: noonMs });
  });

  it('is still owed after a restart, and known for good once it was sent', () => {
    const { outbox, folder } = openOutbox();
    outbox.add(owedAlert(), noonMs);
    const { outbox: next } = openOutbox(folder);
    const batch = take(next);
    expect(batch?.alerts).toMatchObject([owedAlert()]);
    end(next, batch, delivered);
    const { outbox: last } = openOutbox(folder);
    expect(last.nextChat(noonMs * 2)).toBeNull();
    expect(last.add(owedAlert(), noonMs)).toMatchObject({ kind: 'known', alert: { state: 'sent' } });
  });

  it('is part of the transaction of whoever owes it', () => {
    const { outbox, database } = openOutbox();
    const failing = database.transaction(() => {
      outbox.add(owedAlert(), noonMs);
      throw new Error('the article could not be remembered');
    });
    expect(failing).toThrow('could not be remembered');
    expect(outbox.counts(noonMs)).toEqual(none);
    expect(outbox.nextTurn()).toBeNull();
  });

  it('waits until it is due', () => {
    const { outbox } = openOutbox();
    outbox.add(owedAlert({ dueAtMs: noonMs + 10 }), noonMs);
    expect(outbox.nextChat(noonMs + 9)).toBeNull();
    expect(outbox.nextTurn()).toBe(noonMs + 10);
    expect(outbox.nextChat(noonMs + 10)?.chatId).toBe(100);
    expect(outbox.counts(noonMs)).toMatchObject({ owed: 1, oldestDueAtMs: null });
  });
});

describe('whose turn it is', () => {
  it('goes to who has waited longest, and a chat with many alerts keeps nobody from theirs', () => {
    const { outbox } = openOutbox();
    for (let story = 0; story < 3; story += 1) outbox.add(owedAlert({ storyId: `s${story}` }), noonMs);
    outbox.add(owedAlert({ chatId: 101, dueAtMs: noonMs + 1 }), noonMs);
    outbox.add(owedAlert({ chatId: 102, dueAtMs: noonMs + 2 }), noonMs);
    const order: (number | undefined)[] = [];
    for (let nowMs = noonMs + 2; nowMs < noonMs + 3000; nowMs += 500) {
      const batch = take(outbox, nowMs);
      order.push(batch?.chatId);
      if (batch !== null) end(outbox, batch, delivered, nowMs);
    }
    expect(order).toEqual([100, 101, 102, 100, undefined, 100]);
  });

  it('has one request under way for a chat', () => {
    const { outbox } = openOutbox();
    outbox.add(owedAlert(), noonMs);
    outbox.add(owedAlert({ storyId: 's2' }), noonMs);
    const batch = take(outbox);
    expect(outbox.nextChat(noonMs + 10_000)).toBeNull();
    outbox.add(owedAlert({ storyId: 's3' }), noonMs);
    expect(outbox.nextTurn()).toBeNull();
    end(outbox, batch, delivered);
    expect(outbox.nextTurn()).toBe(noonMs + 1000);
  });

  it('leaves a group more room than a private chat', () => {
    const { outbox } = openOutbox();
    outbox.add(owedAlert({ chatId: -5 }), noonMs);
    outbox.add(owedAlert({ chatId: -5, storyId: 's2' }), noonMs);
    end(outbox, take(outbox), delivered);
    expect(outbox.nextTurn()).toBe(noonMs + 4000);
  });
});

describe('a request', () => {
  it('that a kill cut off is in doubt at the next start, and never made again', () => {
    const { outbox, folder } = openOutbox();
    outbox.add(owedAlert(), noonMs);
    outbox.add(owedAlert({ storyId: 's2' }), noonMs);
    take(outbox);
    expect(outbox.counts(noonMs)).toMatchObject({ owed: 1, sending: 1 });
    // The first is not closed: a kill closes nothing.
    const { outbox: next } = openOutbox(folder);
    expect(next.recover(noonMs + 60_000)).toBe(1);
    expect(next.counts(noonMs)).toMatchObject({ owed: 1, sending: 0, uncertain: 1 });
    expect(next.listed('uncertain', 10)).toMatchObject([
      { storyId: 's1', chatId: 100, outcome: 'the process ended while it was being sent' },
    ]);
    expect(take(next, noonMs + 60_000)?.alerts).toMatchObject([{ storyId: 's2' }]);
    expect(next.recover(noonMs)).toBe(1);
  });

  it('that is answered with a flood holds back its chat alone, over a restart', () => {
    const { outbox, folder } = openOutbox();
    for (const chatId of [100, 101])
      for (const storyId of ['s1', 's2']) outbox.add(owedAlert({ chatId, storyId }), noonMs);
    end(outbox, take(outbox), { kind: 'retry-after', seconds: 40_000 });
    const { outbox: next } = openOutbox(folder);
    expect(take(next)?.chatId).toBe(101);
    expect(next.nextTurn()).toBe(noonMs + 40_000_000);
    next.add(owedAlert({ storyId: 's3' }), noonMs);
    expect(next.nextTurn()).toBe(noonMs + 40_000_000);
    expect(take(next, noonMs + 40_000_000)?.alerts).toMatchObject([{ storyId: 's1', attempts: 1 }]);
  });

  it('that fails lets the others of its chat go first', () => {
    const { outbox } = openOutbox();
    outbox.add(owedAlert(), noonMs);
    outbox.add(owedAlert({ storyId: 's2' }), noonMs);
    end(outbox, take(outbox), { kind: 'failed', reason: '502 Bad Gateway' });
    const second = take(outbox);
    expect(second?.alerts).toMatchObject([{ storyId: 's2' }]);
    end(outbox, second, delivered);
    expect(outbox.nextTurn()).toBe(noonMs + 2000);
    expect(take(outbox, noonMs + 2000)?.alerts).toMatchObject([
      { storyId: 's1', attempts: 1, firstTriedAtMs: noonMs, outcome: '502 Bad Gateway' },
    ]);
  });

  it('into a topic that is gone is made again to the chat', () => {
    const { outbox } = openOutbox();
    outbox.add(owedAlert({ chatId: -100, threadId: 5 }), noonMs);
    end(outbox, take(outbox), { kind: 'thread-gone', reason: '400 message thread not found' });
    expect(take(outbox)).toMatchObject({ chatId: -100, threadId: 5, threadGone: true });
  });

  it('for what nobody wants any more is not made', () => {
    const { outbox } = openOutbox();
    outbox.add(owedAlert({ subscriptionIds: [1, 2] }), noonMs);
    outbox.add(owedAlert({ storyId: 's2', subscriptionIds: [2] }), noonMs);
    const ports = { outbox, subscription: (id: number) => (id === 2 ? null : subscriptionOf()) };
    expect(nextBatch(100, noonMs, ports)).toBeNull();
    expect(outbox.listed('dropped', 5)).toMatchObject([{ storyId: 's2', outcome: 'no longer subscribed' }]);
    expect(nextBatch(100, noonMs, ports)?.alerts).toMatchObject([{ storyId: 's1' }]);
    const paused = subscriptionOf({ pause: { untilMs: noonMs + 1 } });
    expect(nextBatch(100, noonMs, { outbox, subscription: () => paused })).toBeNull();
    expect(outbox.counts(noonMs)).toMatchObject({ owed: 0, dropped: 2 });
    expect(outbox.nextTurn()).toBeNull();
  });
});

describe('a digest', () => {
  it('is one message of all that is due of a chat and topic', () => {
    const { outbox } = openOutbox();
    const due = noonMs + 3_600_000;
    for (const storyId of ['s1', 's2', 's3']) outbox.add(owedAlert({ storyId, inDigest: true, dueAtMs: due }), noonMs);
    outbox.add(owedAlert({ storyId: 's4', inDigest: true, dueAtMs: due + 1 }), noonMs);
    outbox.add(owedAlert({ storyId: 's5', inDigest: true, dueAtMs: due, threadId: 9 }), noonMs);
    outbox.add(owedAlert({ storyId: 's6', silent: true }), noonMs);
    const first = take(outbox, noonMs);
    expect(first).toMatchObject({ inDigest: false, silent: true, alerts: [{ storyId: 's6' }] });
    end(outbox, first, delivered);
    const digest = take(outbox, due);
    expect(digest).toMatchObject({ inDigest: true, threadId: 0, silent: false });
    expect(digest?.alerts.map(({ storyId }) => storyId)).toEqual(['s1', 's2', 's3']);
    end(outbox, digest, delivered, due);
    expect(outbox.batch(digest?.id ?? 0).map(({ storyId, state }) => `${storyId} ${state}`)).toEqual([
      's1 sent',
      's2 sent',
      's3 sent',
    ]);
    expect(take(outbox, due + 1000)).toMatchObject({ threadId: 9 });
  });

  it('takes up what has gathered: over 20 that wait', () => {
    const { outbox } = openOutbox();
    for (let story = 0; story < 20; story += 1) outbox.add(owedAlert({ storyId: `s${story}` }), noonMs);
    expect(nextBatch(100, noonMs, { outbox, subscription })).toMatchObject({ inDigest: false });
    outbox.add(owedAlert({ storyId: 's20' }), noonMs);
    const batch = nextBatch(100, noonMs, { outbox, subscription });
    expect(batch?.inDigest).toBe(true);
    expect(batch?.alerts).toHaveLength(21);
  });
});

describe('a chat', () => {
  it('that moved takes along what it is owed, was told and has set', () => {
    const { outbox } = openOutbox();
    const schedule = { timezone: 'Europe/Berlin', quietHours: { fromMinute: 1320, toMinute: 420 } };
    outbox.setSchedule(-5, schedule);
    outbox.add(owedAlert({ chatId: -5 }), noonMs);
    end(outbox, take(outbox), delivered);
    outbox.add(owedAlert({ chatId: -5, storyId: 's2' }), noonMs);
    outbox.add(owedAlert({ chatId: -5, storyId: 's3' }), noonMs);
    outbox.add(owedAlert({ chatId: -1005, storyId: 's3' }), noonMs);
    outbox.moveChat(-5, -1005);
    expect(outbox.scheduleOf(-5)).toEqual({ timezone: 'Asia/Shanghai', quietHours: null });
    expect(outbox.add(owedAlert({ chatId: -1005 }), noonMs)).toMatchObject({ kind: 'known', alert: { state: 'sent' } });
    expect(outbox.counts(noonMs)).toMatchObject({ owed: 2, sent: 1 });
    expect(outbox.nextChat(noonMs + 4000)?.chatId).toBe(-1005);
  });

  it('that moves while a request is under way is neither held nor asked twice', () => {
    const { outbox } = openOutbox();
    outbox.setSchedule(-5, { timezone: 'Europe/Berlin', quietHours: null });
    outbox.add(owedAlert({ chatId: -5 }), noonMs);
    const batch = take(outbox);
    outbox.moveChat(-5, -1005);
    expect(outbox.nextChat(noonMs + 9000)).toBeNull();
    end(outbox, batch, { kind: 'chat-moved', chatId: -1005 });
    outbox.moveChat(-5, -1005);
    expect(take(outbox)).toMatchObject({ chatId: -1005, alerts: [{ chatId: -1005, attempts: 1 }] });
    expect(outbox.scheduleOf(-1005).timezone).toBe('Europe/Berlin');
  });

  it('that is gone is owed nothing, and is owed the last day when it is back', () => {
    const { outbox } = openOutbox();
    const dayMs = 24 * 3_600_000;
    outbox.add(owedAlert({ storyId: 'old', dueAtMs: noonMs - dayMs - 1 }), noonMs - dayMs - 1);
    outbox.add(owedAlert(), noonMs);
    end(outbox, take(outbox), { kind: 'chat-gone', reason: '403 bot was blocked by the user' });
    outbox.chatGone(100, noonMs);
    outbox.add(owedAlert({ storyId: 'while away' }), noonMs);
    expect(outbox.nextTurn()).toBeNull();
    expect(outbox.counts(noonMs)).toMatchObject({ owed: 0, dropped: 3 });
    expect(outbox.chatsGoneBefore(noonMs)).toEqual([]);
    expect(outbox.chatsGoneBefore(noonMs + 1)).toEqual([100]);
    outbox.chatGone(100, noonMs + 50);
    expect(outbox.chatsGoneBefore(noonMs + 1)).toEqual([100]);
    outbox.chatBack(100, noonMs - dayMs);
    expect(outbox.counts(noonMs)).toMatchObject({ owed: 2, dropped: 1 });
    expect(outbox.chatsGoneBefore(noonMs * 2)).toEqual([]);
    expect(take(outbox)?.chatId).toBe(100);
  });

  it('that is forgotten leaves nothing', () => {
    const { outbox, database } = openOutbox();
    outbox.add(owedAlert(), noonMs);
    outbox.add(owedAlert({ chatId: 101 }), noonMs);
    outbox.forgetChat(100);
    expect(
      database.prepare('SELECT chat_id FROM alert UNION ALL SELECT chat_id FROM alert_chat').pluck().all(),
    ).toEqual([101, 101]);
  });
});

it('settled alerts are forgotten after their time, those that are owed never', () => {
  const { outbox } = openOutbox();
  outbox.add(owedAlert(), noonMs);
  outbox.add(owedAlert({ chatId: 101 }), noonMs);
  end(outbox, take(outbox), delivered);
  expect(outbox.prune(noonMs, 2)).toBe(0);
  expect(outbox.counts(noonMs)).toMatchObject({ owed: 1, sent: 1 });
  expect(outbox.prune(noonMs + 1, 0)).toBe(0);
  expect(outbox.prune(noonMs + 1, 2)).toBe(1);
  expect(outbox.counts(noonMs)).toMatchObject({ owed: 1, sent: 0 });
});

it('a chat is owed so many alerts at a time; beyond, the oldest are dropped, and those of other chats are not', () => {
  const { database } = openOutbox();
  const outbox = createOutbox(database, { timezone: 'Asia/Shanghai', maxOwedPerChat: 3 });
  outbox.add(owedAlert({ chatId: 101 }), noonMs);
  for (let place = 0; place < 3; place += 1) outbox.add(owedAlert({ storyId: `s${place}` }), noonMs);
  expect(outbox.counts(noonMs)).toMatchObject({ owed: 4, dropped: 0 });
  outbox.add(owedAlert({ storyId: 's3' }), noonMs);
  outbox.add(owedAlert({ storyId: 's4' }), noonMs);
  expect(outbox.counts(noonMs)).toMatchObject({ owed: 4, dropped: 2 });
  expect(outbox.head(100, 9, noonMs).map(({ storyId }) => storyId)).toEqual(['s2', 's3', 's4']);
  // What was dropped is not owed again.
  expect(outbox.add(owedAlert({ storyId: 's0' }), noonMs)).toMatchObject({
    kind: 'known',
    alert: { state: 'dropped' },
  });
});

describe('a clock that was set back', () => {
  it('brings forward what is due at once, and what waits by as much; digests keep their hour', () => {
    const { outbox } = openOutbox();
    const aheadMs = noonMs + 86_400_000;
    outbox.add(owedAlert({ storyId: 's1', dueAtMs: aheadMs }), aheadMs);
    outbox.add(owedAlert({ storyId: 's2', chatId: 101, dueAtMs: aheadMs }), aheadMs);
    outbox.add(owedAlert({ storyId: 's3', chatId: 102, dueAtMs: aheadMs + 500, inDigest: true }), aheadMs);
    end(outbox, take(outbox, aheadMs), { kind: 'retry-after', seconds: 60 }, aheadMs);
    end(outbox, take(outbox, aheadMs), delivered, aheadMs);
    expect(outbox.mendTimes(aheadMs)).toBe(0);
    expect(outbox.nextTurn()).toBe(aheadMs + 500);

    expect(outbox.mendTimes(noonMs)).toBe(86_400_000);
    expect(outbox.nextTurn()).toBe(noonMs + 60_000);
    expect(take(outbox, noonMs + 59_999)).toBeNull();
    expect(take(outbox, noonMs + 60_000)?.alerts).toMatchObject([{ storyId: 's1', dueAtMs: noonMs }]);
    expect(outbox.nextTurn()).toBe(aheadMs + 500);
    expect(outbox.listed('sent', 9)).toMatchObject([{ storyId: 's2', owedAtMs: noonMs }]);
    expect(outbox.mendTimes(noonMs + 60_000)).toBe(0);
  });
});
