import type Database from 'better-sqlite3';
import type { OwedAlert, StoredAlert } from '../alert/alert.js';
import type { Outbox } from '../alert/outbox.js';
import { type AlertRow, alertColumns, chatGoneOutcome, readAlert, writtenAlert } from './alert-rows.js';
import { createOutboxChats } from './outbox-chats.js';
import { createOutboxDelivery } from './outbox-delivery.js';
import { createOutboxReports } from './outbox-reports.js';
import { createOutboxTimes } from './outbox-times.js';
import { createTurns } from './outbox-turns.js';

export interface OutboxOptions {
  /** Of chats that have not chosen one. */
  readonly timezone: string;
  /** Most alerts that one chat is owed at a time; beyond, the oldest are dropped. Default 1,000. */
  readonly maxOwedPerChat?: number;
}

const tooManyOutcome = 'too many were owed to the chat';

export function createOutbox(database: Database.Database, { timezone, maxOwedPerChat = 1000 }: OutboxOptions): Outbox {
  const turns = createTurns(database);
  return {
    ...owing(database, turns, maxOwedPerChat),
    ...createOutboxDelivery(database, turns, timezone),
    ...createOutboxChats(database, turns, timezone),
    ...createOutboxReports(database),
    ...createOutboxTimes(database),
  };
}

type Owing = Pick<Outbox, 'add' | 'change' | 'countOwedSince' | 'gatherIntoDigest'>;

function owing(database: Database.Database, turns: ReturnType<typeof createTurns>, maxOwed: number): Owing {
  const insert = database.prepare<ReturnType<typeof writtenAlert> & { readonly nowMs: number; readonly gone: number }>(
    `INSERT INTO alert (story_id, chat_id, thread_id, article_id, passage_id, text_hash, sentence_start, sentence_end,
       subscription_ids, silent, in_digest, due_at, owed_at, state, outcome, settled_at)
     VALUES (@storyId, @chatId, @threadId, @articleId, @passageId, @textHash, @sentenceStart, @sentenceEnd,
       @subscriptionIds, @silent, @inDigest, @dueAtMs, @nowMs, iif(@gone, 'dropped', 'owed'),
       iif(@gone, '${chatGoneOutcome}', NULL), iif(@gone, @nowMs, NULL))
     ON CONFLICT DO NOTHING`,
  );
  const known = database.prepare<[string, number, number], AlertRow>(
    `SELECT ${alertColumns} FROM alert WHERE story_id = ? AND chat_id = ? AND thread_id = ?`,
  );
  const change = database.prepare<ReturnType<typeof writtenAlert> & { readonly id: number }>(
    `UPDATE alert SET subscription_ids = @subscriptionIds, silent = @silent, in_digest = @inDigest, due_at = @dueAtMs
     WHERE id = @id AND state = 'owed'`,
  );
  const countSince = database
    .prepare<[number, number, number], number>(
      'SELECT count(*) FROM alert WHERE chat_id = ? AND thread_id = ? AND owed_at > ?',
    )
    .pluck();
  const digestDue = database
    .prepare<[number, number], number | null>(
      "SELECT min(due_at) FROM alert WHERE chat_id = ? AND thread_id = ? AND state = 'owed' AND in_digest = 1",
    )
    .pluck();
  const gather = database.prepare<[number, number, number]>(
    `UPDATE alert SET in_digest = 1, due_at = ?
     WHERE chat_id = ? AND thread_id = ? AND state = 'owed' AND in_digest = 0`,
  );
  const dropOldest = database.prepare<[string, number, number, number]>(
    `UPDATE alert SET state = 'dropped', outcome = ?, settled_at = ? WHERE id IN (
       SELECT id FROM alert WHERE chat_id = ? AND state = 'owed' ORDER BY id DESC LIMIT -1 OFFSET ?)`,
  );

  const find = ({ storyId, chatId, threadId }: OwedAlert): StoredAlert => {
    const row = known.get(storyId, chatId, threadId);
    if (row === undefined) throw new Error(`expected an alert of story ${storyId} for the chat, got none`);
    return readAlert(row);
  };
  return {
    add: (alert, nowMs) => {
      const gone = turns.isGone(alert.chatId);
      const { changes } = insert.run({ ...writtenAlert(alert), nowMs, gone: Number(gone) });
      if (changes === 0) return { kind: 'known', alert: find(alert) };
      if (!gone) turns.bringForward(alert.chatId, alert.dueAtMs);
      if (dropOldest.run(tooManyOutcome, nowMs, alert.chatId, maxOwed).changes > 0) turns.renew(alert.chatId);
      return { kind: 'added' };
    },
    change: (id, alert) => {
      change.run({ ...writtenAlert(alert), id });
      turns.renew(alert.chatId);
    },
    countOwedSince: (chatId, threadId, sinceMs) => countSince.get(chatId, threadId, sinceMs) ?? 0,
    gatherIntoDigest: (chatId, threadId, dueAtMs) => {
      gather.run(Math.min(dueAtMs, digestDue.get(chatId, threadId) ?? dueAtMs), chatId, threadId);
      turns.renew(chatId);
    },
  };
}
