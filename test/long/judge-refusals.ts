import type { CallRecord } from '../../src/playground/record/calls.js';
import { type CheckRow, checkRow } from './check-row.js';
import { countBy } from './count-by.js';
import { planned } from './faults.js';

/** What Telegram refuses by design. */
const refusedByDesign =
  /message is not modified|message to (?:edit|delete) not found|message can't be edited|MESSAGE_ID_INVALID|bot was blocked by the user|query is too old|upgraded to a supergroup/u;

/** All other refusals were made to happen. */
export function judgeRefusals(calls: readonly CallRecord[]): CheckRow {
  const refusals = countBy(
    calls.flatMap(({ method, outcome }) =>
      outcome.kind === 'refused' ? [`${method}: ${outcome.error_code} ${outcome.description.slice(0, 90)}`] : [],
    ),
  );
  const faults = [...refusals.keys()].filter((what) => !what.includes(planned) && !refusedByDesign.test(what));
  return checkRow('nothing is refused but by design', calls.length, faults, refusals);
}
