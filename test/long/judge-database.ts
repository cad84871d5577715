import Database from 'better-sqlite3';
import type { Control } from '../../src/playground/control/controls.js';
import { countBy } from './count-by.js';
import type { MixedPeople } from './mixed-people.js';

/** It is whole, and each page state belongs to one question and points to an answer that is there. */
export async function judgeDatabase(
  path: string,
  control: Control,
  { asked }: MixedPeople,
  faultsFound: string[],
  numbers: Map<string, number>,
): Promise<void> {
  const database = new Database(path, { readonly: true });
  const health = database.pragma('integrity_check', { simple: true });
  if (health !== 'ok') faultsFound.push(`integrity_check: ${String(health)}`);
  const broken = database.pragma('foreign_key_check');
  if (!Array.isArray(broken) || broken.length > 0) faultsFound.push('foreign_key_check: not empty');
  interface Row {
    readonly chatId: number;
    readonly question: number | null;
    readonly answer: number | null;
  }
  const rows = database
    .prepare<[], Row>(
      'SELECT chat_id AS chatId, question_message_id AS question, answer_message_id AS answer FROM page_state',
    )
    .all();
  const seen = database.prepare<[], { n: number }>('SELECT count(*) AS n FROM seen_update').get()?.n ?? 0;
  database.close();

  const { bots } = await control.profile().then(({ info }) => ({ bots: new Set([info.id]) }));
  const chats = [...new Set(rows.map(({ chatId }) => chatId))];
  const messages = new Map(
    await Promise.all(
      chats.map(
        async (chat) =>
          [
            chat,
            new Map((await control.messages({ chat })).map((one) => [one.message.message_id, one.author])),
          ] as const,
      ),
    ),
  );
  // The rest of an answer that was taken away in a group may still be read in private.
  const takenAway = new Set(
    (await control.outbox())
      .filter(({ kind }) => kind === 'delete')
      .map(({ chatId, payload }) => `${chatId}:${String(payload['message_id'])}`),
  );
  const astray = rows.filter(
    ({ chatId, answer }) =>
      answer !== null && !takenAway.has(`${chatId}:${answer}`) && !bots.has(messages.get(chatId)?.get(answer) ?? 0),
  );
  if (astray.length > 0) faultsFound.push(`${astray.length} page states point to no answer of the bot`);
  const ours = new Set(asked.map(({ chat, messageId }) => `${chat}:${messageId}`));
  const states = countBy(
    rows.map(({ chatId, question }) => `${chatId}:${question}`).filter((question) => ours.has(question)),
  );
  for (const [question, count] of states) {
    if (count > 1) faultsFound.push(`${count} page states of message ${question}`);
  }
  numbers.set('page states', rows.length);
  numbers.set('  page states whose answer is not known', rows.filter(({ answer }) => answer === null).length);
  numbers.set('update ids remembered', seen);
}
