import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../cli/run-chuchu.js';
import { countyParagraphs, cropQuestion, makeCorpus } from './corpus.js';
import { alertCounts, errorsIn } from './kept.js';
import { harbour, lighthouse } from './lighthouses.js';
import { complaints, newPerson, quoted, sent, serving, startTelegram, stop } from './telegram.js';

it('a Bot API that takes 5 s a call: chats do not wait for each other, and what is under way when it stops is finished', async () => {
  const [api, corpus, cwd] = [await startTelegram(), makeCorpus(), temporaryFolder()];
  const chuchu = await serving({ api, corpus, cwd });
  await chuchu.wrote('stderr', 'no news');
  const people = await Promise.all([newPerson(api), newPerson(api), newPerson(api)]);
  await Promise.all(people.map((person) => person.ask('/subscribe 航标')));
  await api.control.idle();

  await api.control.fault({ delayMs: 5000, times: null });
  writeFileSync(join(corpus, 'one.html'), lighthouse(1));
  await Promise.all(people.map((person) => person.say(cropQuestion('金湖'))));
  const heard = await Promise.all(people.map(async (person) => [await person.hears(), await person.hears()]));
  for (const both of heard) {
    expect(both.map((each) => quoted(sent(each))).toSorted()).toEqual(
      [harbour(1), countyParagraphs('金湖')[2]].toSorted(),
    );
  }
  writeFileSync(join(corpus, 'two.html'), lighthouse(2));
  await chuchu.wrote('stderr', '1 new');
  for (let alerts = 0; alerts < people.length; ) {
    // oxlint-disable-next-line no-await-in-loop -- one request after the other
    const { payload } = await api.control.nextCall({ method: 'sendMessage' });
    if (JSON.stringify(payload).includes('第2号灯塔')) alerts += 1;
  }
  const { exitCode, stderr } = await stop(chuchu);
  expect(exitCode).toBe(0);
  expect(await Promise.all(people.map(async (person) => quoted(sent(await person.hears()))))).toEqual(
    people.map(() => harbour(2)),
  );
  expect(errorsIn(stderr)).toEqual([]);
  expect(alertCounts(join(cwd, 'data'))).toMatchObject({ owed: 0, sending: 0, sent: 6, uncertain: 0 });
  expect(await complaints(api.control)).toEqual([]);
});
