import type Database from 'better-sqlite3';
import type { Outbox } from '../alert/outbox.js';

/** Follows a clock that was set back. */
export function createOutboxTimes(database: Database.Database): Pick<Outbox, 'mendTimes'> {
  const newestOpen = database
    .prepare<[], number | null>(
      `SELECT max(max(owed_at, ifnull(last_tried_at, 0))) FROM alert WHERE state IN ('owed', 'sending')`,
    )
    .pluck();
  const newestSettled = database
    .prepare<[string], number | null>('SELECT max(settled_at) FROM alert WHERE state = ?')
    .pluck();
  // Digests are due at an hour of the day, which is read off the same clock.
  const mendAlerts = database.prepare<{ readonly nowMs: number; readonly byMs: number }>(
    `UPDATE alert SET due_at = iif(in_digest, due_at, min(due_at, @nowMs)),
       not_before = iif(not_before > @nowMs, not_before - @byMs, not_before)
     WHERE state = 'owed'`,
  );
  const mendChats = database.prepare<{ readonly nowMs: number; readonly byMs: number }>(
    'UPDATE alert_chat SET not_before = not_before - @byMs WHERE not_before > @nowMs',
  );
  // Otherwise the next look would find them ahead again.
  const mendPast = database.prepare<{ readonly nowMs: number }>(
    `UPDATE alert SET owed_at = min(owed_at, @nowMs), first_tried_at = min(first_tried_at, @nowMs),
       last_tried_at = min(last_tried_at, @nowMs), settled_at = min(settled_at, @nowMs)
     WHERE max(owed_at, ifnull(last_tried_at, 0), ifnull(settled_at, 0)) > @nowMs`,
  );
  const renewTurns = database.prepare<[]>(
    `UPDATE alert_chat SET next_turn = (
       SELECT max(alert_chat.not_before, min(max(alert.due_at, alert.not_before))) FROM alert
       WHERE alert.chat_id = alert_chat.chat_id AND alert.state = 'owed')
     WHERE next_turn IS NOT NULL`,
  );
  return {
    mendTimes: database.transaction((nowMs: number): number => {
      const settled = ['sent', 'uncertain', 'given-up', 'dropped'].map((state) => newestSettled.get(state) ?? 0);
      const byMs = Math.max(newestOpen.get() ?? 0, ...settled) - nowMs;
      if (byMs <= 0) return 0;
      mendAlerts.run({ nowMs, byMs });
      mendChats.run({ nowMs, byMs });
      mendPast.run({ nowMs });
      renewTurns.run();
      return byMs;
    }),
  };
}
