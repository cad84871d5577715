import type Database from 'better-sqlite3';
import type { Outbox, Settlement } from '../alert/outbox.js';
import { type AlertRow, alertColumns, readAlert } from './alert-rows.js';
import { type ChatRow, readSchedule } from './outbox-chats.js';
import type { Turns } from './outbox-turns.js';

type Delivering = Pick<Outbox, 'recover' | 'nextChat' | 'nextTurn' | 'head' | 'hold' | 'begin' | 'settle' | 'drop'>;

interface Settled {
  readonly ids: string;
  readonly state: Settlement['state'];
  readonly outcome: string | null;
  readonly notBeforeMs: number;
  readonly threadGone: number;
  readonly messageId: number | null;
  readonly settledAtMs: number | null;
}

const foundSending = 'the process ended while it was being sent';

/** Taking alerts out of the outbox and writing down what became of them. */
export function createOutboxDelivery(database: Database.Database, turns: Turns, timezone: string): Delivering {
  const doubt = database.prepare<[string, number]>(
    "UPDATE alert SET state = 'uncertain', outcome = ?, settled_at = ? WHERE state = 'sending'",
  );
  const busyChats = database.prepare<[], number>('SELECT chat_id FROM alert_chat WHERE busy = 1').pluck();
  const nextChat = database.prepare<[number], ChatRow>(
    `SELECT chat_id AS chatId, timezone, quiet_from AS quietFrom, quiet_to AS quietTo FROM alert_chat
     WHERE next_turn <= ? ORDER BY next_turn, chat_id LIMIT 1`,
  );
  const nextTurn = database
    .prepare<[], number | null>('SELECT min(next_turn) FROM alert_chat WHERE next_turn IS NOT NULL')
    .pluck();
  const mayGo = "chat_id = @chatId AND state = 'owed' AND due_at <= @nowMs AND not_before <= @nowMs";
  const oldest = database.prepare<{ readonly chatId: number; readonly nowMs: number }, AlertRow>(
    `SELECT ${alertColumns} FROM alert WHERE ${mayGo} ORDER BY due_at, id LIMIT 1`,
  );
  const likeIt = database.prepare<
    Pick<AlertRow, 'chatId' | 'threadId' | 'inDigest'> & { readonly nowMs: number; readonly most: number },
    AlertRow
  >(
    `SELECT ${alertColumns} FROM alert WHERE ${mayGo} AND thread_id = @threadId AND in_digest = @inDigest
     ORDER BY due_at, id LIMIT @most`,
  );
  const hold = database.prepare<[number, number]>('UPDATE alert_chat SET next_turn = ? WHERE chat_id = ?');
  const begin = database.prepare<{ readonly ids: string; readonly batchId: number; readonly nowMs: number }>(
    `UPDATE alert SET state = 'sending', attempts = attempts + 1, batch_id = @batchId, last_tried_at = @nowMs,
       first_tried_at = ifnull(first_tried_at, @nowMs)
     WHERE id IN (SELECT value FROM json_each(@ids)) AND state = 'owed'`,
  );
  const settle = database.prepare<Settled>(
    `UPDATE alert SET state = @state, outcome = @outcome, not_before = @notBeforeMs, message_id = @messageId,
       thread_gone = max(thread_gone, @threadGone), settled_at = @settledAtMs
     WHERE id IN (SELECT value FROM json_each(@ids)) AND state = 'sending'`,
  );
  const drop = database.prepare<[string, number, string]>(
    `UPDATE alert SET state = 'dropped', outcome = ?, settled_at = ?
     WHERE id IN (SELECT value FROM json_each(?)) AND state = 'owed'`,
  );
  const chatsOf = database
    .prepare<[string], number>('SELECT DISTINCT chat_id FROM alert WHERE id IN (SELECT value FROM json_each(?))')
    .pluck();

  return {
    recover: database.transaction((nowMs: number): number => {
      const { changes } = doubt.run(foundSending, nowMs);
      for (const chatId of busyChats.all()) turns.end(chatId, nowMs);
      return changes;
    }),
    nextChat: (nowMs) => {
      const row = nextChat.get(nowMs);
      return row === undefined ? null : { chatId: row.chatId, schedule: readSchedule(row, timezone) };
    },
    nextTurn: () => nextTurn.get() ?? null,
    head: (chatId, maxSingle, nowMs) => {
      const first = oldest.get({ chatId, nowMs });
      if (first === undefined) return [];
      const { threadId, inDigest } = first;
      return likeIt.all({ chatId, threadId, inDigest, nowMs, most: inDigest === 1 ? -1 : maxSingle }).map(readAlert);
    },
    hold: (chatId, untilMs) => {
      hold.run(untilMs, chatId);
    },
    begin: database.transaction(({ id, chatId, alerts }, nowMs) => {
      begin.run({ ids: idsOf(alerts), batchId: id, nowMs });
      turns.begin(chatId);
    }),
    settle: database.transaction(({ alerts }, settlement, nowMs) => {
      const ids = idsOf(alerts);
      const again = settlement.state === 'owed';
      settle.run({
        ids,
        state: settlement.state,
        outcome: 'outcome' in settlement ? settlement.outcome : null,
        notBeforeMs: again ? settlement.notBeforeMs : 0,
        threadGone: Number(again && settlement.threadGone),
        messageId: settlement.state === 'sent' ? settlement.messageId : null,
        settledAtMs: again ? null : nowMs,
      });
      // Not the chat of the batch: it may have moved meanwhile.
      for (const chatId of chatsOf.all(ids)) turns.end(chatId, settlement.chatNotBeforeMs);
    }),
    drop: database.transaction((ids, outcome, nowMs) => {
      const json = JSON.stringify(ids);
      drop.run(outcome, nowMs, json);
      for (const chatId of chatsOf.all(json)) turns.renew(chatId);
    }),
  };
}

function idsOf(alerts: readonly { readonly id: number }[]): string {
  return JSON.stringify(alerts.map(({ id }) => id));
}
