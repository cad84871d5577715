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
    asked.map(({ chat, messageId, words, atMs, edits, mayBeIgnored, inFlightAtKill, isForgotten }) => {
      const key = keyOf(chat, messageId);
      const times = answers.get(key) ?? 0;
      const isUncertain = inFlightAtKill || lostConnections.has(key);
      // An answer that the bot does not know it gave cannot be edited: the edited question gets one of its own.
      if (times > 1 + (isUncertain || isForgotten ? edits : 0)) {
        faults.push(`answered ${times} times: message ${key}`);
        return 'answered too often';
      }
      if (times > 1) return 'answered anew after an edit, the first answer being uncertain or forgotten';
      if (times === 1) return 'answered once';
      if (inFlightAtKill) return 'lost in flight at a kill';
      if (lostConnections.has(key)) return 'lost with a connection';
      if (givenUp.has(key)) return 'given up on: a 429 over 1 s, or trouble twice';
      if (mayBeIgnored) return 'ignored in a group that had its answers of the minute';
      resetsLeft -= 1;
      if (resetsLeft >= 0) return 'lost with a connection that was reset before its request was read';
      faults.push(`not answered: message ${key} of ${new Date(atMs).toISOString()}, ${edits} edits: ${words}`);
      return 'not answered';
    }),
  );
  return checkRow('each question has one answer, or was cut off', asked.length, faults, verdicts);
}
