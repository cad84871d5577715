import type Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createChatForgetter, overwriteDeleted } from '../../src/storage/forget-chat.js';
import { openDatabase } from '../../src/storage/open-database.js';
import { createChatSettings } from '../../src/storage/sqlite-chat-settings.js';
import { createFeedback } from '../../src/storage/sqlite-feedback.js';
import { createOutbox } from '../../src/storage/sqlite-outbox.js';
import { createPageStates } from '../../src/storage/sqlite-page-states.js';
import { createSubscriptions } from '../../src/storage/sqlite-subscriptions.js';
import { createWelcomes } from '../../src/storage/sqlite-welcomes.js';
import { unsetChatSettings } from '../../src/telegram/settings/chat-settings.js';
import { batchOf, noonMs, owedAlert } from '../alert/owed-alert.js';
import { databaseBytes, formsOfId } from './bytes-of-id.js';
import { temporaryFolder } from './folder.js';

const nowMs = noonMs;
/** Whose id no other number of the file holds by chance. */
const group = -1_001_987_654_321_01;
const person = 76_543_210_987_65;
const other = 65_432_109_876_54;
const secretOf = (chatId: number, place: number) => `保密的问题${chatId}之${place}有多少？`;
const stateId = (chatId: number, place: number) => `state${Math.abs(chatId) % 997}-${place}`.padEnd(16, '_');

function openFilled() {
  const folder = temporaryFolder();
  const database = openDatabase(folder);
  onTestFinished(() => void database.close());
  const pageStates = createPageStates(database, { now: () => nowMs, lifetimeMs: 1000 });
  const settings = createChatSettings(database, { unset: unsetChatSettings });
  const subscriptions = createSubscriptions(database, { now: () => nowMs });
  const outbox = createOutbox(database, { timezone: 'Asia/Shanghai' });
  const feedback = createFeedback(database, { now: () => nowMs });
  const ask = (chatId: number, place: number, askerId?: number): void =>
    pageStates.save({
      id: stateId(chatId, place),
      chatId,
      threadId: 0,
      questionMessageId: place,
      answerMessageId: place + 1,
      question: secretOf(askerId ?? chatId, place),
      tellsQuestion: false,
      quotes: 1,
      ...(askerId !== undefined && { askerId }),
      passages: [{ passageId: `a#${place}`, textHash: 'f00', confidence: 1, alsoIn: [] }],
      createdAtMs: nowMs,
    });
  for (const chatId of [group, person, other]) {
    settings.change(chatId, { language: 'en' });
    settings.noteLanguage(chatId, 'en');
    createWelcomes(database).begin(chatId, nowMs, 1);
    outbox.setSchedule(chatId, { timezone: 'Europe/Berlin', quietHours: null });
    const topic = { kind: 'publisher', name: secretOf(chatId, 9999) } as const;
    subscriptions.add({ chatId, threadId: 0, topic, delivery: { kind: 'at-once' }, silent: false });
    outbox.add(owedAlert({ chatId, storyId: `story${chatId}` }), nowMs);
  }
  // Many pages of the file, so that rows have moved between them.
  for (let place = 0; place < 600; place += 1) {
    for (const chatId of [group, person, other]) ask(chatId, place);
    if (place % 3 === 0) ask(group, place + 10_000, person);
    for (const chatId of [group, person, other]) {
      const vote = { passageId: `a#${place}`, textHash: 'f00', verdict: 'up', day: '2026-03-02' } as const;
      feedback.vote(stateId(chatId, place), { ...vote, question: secretOf(chatId, place) });
    }
  }
  return { folder, database, outbox };
}

/** Every column that names a chat or a person. */
function idColumns(database: Database.Database): readonly { readonly table: string; readonly column: string }[] {
  const rows = database
    .prepare<[], { table: string; column: string }>(
      `SELECT tables.name AS "table", columns.name AS "column" FROM sqlite_schema AS tables
       JOIN pragma_table_info(tables.name) AS columns WHERE tables.type = 'table'`,
    )
    .all();
  // A ban outlasts what it is about.
  const forgotten = rows.filter(({ table }) => table !== 'access');
  return forgotten.filter(({ column }) => /(?:chat|asker|user|person|sender|owner|from)_?id$/u.test(column));
}

const rowsOf = (database: Database.Database, id: number) =>
  idColumns(database).flatMap(({ table, column }) => {
    const count = database
      .prepare<[number], number>(`SELECT count(*) FROM ${table} WHERE ${column} = ?`)
      .pluck()
      .get(id);
    return count === 0 ? [] : [`${table}.${column}`];
  });

/** What of a chat can be read in the bytes of the files. */
function readIn(folder: string, id: number): readonly string[] {
  const bytes = databaseBytes(folder);
  const found = Object.entries(formsOfId(id)).filter(([, form]) => bytes.includes(form));
  const texts = [0, 299, 599, 9999, 10_300].filter((place) => bytes.includes(secretOf(id, place)));
  return [...found.map(([form]) => form), ...texts.map((place) => `text ${place}`)];
}

describe('forgetting a chat', () => {
  it('knows every table that names a chat or a person', () => {
    const { database } = openFilled();
    const filled = idColumns(database).map(({ table, column }) => `${table}.${column}`);
    expect(new Set([...rowsOf(database, group), ...rowsOf(database, person)])).toEqual(new Set(filled));
  });

  it.each([
    ['a person', person],
    ['a group', group],
  ])('leaves nothing of %s in any byte of the database, and all of the others', (_whose, id) => {
    const { folder, database } = openFilled();
    const others = [group, person, other].filter((each) => each !== id);
    expect(readIn(folder, id)).toEqual(expect.arrayContaining(['value', 'key', 'text 0', 'text 599', 'text 9999']));
    const before = others.map((each) => rowsOf(database, each).filter((column) => column !== 'page_state.asker_id'));
    createChatForgetter(database)(id);
    expect(rowsOf(database, id)).toEqual([]);
    expect(overwriteDeleted(database)).toBe(true);
    expect(readIn(folder, id)).toEqual([]);
    const after = others.map((each) => rowsOf(database, each).filter((column) => column !== 'page_state.asker_id'));
    expect(after).toEqual(before);
    expect(readIn(folder, other)).toEqual(expect.arrayContaining(['value', 'key', 'text 0', 'text 599', 'text 9999']));
  });

  it('says so where another reader keeps the log from being emptied, and makes up for it afterwards', () => {
    const { folder, database } = openFilled();
    database.pragma('busy_timeout = 0');
    const reader = openDatabase(folder);
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM page_state').get();
    createChatForgetter(database)(person);
    expect(overwriteDeleted(database)).toBe(false);
    expect(readIn(folder, person)).not.toEqual([]);
    reader.exec('COMMIT');
    reader.close();
    expect(overwriteDeleted(database)).toBe(true);
    expect(readIn(folder, person)).toEqual([]);
  });

  it('beside a request that is under way: what comes of it is written down nowhere, and the next chat has its turn', () => {
    const { database, outbox } = openFilled();
    const [alert] = outbox.head(person, 1, nowMs);
    if (alert === undefined) throw new Error('expected an alert');
    const batch = batchOf([alert]);
    outbox.begin(batch, nowMs);
    createChatForgetter(database)(person);
    outbox.settle(batch, { state: 'sent', messageId: 7, chatNotBeforeMs: nowMs }, nowMs);
    expect(rowsOf(database, person)).toEqual([]);
    expect(outbox.nextChat(nowMs)?.chatId).toBe(group);
    // Who subscribes again is told again.
    outbox.add(owedAlert({ chatId: person, storyId: 'further' }), nowMs);
    expect(outbox.head(person, 1, nowMs)).toHaveLength(1);
    expect(outbox.nextChat(nowMs)).not.toBeNull();
  });
});
