import type Database from 'better-sqlite3';
import type { AlertState } from '../alert/alert.js';
import type { Outbox } from '../alert/outbox.js';
import { type AlertRow, alertColumns, readAlert } from './alert-rows.js';

type Reports = Pick<Outbox, 'alert' | 'batch' | 'counts' | 'listed' | 'prune'>;

/** Looking into the outbox, and clearing it out. */
export function createOutboxReports(database: Database.Database): Reports {
  const byId = database.prepare<[number], AlertRow>(`SELECT ${alertColumns} FROM alert WHERE id = ?`);
  const ofBatch = database.prepare<[number], AlertRow>(
    `SELECT ${alertColumns} FROM alert WHERE batch_id = ? ORDER BY due_at, id`,
  );
  const byState = database.prepare<[], { readonly state: AlertState; readonly count: number }>(
    'SELECT state, count(*) AS count FROM alert GROUP BY state',
  );
  const oldestDue = database
    .prepare<[number], number | null>(
      "SELECT min(due_at) FROM alert WHERE state IN ('owed', 'sending') AND due_at <= ?",
    )
    .pluck();
  const ofState = database.prepare<[AlertState, number], AlertRow>(
    `SELECT ${alertColumns} FROM alert WHERE state = ? ORDER BY settled_at DESC, id DESC LIMIT ?`,
  );
  const prune = database.prepare<[number, number]>(
    `DELETE FROM alert WHERE id IN (
       SELECT id FROM alert WHERE state IN ('sent', 'uncertain', 'given-up', 'dropped') AND settled_at < ? LIMIT ?)`,
  );
  return {
    alert: (id) => {
      const row = byId.get(id);
      return row === undefined ? null : readAlert(row);
    },
    batch: (batchId) => ofBatch.all(batchId).map(readAlert),
    counts: (nowMs) => {
      const counts = new Map(byState.all().map(({ state, count }) => [state, count]));
      const of = (state: AlertState): number => counts.get(state) ?? 0;
      return {
        owed: of('owed'),
        sending: of('sending'),
        sent: of('sent'),
        uncertain: of('uncertain'),
        givenUp: of('given-up'),
        dropped: of('dropped'),
        oldestDueAtMs: oldestDue.get(nowMs) ?? null,
      };
    },
    listed: (state, limit) => ofState.all(state, limit).map(readAlert),
    prune: (beforeMs, most) => prune.run(beforeMs, most).changes,
  };
}
