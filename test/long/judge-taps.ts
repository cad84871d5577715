import type { CallRecord } from '../../src/playground/record/calls.js';
import type { OutgoingRecord } from '../../src/playground/record/outbox.js';
import { countBy } from './count-by.js';
import type { MixedPeople } from './mixed-people.js';

/** Each was ended once, unless it was in hand when the process was killed, or the answer itself failed. */
export function judgeTaps(
  { taps }: MixedPeople,
  calls: readonly CallRecord[],
  outgoing: readonly OutgoingRecord[],
  faultsFound: string[],
  numbers: Map<string, number>,
): void {
  const idOf = ({ payload }: Pick<CallRecord, 'payload'>): string => String(payload['callback_query_id']);
  const answered = countBy(outgoing.filter(({ kind }) => kind === 'answer').map(idOf));
  const hurt = new Set(
    calls
      .filter(({ method, outcome }) => method === 'answerCallbackQuery' && !['ok', 'pending'].includes(outcome.kind))
      .map(idOf),
  );
  const verdicts = countBy(
    taps.map(({ queryId, inFlightAtKill }) => {
      const times = answered.get(queryId) ?? 0;
      if (times === 1) return 'answered once';
      if (times === 0 && inFlightAtKill) return 'lost in flight at a kill';
      if (times === 0 && hurt.has(queryId)) return 'lost by a fault on the answer itself';
      faultsFound.push(`tap ${queryId} answered ${times} times`);
      return `answered ${times} times`;
    }),
  );
  numbers.set('taps', taps.length);
  for (const [verdict, count] of verdicts) numbers.set(`  taps ${verdict}`, count);
}
