import type { CallRecord } from '../../src/playground/record/calls.js';
import type { OutgoingRecord } from '../../src/playground/record/outbox.js';
import { type CheckRow, checkRow } from './check-row.js';
import { countBy } from './count-by.js';
import { planned } from './faults.js';
import { repliedTo } from './ledger.js';
import type { Asked } from './ledger-entries.js';

/**
 * Each has one answer, unless it was in hand when the process was killed or its connection was lost.
 *
 * @param resets how many replies the log says were lost with a connection that was closed while nothing was under way: of these no call is known
 */
export function judgeQuestions(
  asked: readonly Asked[],
  outgoing: readonly OutgoingRecord[],
  calls: readonly CallRecord[],
  resets: number,
): CheckRow {
  const faults: string[] = [];
  let resetsLeft = resets;
  const keyOf = (chat: unknown, messageId: number | null): string => `${String(chat)}:${messageId}`;
  const answers = countBy(
    outgoing
      .filter(({ kind, payload }) => kind === 'send' && repliedTo(payload) !== null)
      .map(({ chatId, payload }) => keyOf(chatId, repliedTo(payload))),
  );
  const sends = calls.filter(({ method }) => method === 'sendMessage' || method === 'sendDocument');
  const lostConnections = new Set<string>();
  /** Refused in a way the bot does not wait out: a long 429, or trouble twice in a row. */
  const givenUp = new Set<string>();
  const troubles = new Map<string, number>();
  for (const { payload, outcome } of sends) {
    const key = keyOf(payload['chat_id'], repliedTo(payload));
    if (outcome.kind === 'dropped' || outcome.kind === 'abandoned') lostConnections.add(key);
    if (outcome.kind !== 'refused' || !outcome.description.includes(planned)) continue;
    troubles.set(key, (troubles.get(key) ?? 0) + 1);
    if ((outcome.parameters?.retry_after ?? 0) > 1 || (troubles.get(key) ?? 0) > 1) givenUp.add(key);
  }
  const verdicts = countBy(
    asked.map((one) => {
      const { chat, messageId, words, atMs, edits, mayBeIgnored, inFlightAtKill, isForgotten, isToldTwice } = one;
      const key = keyOf(chat, messageId);
      const times = answers.get(key) ?? 0;
      const isUncertain = inFlightAtKill || lostConnections.has(key);
      // An answer that the bot does not know it gave cannot be edited: the edited question gets one of its own.
      if (times > 1 + (isUncertain || isForgotten ? edits : 0) + Number(isUncertain && isToldTwice)) {
        faults.push(`answered ${times} times: message ${key}`);
        return 'answered too often';
      }
      if (times > 1) return 'answered anew, the first answer being uncertain or forgotten';
      if (times === 1) return 'answered once';
      if (inFlightAtKill) return 'lost in flight at a kill';
      if (lostConnections.has(key)) return 'lost with a connection';
      if (givenUp.has(key)) return 'given up on: a 429 over 1 s, or trouble twice';
      if (mayBeIgnored) return 'ignored in a group that had its answers of the minute';
      resetsLeft -= 1;
      if (resetsLeft >= 0) return 'lost with a connection that was reset before its request was read';
      const said = `not answered: message ${key} of ${new Date(atMs).toISOString()}, ${edits} edits: ${words}`;
      faults.push(`${said}; then in its chat: ${requestsAfter(calls, chat, atMs).join(', ') || 'no request'}`);
      return 'not answered';
    }),
  );
  const waits = waitsOf(asked, outgoing, keyOf);
  const notes = [0.5, 0.99, 1].map((share): readonly [string, number] => [
    share === 1 ? 'ms, the longest wait for an answer' : `ms, the wait for an answer at ${share * 100}%`,
    Math.round(waits[Math.ceil(share * waits.length) - 1] ?? 0),
  ]);
  return checkRow('each question has one answer, or was cut off', asked.length, faults, [...verdicts, ...notes]);
}

/** How long each question waited for its first answer, in milliseconds, ascending: also for a process that was being started. */
function waitsOf(
  asked: readonly Asked[],
  outgoing: readonly OutgoingRecord[],
  keyOf: (chat: unknown, messageId: number | null) => string,
): number[] {
  const answeredAt = new Map<string, number>();
  for (const { kind, chatId, payload, atMs } of outgoing) {
    const key = keyOf(chatId, repliedTo(payload));
    if (kind === 'send' && !answeredAt.has(key)) answeredAt.set(key, atMs);
  }
  return asked
    .flatMap(({ chat, messageId, atMs }) => {
      const at = answeredAt.get(keyOf(chat, messageId));
      return at === undefined ? [] : [at - atMs];
    })
    .toSorted((a, b) => a - b);
}

/** How long after it was asked what the bot did in its chat may tell why there is no answer. */
const lookedAtMs = 20_000;

function requestsAfter(calls: readonly CallRecord[], chat: number, atMs: number): string[] {
  return calls
    .filter((call) => call.payload['chat_id'] === chat && call.atMs >= atMs && call.atMs < atMs + lookedAtMs)
    .map((call) => `${call.method} after ${((call.atMs - atMs) / 1000).toFixed(1)} s: ${call.outcome.kind}`);
}
