import Database from 'better-sqlite3';
import { ControlError } from '../../src/playground/control/control-error.js';
import type { Control } from '../../src/playground/control/controls.js';
import type { OutgoingRecord } from '../../src/playground/record/outbox.js';
import { type CheckRow, checkRow } from './check-row.js';
import { countBy } from './count-by.js';
import type { Asked } from './ledger-entries.js';

interface StateRow {
  readonly chatId: number;
  readonly question: number | null;
  readonly answer: number | null;
}

/** It is whole, and each page state belongs to one question and points to an answer that is there. */
export async function judgeDatabase(
  path: string,
  control: Control,
  asked: readonly Asked[],
  outgoing: readonly OutgoingRecord[],
): Promise<CheckRow[]> {
  const database = new Database(path, { readonly: true });
  try {
    const states = database
      .prepare<[], StateRow>(
        'SELECT chat_id AS chatId, question_message_id AS question, answer_message_id AS answer FROM page_state',
      )
      .all();
    const seen = database.prepare<[], number>('SELECT count(*) FROM seen_update').pluck().get() ?? 0;
    return [
      checkRow('the database is whole', 1, brokenParts(database), [['update ids remembered', seen]]),
      checkRow(
        'each page state points to an answer of the bot',
        states.length,
        [...(await astray(states, control, outgoing)), ...severalOfOne(states, asked)],
        [['whose answer is not known', states.filter(({ answer }) => answer === null).length]],
      ),
    ];
  } finally {
    database.close();
  }
}

function brokenParts(database: Database.Database): string[] {
  const health = String(database.pragma('integrity_check', { simple: true }));
  const broken = database.pragma('foreign_key_check');
  return [
    ...(health === 'ok' ? [] : [`integrity_check: ${health}`]),
    ...(Array.isArray(broken) && broken.length === 0 ? [] : ['foreign_key_check: not empty']),
  ];
}

async function astray(
  states: readonly StateRow[],
  control: Control,
  outgoing: readonly OutgoingRecord[],
): Promise<string[]> {
  const { info } = await control.profile();
  const places = new Set<string>();
  for (const chat of new Set(states.map(({ chatId }) => chatId))) {
    // oxlint-disable-next-line no-await-in-loop -- one chat after the other
    const messages = await control.messages({ chat }).catch((error: unknown) => {
      // Of an update that was made up: a chat that never was.
      if (error instanceof ControlError) return [];
      throw error;
    });
    for (const { author, message } of messages) if (author === info.id) places.add(`${chat}:${message.message_id}`);
  }
  // The rest of an answer that was taken away in a group may still be read in private.
  for (const { kind, chatId, payload } of outgoing) {
    if (kind === 'delete') places.add(`${chatId}:${String(payload['message_id'])}`);
  }
  return states
    .filter(({ chatId, answer }) => answer !== null && !places.has(`${chatId}:${answer}`))
    .map(({ chatId, answer }) => `page state of chat ${chatId}: message ${answer} is none of the bot's`);
}

function severalOfOne(states: readonly StateRow[], asked: readonly Asked[]): string[] {
  const ours = new Set(asked.map(({ chat, messageId }) => `${chat}:${messageId}`));
  const counts = countBy(states.map(({ chatId, question }) => `${chatId}:${question}`).filter((key) => ours.has(key)));
  return [...counts].filter(([, count]) => count > 1).map(([key, count]) => `${count} page states of message ${key}`);
}
