import type Database from 'better-sqlite3';

/**
 * Whose turn it is: each chat has one, when the first alert that it is owed may be sent to it. A chat that was served
 * comes behind those that have waited, so that one with many alerts keeps nobody from theirs.
 */
export interface Turns {
  isGone(chatId: number): boolean;
  /** An alert was added that may be sent from then on. */
  bringForward(chatId: number, dueAtMs: number): void;
  /** Works the turn out anew from what the chat is owed. */
  renew(chatId: number): void;
  /** A request for it is under way: it has no turn until {@link Turns.end}. */
  begin(chatId: number): void;
  /** Nothing is under way any more, and nothing may be sent before that time, or before an earlier hold is over. */
  end(chatId: number, notBeforeMs: number): void;
}

export function createTurns(database: Database.Database): Turns {
  const gone = database
    .prepare<[number], number>('SELECT 1 FROM alert_chat WHERE chat_id = ? AND gone_at IS NOT NULL')
    .pluck();
  const bringForward = database.prepare<{ readonly chatId: number; readonly dueAtMs: number }>(
    `INSERT INTO alert_chat (chat_id, next_turn) VALUES (@chatId, @dueAtMs)
     ON CONFLICT DO UPDATE SET next_turn = iif(busy, NULL, max(not_before, min(ifnull(next_turn, @dueAtMs), @dueAtMs)))`,
  );
  const renew = database.prepare<[number]>(
    `UPDATE alert_chat SET next_turn = iif(busy OR gone_at IS NOT NULL, NULL, (
       SELECT max(alert_chat.not_before, min(max(alert.due_at, alert.not_before))) FROM alert
       WHERE alert.chat_id = alert_chat.chat_id AND alert.state = 'owed'))
     WHERE chat_id = ?`,
  );
  const begin = database.prepare<[number]>('UPDATE alert_chat SET busy = 1, next_turn = NULL WHERE chat_id = ?');
  const end = database.prepare<[number, number]>(
    'UPDATE alert_chat SET busy = 0, not_before = max(not_before, ?) WHERE chat_id = ?',
  );
  return {
    isGone: (chatId) => gone.get(chatId) !== undefined,
    bringForward: (chatId, dueAtMs) => {
      bringForward.run({ chatId, dueAtMs });
    },
    renew: (chatId) => {
      renew.run(chatId);
    },
    begin: (chatId) => {
      begin.run(chatId);
    },
    end: (chatId, notBeforeMs) => {
      end.run(notBeforeMs, chatId);
      renew.run(chatId);
    },
  };
}
