import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../cli/run-chuchu.js';
import { countyParagraphs, cropQuestion, makeCorpus } from './corpus.js';
import { alertCounts, errorsIn } from './kept.js';
import { harbour, lighthouse } from './lighthouses.js';
import { preload, shiftedClock } from './preload.js';
import { bringBot, complaints, newPerson, quoted, sent, serving, startTelegram, stop } from './telegram.js';

const daySeconds = 86_400;

it('a clock that is set forward a day and back two: alerts and answers come at once, in groups too, and each once', async () => {
  const [api, corpus, cwd] = [await startTelegram(), makeCorpus(), temporaryFolder()];
  const clock = shiftedClock('wall');
  const chuchu = await serving({ api, corpus, cwd, env: preload(clock.code) });
  await chuchu.wrote('stderr', 'no news');
  const reader = await newPerson(api);
  const { id: group } = await api.control.addGroup({ title: '读报小组', members: [reader.id] });
  await bringBot(api.control, group, reader.id);
  await reader.ask('/subscribe 航标');
  await api.control.say({ user: reader.id, chat: group, text: '/subscribe@chuchu_test_bot 航标' });
  await api.control.nextOutgoing({ kind: 'send', chat: group });
  const told = async (n: number): Promise<void> => {
    writeFileSync(join(corpus, `${n}.html`), lighthouse(n));
    expect(quoted(sent(await reader.hears()))).toBe(harbour(n));
    expect(quoted(sent(await api.control.nextOutgoing({ kind: 'send', chat: group })))).toBe(harbour(n));
  };
  await told(1);
  for (const [n, seconds] of [
    [2, daySeconds],
    [3, -daySeconds],
  ] as const) {
    clock.shift(seconds);
    // oxlint-disable-next-line no-await-in-loop -- one day after the other
    await chuchu.wrote('stderr', `clock shifted by ${seconds} s`);
    // oxlint-disable-next-line no-await-in-loop -- likewise
    await told(n);
    // oxlint-disable-next-line no-await-in-loop -- likewise
    expect(quoted(await reader.answerTo(cropQuestion('金湖')))).toBe(countyParagraphs('金湖')[2]);
  }
  const { exitCode, stderr } = await stop(chuchu);
  expect(exitCode).toBe(0);
  expect(stderr).toMatch(/"the clock was set back by 17\d{4} s: what is owed follows it"/u);
  expect(errorsIn(stderr)).toEqual([]);
  expect(alertCounts(join(cwd, 'data'))).toMatchObject({ owed: 0, sending: 0, sent: 6, uncertain: 0 });
  expect(await complaints(api.control)).toEqual([]);

  // The same over a restart: the machine came up with a clock of yesterday, and was set right.
  writeFileSync(join(corpus, '4.html'), lighthouse(4));
  const again = await serving({ api, corpus, cwd });
  expect(quoted(sent(await reader.hears()))).toBe(harbour(4));
  expect(await stop(again)).toMatchObject({ exitCode: 0 });
});
