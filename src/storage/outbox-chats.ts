import type Database from 'better-sqlite3';
import type { ChatSchedule } from '../alert/chat-schedule.js';
import type { Outbox } from '../alert/outbox.js';
import { chatGoneOutcome } from './alert-rows.js';
import type { Turns } from './outbox-turns.js';

type Chats = Pick<
  Outbox,
  'moveChat' | 'chatGone' | 'chatBack' | 'chatsGoneBefore' | 'forgetChat' | 'setSchedule' | 'scheduleOf'
>;

export interface ChatRow {
  readonly chatId: number;
  readonly timezone: string | null;
  readonly quietFrom: number | null;
  readonly quietTo: number | null;
}

export function readSchedule(row: ChatRow, timezone: string): ChatSchedule {
  const { quietFrom, quietTo } = row;
  return {
    timezone: row.timezone ?? timezone,
    quietHours: quietFrom === null || quietTo === null ? null : { fromMinute: quietFrom, toMinute: quietTo },
  };
}

/** What is known of the chats themselves: where they went, whether they can be written to, when they want to be. */
export function createOutboxChats(database: Database.Database, turns: Turns, timezone: string): Chats {
  const know = database.prepare<[number]>('INSERT INTO alert_chat (chat_id) VALUES (?) ON CONFLICT DO NOTHING');
  const moveAlerts = database.prepare<[number, number]>('UPDATE OR IGNORE alert SET chat_id = ? WHERE chat_id = ?');
  const moveChat = database.prepare<[number, number]>('UPDATE OR IGNORE alert_chat SET chat_id = ? WHERE chat_id = ?');
  const removeAlerts = database.prepare<[number]>('DELETE FROM alert WHERE chat_id = ?');
  const removeChat = database.prepare<[number]>('DELETE FROM alert_chat WHERE chat_id = ?');
  const leave = database.prepare<[number, number]>(
    'UPDATE alert_chat SET gone_at = ifnull(gone_at, ?), next_turn = NULL WHERE chat_id = ?',
  );
  const dropOwed = database.prepare<[string, number, number]>(
    "UPDATE alert SET state = 'dropped', outcome = ?, settled_at = ? WHERE chat_id = ? AND state = 'owed'",
  );
  const isBack = database.prepare<[number]>('UPDATE alert_chat SET gone_at = NULL WHERE chat_id = ?');
  const oweAgain = database.prepare<[number, string, number]>(
    `UPDATE alert SET state = 'owed', outcome = NULL, settled_at = NULL
     WHERE chat_id = ? AND state = 'dropped' AND outcome = ? AND due_at > ?`,
  );
  const comeBack = database.transaction((chatId: number, sinceMs: number): void => {
    isBack.run(chatId);
    oweAgain.run(chatId, chatGoneOutcome, sinceMs);
    turns.renew(chatId);
  });
  const goneBefore = database
    .prepare<[number], number>('SELECT chat_id FROM alert_chat WHERE gone_at < ? ORDER BY chat_id')
    .pluck();
  const setSchedule = database.prepare<[string, number | null, number | null, number]>(
    'UPDATE alert_chat SET timezone = ?, quiet_from = ?, quiet_to = ? WHERE chat_id = ?',
  );
  const chat = database.prepare<[number], ChatRow>(
    'SELECT chat_id AS chatId, timezone, quiet_from AS quietFrom, quiet_to AS quietTo FROM alert_chat WHERE chat_id = ?',
  );
  return {
    moveChat: database.transaction((from, to) => {
      moveAlerts.run(to, from);
      // What both were owed stays with the new one.
      removeAlerts.run(from);
      moveChat.run(to, from);
      removeChat.run(from);
      isBack.run(to);
      turns.renew(to);
    }),
    chatGone: database.transaction((chatId, nowMs) => {
      know.run(chatId);
      leave.run(nowMs, chatId);
      dropOwed.run(chatGoneOutcome, nowMs, chatId);
    }),
    chatBack: (chatId, sinceMs) => {
      // Asked of every message that comes in.
      if (turns.isGone(chatId)) comeBack(chatId, sinceMs);
    },
    chatsGoneBefore: (timeMs) => goneBefore.all(timeMs),
    forgetChat: database.transaction((chatId) => {
      removeAlerts.run(chatId);
      removeChat.run(chatId);
    }),
    setSchedule: database.transaction((chatId, { timezone: chosen, quietHours }) => {
      know.run(chatId);
      setSchedule.run(chosen, quietHours?.fromMinute ?? null, quietHours?.toMinute ?? null, chatId);
      turns.renew(chatId);
    }),
    scheduleOf: (chatId) => {
      const row = chat.get(chatId);
      return row === undefined ? { timezone, quietHours: null } : readSchedule(row, timezone);
    },
  };
}
