import { copyFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Topic } from '../../src/alert/subscription.js';
import type { BotApi } from '../../src/playground/start-bot-api.js';
import { openDatabase } from '../../src/storage/open-database.js';
import { createOutbox } from '../../src/storage/sqlite-outbox.js';
import { createSubscriptions } from '../../src/storage/sqlite-subscriptions.js';
import { post, temporaryFolder } from '../cli/run-chuchu.js';
import { makeCorpus } from './corpus.js';
import { complaints, newPerson, type Person, quoted, sent, serving, startTelegram, stop } from './telegram.js';

const harbour = (n: number) => `第${n}号灯塔的守塔人说，望海礁的航标每到夜里都会亮起来，渔船靠它认路。`;
const lighthouse = (n: number, days = 0) =>
  post(
    [`title: 望海礁灯塔之${n}`, `date: ${new Date(Date.now() - days * 86_400_000).toISOString()}`],
    [`灯塔建于光绪年间，高${n + 20}米，用花岗岩砌成，至今完好，石阶${n * 7}级。`, harbour(n), '（文章来源：海港日报）'],
  );

/** Somebody whom the bot may write to. */
async function newReader(api: BotApi): Promise<Person> {
  const person = await newPerson(api);
  await person.say('/start');
  return person;
}

/** Keeps subscriptions in a data folder that no process has open. */
function subscribe(cwd: string, chatId: number, ...topics: readonly Topic[]): void {
  mkdirSync(join(cwd, 'data'), { recursive: true });
  const database = openDatabase(join(cwd, 'data'));
  const subscriptions = createSubscriptions(database, { now: Date.now });
  for (const topic of topics) {
    subscriptions.add({ chatId, threadId: 0, topic, delivery: { kind: 'at-once' }, silent: false });
  }
  database.close();
}

function outboxCounts(cwd: string) {
  const database = openDatabase(join(cwd, 'data'));
  const counts = createOutbox(database, { timezone: 'Asia/Shanghai' }).counts(Date.now());
  database.close();
  return counts;
}

it('who asked for it is told of a new article once, with the paragraph that matters, and of nothing else', async () => {
  const api = await startTelegram();
  const corpus = makeCorpus();
  const cwd = temporaryFolder();
  const people = [await newReader(api), await newReader(api), await newReader(api)] as const;
  const [words, question, everything] = people;
  subscribe(cwd, words.id, { kind: 'words', required: ['航标', '渔船'], excluded: ['火灾'] });
  subscribe(cwd, question.id, { kind: 'question', text: '望海礁的航标什么时候亮？' });
  subscribe(cwd, everything.id, { kind: 'everything' }, { kind: 'publisher', name: '海港日报' });
  const chuchu = await serving({ api, corpus, cwd });
  await Promise.all(people.map((person) => person.hears()));
  writeFileSync(join(corpus, 'one.html'), lighthouse(1));
  const heard = await Promise.all([words.hears(), question.hears(), everything.hears()]);
  const [ofWords, ofQuestion, ofEverything] = heard.map(sent);
  expect([ofWords, ofQuestion].map((message) => message && quoted(message))).toEqual([harbour(1), harbour(1)]);
  expect(ofEverything?.text).toContain('望海礁灯塔之1');

  // An edit, a move, a copy, an old article: none of them is told. A further new one is.
  writeFileSync(join(corpus, 'one.html'), `${lighthouse(1)}\n`);
  renameSync(join(corpus, 'one.html'), join(corpus, 'moved.html'));
  copyFileSync(join(corpus, 'moved.html'), join(corpus, 'copy.html'));
  writeFileSync(join(corpus, 'old.html'), lighthouse(2, 30));
  writeFileSync(join(corpus, 'two.html'), lighthouse(3));
  expect(quoted(sent(await words.hears()))).toBe(harbour(3));
  expect(quoted(sent(await question.hears()))).toBe(harbour(3));
  expect(sent(await everything.hears()).text).toContain('望海礁灯塔之3');
  expect(await stop(chuchu)).toMatchObject({ exitCode: 0 });

  // Over a restart, with the article gone and back, and another one that came meanwhile.
  rmSync(join(corpus, 'two.html'));
  const without = await serving({ api, corpus, cwd });
  expect(await stop(without)).toMatchObject({ exitCode: 0 });
  writeFileSync(join(corpus, 'two.html'), lighthouse(3));
  writeFileSync(join(corpus, 'three.html'), lighthouse(4));
  const again = await serving({ api, corpus, cwd });
  const [last] = await Promise.all([words.hears(), question.hears(), everything.hears()]);
  expect(quoted(sent(last))).toBe(harbour(4));
  expect(await stop(again)).toMatchObject({ exitCode: 0 });
  expect((await words.messages()).length).toBe(2 + 3);
  expect(outboxCounts(cwd)).toMatchObject({ owed: 0, sending: 0, uncertain: 0, givenUp: 0 });
  expect(await complaints(api.control)).toEqual([]);
}, 180_000);

it("with yesterday's database nothing is told again but what yesterday did not know", async () => {
  const api = await startTelegram();
  const corpus = makeCorpus();
  const cwd = temporaryFolder();
  const reader = await newReader(api);
  subscribe(cwd, reader.id, { kind: 'words', required: ['航标'], excluded: [] });
  const first = await serving({ api, corpus, cwd });
  await reader.hears();
  writeFileSync(join(corpus, 'one.html'), lighthouse(1));
  expect(quoted(sent(await reader.hears()))).toBe(harbour(1));
  await stop(first);
  const yesterday = join(cwd, 'yesterday.sqlite');
  copyFileSync(join(cwd, 'data', 'chuchu.sqlite'), yesterday);

  const second = await serving({ api, corpus, cwd });
  writeFileSync(join(corpus, 'two.html'), lighthouse(2));
  expect(quoted(sent(await reader.hears()))).toBe(harbour(2));
  await stop(second);

  copyFileSync(yesterday, join(cwd, 'data', 'chuchu.sqlite'));
  const third = await serving({ api, corpus, cwd });
  expect(quoted(sent(await reader.hears()))).toBe(harbour(2));
  await stop(third);
  expect((await reader.messages()).length).toBe(2 + 3);
}, 180_000);
