import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Batch } from '../../src/alert/alert.js';
import { nextBatch } from '../../src/alert/next-batch.js';
import type { SendOutcome } from '../../src/alert/send-outcome.js';
import { settleOutcome } from '../../src/alert/settle-outcome.js';
import { openDatabase } from '../../src/storage/open-database.js';
import { createOutbox } from '../../src/storage/sqlite-outbox.js';
import { noonMs, owedAlert, subscriptionOf } from '../alert/owed-alert.js';

const anyOutcome: fc.Arbitrary<SendOutcome> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<SendOutcome>({ kind: 'delivered', messageId: 1 }) },
  {
    weight: 5,
    arbitrary: fc.constantFrom<SendOutcome>(
      { kind: 'retry-after', seconds: 3 },
      { kind: 'chat-moved', chatId: -1001 },
      { kind: 'chat-gone', reason: '403' },
      { kind: 'thread-gone', reason: 'TOPIC_CLOSED' },
      { kind: 'uncertain', reason: 'lost' },
      { kind: 'failed', reason: '502' },
      { kind: 'unreachable', reason: 'ECONNREFUSED' },
      { kind: 'withdrawn', reason: 'gone' },
    ),
  },
);

type Step =
  | {
      readonly kind: 'owe';
      readonly chat: number;
      readonly thread: number;
      readonly story: number;
      readonly inDigest: boolean;
    }
  | { readonly kind: 'send' }
  | { readonly kind: 'end'; readonly which: number; readonly outcome: SendOutcome }
  | { readonly kind: 'kill' }
  | { readonly kind: 'pass'; readonly seconds: number }
  | { readonly kind: 'back'; readonly chat: number };

const chats = [100, 101, -5, -1001] as const;
const anyChat = fc.constantFrom(...chats);
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('owe' as const),
      chat: anyChat,
      thread: fc.constantFrom(0, 0, 7),
      story: fc.nat(30),
      inDigest: fc.boolean(),
    }),
  },
  { weight: 5, arbitrary: fc.constant<Step>({ kind: 'send' }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('end' as const), which: fc.nat(3), outcome: anyOutcome }) },
  { weight: 2, arbitrary: fc.constant<Step>({ kind: 'kill' }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('pass' as const), seconds: fc.integer({ min: 1, max: 9000 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('back' as const), chat: anyChat }) },
);

const final = new Set(['sent', 'uncertain', 'given-up', 'dropped']);

/** One history of an outbox: what is owed, sent, answered and killed, in any order. Gives what must not have happened. */
function play(steps: readonly Step[], folder: string): string[] {
  const faults: string[] = [];
  let database = openDatabase(folder);
  let outbox = createOutbox(database, { timezone: 'Asia/Shanghai' });
  let nowMs = noonMs;
  let underWay: Batch[] = [];
  const mayHaveArrived = new Map<number, number>();
  const isOver = new Set<number>();
  const subscription = () => subscriptionOf();

  const send = (): boolean => {
    const chat = outbox.nextChat(nowMs);
    const batch = chat === null ? null : nextBatch(chat.chatId, nowMs, { outbox, subscription });
    if (batch === null) return chat !== null;
    // One request a chat at a time, and nothing again that is over.
    if (underWay.some(({ chatId }) => chatId === batch.chatId)) faults.push(`two requests to chat ${batch.chatId}`);
    for (const { id } of batch.alerts) if (isOver.has(id)) faults.push(`alert ${id} is over, and sent`);
    outbox.begin(batch, nowMs);
    underWay.push(batch);
    return true;
  };
  const end = (batch: Batch, outcome: SendOutcome): void => {
    underWay = underWay.filter((one) => one !== batch);
    if (outcome.kind === 'delivered' || outcome.kind === 'uncertain') {
      for (const { id } of batch.alerts) mayHaveArrived.set(id, (mayHaveArrived.get(id) ?? 0) + 1);
    }
    const settlement = settleOutcome(outcome, batch, nowMs, 0.5);
    outbox.settle(batch, settlement, nowMs);
    if (final.has(settlement.state)) for (const { id } of batch.alerts) isOver.add(id);
    if (outcome.kind === 'chat-gone') outbox.chatGone(batch.chatId, nowMs);
    if (outcome.kind === 'chat-moved' && batch.chatId === -5) outbox.moveChat(-5, -1001);
  };
  const kill = (): void => {
    for (const { alerts } of underWay) {
      for (const { id } of alerts) {
        mayHaveArrived.set(id, (mayHaveArrived.get(id) ?? 0) + 1);
        isOver.add(id);
      }
    }
    underWay = [];
    database.close();
    database = openDatabase(folder);
    outbox = createOutbox(database, { timezone: 'Asia/Shanghai' });
    outbox.recover(nowMs);
  };

  for (const step of steps) {
    if (step.kind === 'owe') {
      const { chat: chatId, thread: threadId, story, inDigest } = step;
      const dueAtMs = inDigest ? nowMs + 60_000 : nowMs;
      outbox.add(owedAlert({ chatId, threadId, storyId: `s${story}`, inDigest, dueAtMs }), nowMs);
    } else if (step.kind === 'send') send();
    else if (step.kind === 'kill') kill();
    else if (step.kind === 'pass') nowMs += step.seconds * 1000;
    else if (step.kind === 'back') outbox.chatBack(step.chat, nowMs - 86_400_000);
    else {
      const batch = underWay[step.which];
      if (batch !== undefined) end(batch, step.outcome);
    }
  }

  // Everything that is still owed can be sent: nothing is left behind.
  for (const batch of underWay) end(batch, { kind: 'delivered', messageId: 1 });
  for (let turn = outbox.nextTurn(); turn !== null; turn = outbox.nextTurn()) {
    nowMs = Math.max(nowMs, turn);
    send();
    for (const batch of underWay) end(batch, { kind: 'delivered', messageId: 1 });
  }
  const { owed, sending, sent } = outbox.counts(nowMs);
  if (owed + sending > 0) faults.push(`${owed} left owed, ${sending} left sending`);
  for (const [id, times] of mayHaveArrived) if (times > 1) faults.push(`alert ${id} may have arrived ${times} times`);
  const arrived = outbox.listed('sent', sent).filter(({ id }) => mayHaveArrived.get(id) === 1).length;
  if (arrived < sent) faults.push(`${sent - arrived} are sent that never arrived`);
  database.close();
  return faults;
}

it('whatever happens in whatever order, nothing is sent twice and nothing is left behind', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { minLength: 5, maxLength: 80 }), (steps) => {
      const folder = mkdtempSync(join(tmpdir(), 'chuchu-'));
      try {
        expect(play(steps, folder)).toEqual([]);
      } finally {
        rmSync(folder, { recursive: true });
      }
    }),
    { numRuns: 60 },
  );
}, 120_000);
