import { setImmediate as turn } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { openForgetting } from '../../src/cli/open-forgetting.js';
import { createChatForgetter } from '../../src/storage/forget-chat.js';
import { openDatabase } from '../../src/storage/open-database.js';
import { createSubscriptions } from '../../src/storage/sqlite-subscriptions.js';
import { createHandClock } from '../playground/hand-clock.js';
import { databaseBytes } from '../storage/bytes-of-id.js';
import { temporaryFolder } from '../storage/folder.js';
import { recordingLog } from '../telegram/recording-log.js';

const chats = [1, 2, 3] as const;
/** So many that rows have moved from page to page, where zeroing what is deleted alone leaves copies. */
const rowsPerChat = 400;
const secretOf = (chatId: number): string => `保密的主题${chatId}。`;

function stage() {
  const folder = temporaryFolder();
  const database = openDatabase(folder);
  const clock = createHandClock();
  const subscriptions = createSubscriptions(database, { now: () => clock.now(), maxPerChat: 10_000 });
  for (let place = 0; place < rowsPerChat; place += 1) {
    for (const chatId of chats) {
      const topic = { kind: 'publisher', name: `${secretOf(chatId)}${'详'.repeat(place % 97)}${place}` } as const;
      subscriptions.add({ chatId, threadId: 0, topic, delivery: { kind: 'at-once' }, silent: false });
    }
  }
  database.pragma('wal_checkpoint(TRUNCATE)');
  const log = recordingLog();
  const forgetting = openForgetting({
    database,
    forgetChat: createChatForgetter(database),
    now: () => clock.now(),
    wait: (milliseconds, signal) => clock.wait(milliseconds, signal),
    log,
  });
  onTestFinished(() => void database.close());
  const isInFile = (chatId: number): boolean => databaseBytes(folder).includes(Buffer.from(secretOf(chatId)));
  const rows = database.prepare<[], number>('SELECT DISTINCT chat_id FROM subscription ORDER BY 1').pluck();
  return { database, clock, forgetting, log, isInFile, kept: () => rows.all() };
}

it('the file is rewritten at once, and again after a minute, however many are forgotten meanwhile', async () => {
  const { clock, forgetting, log, isInFile, kept } = stage();
  const written: number[] = [];
  const inFile = () => chats.filter(isInFile);
  expect(inFile()).toEqual([1, 2, 3]);
  forgetting.forget(1);
  expect(kept()).toEqual([2, 3]);
  expect(inFile()).toEqual([2, 3]);
  clock.advance(20_000);
  forgetting.forget(2);
  forgetting.forget(3);
  expect(kept()).toEqual([]);
  written.push(...inFile());
  clock.advance(39_999);
  await turn();
  expect(inFile()).toEqual(written);
  clock.advance(1);
  await turn();
  expect(inFile()).toEqual([]);
  expect(log.lines).toEqual([]);
  expect(written).not.toEqual([]);
});

it('what is not overwritten yet is when the bot stops', () => {
  const { forgetting, isInFile } = stage();
  forgetting.forget(1);
  forgetting.forget(2);
  forgetting.close();
  expect(chats.filter(isInFile)).toEqual([3]);
});
