import type { CallRecord } from '../../src/playground/record/calls.js';
import type { OutgoingRecord } from '../../src/playground/record/outbox.js';
import { type CheckRow, checkRow } from './check-row.js';
import { countBy } from './count-by.js';
import type { Waiting } from './ledger-entries.js';

/** Each was ended once, unless it was in hand when the process was killed, or the answer itself failed. */
export function judgeTaps(
  taps: readonly Waiting[],
  calls: readonly CallRecord[],
  outgoing: readonly OutgoingRecord[],
): CheckRow {
  const faults: string[] = [];
  const { answered, hurt } = answersOf('callback_query_id', calls, outgoing);
  const verdicts = countBy(
    taps.map(({ queryId, inFlightAtKill }) => {
      const times = answered.get(queryId) ?? 0;
      if (times === 1) return 'ended once';
      if (times === 2 && hurt.has(queryId)) return 'ended once more, as the first answer lost its connection';
      if (times === 0 && inFlightAtKill) return 'lost in flight at a kill';
      if (times === 0 && hurt.has(queryId)) return 'lost by a fault on the answer itself';
      faults.push(`tap ${queryId} ended ${times} times`);
      return `ended ${times} times`;
    }),
  );
  return checkRow('each tap is ended once, or was cut off', taps.length, faults, verdicts);
}

/** What somebody types next follows within this. */
const nextKeyMs = 1500;

/**
 * None was answered twice, and each that its person left standing was answered.
 *
 * @param givenAtMs when the bot was given a query
 */
export function judgeTyping(
  typed: readonly Waiting[],
  calls: readonly CallRecord[],
  outgoing: readonly OutgoingRecord[],
  givenAtMs: ReadonlyMap<string, number>,
): CheckRow {
  const faults: string[] = [];
  const { answered, hurt } = answersOf('inline_query_id', calls, outgoing);
  const next = new Map<number, number>();
  const verdicts = countBy(
    typed.toReversed().map(({ queryId, user, atMs, inFlightAtKill }) => {
      const times = answered.get(queryId) ?? 0;
      // What waited for a process comes to it at once.
      const cameAtMs = givenAtMs.get(queryId) ?? atMs;
      const wasFollowed = (next.get(user) ?? Number.POSITIVE_INFINITY) - cameAtMs < nextKeyMs;
      next.set(user, cameAtMs);
      if (times === 1) return 'answered once';
      if (times === 0 && wasFollowed) return 'passed over for the next key';
      if (times === 0 && inFlightAtKill) return 'lost in flight when the process ended';
      if (times === 0 && hurt.has(queryId)) return 'lost by a fault on the answer itself';
      faults.push(`inline query ${queryId} of ${user}, ${new Date(atMs).toISOString()}: answered ${times} times`);
      return `answered ${times} times`;
    }),
  );
  return checkRow('what is typed inline is answered once at most', typed.length, faults, verdicts);
}

function answersOf(field: string, calls: readonly CallRecord[], outgoing: readonly OutgoingRecord[]) {
  const idOf = ({ payload }: Pick<CallRecord, 'payload'>): string => String(payload[field]);
  return {
    answered: countBy(outgoing.filter(({ kind, payload }) => kind === 'answer' && field in payload).map(idOf)),
    hurt: new Set(
      calls.filter(({ payload, outcome }) => field in payload && !['ok', 'pending'].includes(outcome.kind)).map(idOf),
    ),
  };
}
