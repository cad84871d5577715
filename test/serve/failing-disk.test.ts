import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { simplifiedChinese as texts } from '../../src/telegram/texts/zh-hans/texts.js';
import { temporaryFolder } from '../cli/run-chuchu.js';
import { countyParagraphs, cropQuestion, makeCorpus } from './corpus.js';
import { mountFailingDisk, whyNoFailingDisk } from './failing-disk.js';
import { alertCounts, errorsIn } from './kept.js';
import { harbour, lighthouse } from './lighthouses.js';
import { newPerson, quoted, sent, startTelegram, stop, token } from './telegram.js';

it('a disk that turns read-only under it: questions are answered, nothing is told that can’t be noted; after its repair all goes on', async (context) => {
  if (whyNoFailingDisk !== null) context.skip(whyNoFailingDisk);
  const [api, disk, corpus] = [await startTelegram(), await mountFailingDisk(), makeCorpus()];
  mkdirSync(join(disk.outside(), 'data'));
  const env = {
    ANSWERS_PER_MINUTE: '99999',
    BOT_API_ROOT: api.apiRoot,
    BOT_TOKEN: token,
    CORPUS_DIR: corpus,
    DATA_DIR: join(disk.path, 'data'),
  };
  const chuchu = disk.start(['serve'], env);
  await chuchu.wrote('stderr', 'no news');
  const reader = await newPerson(api);
  await reader.ask('/subscribe 航标');
  writeFileSync(join(corpus, 'one.html'), lighthouse(1));
  expect(quoted(sent(await reader.hears()))).toBe(harbour(1));

  disk.fail();
  writeFileSync(join(corpus, 'two.html'), lighthouse(2));
  expect(quoted(await reader.answerTo(cropQuestion('金湖')))).toBe(countyParagraphs('金湖')[2]);
  expect(sent(await reader.ask('/subscribe 渔船')).text).toBe(texts.subscribing.notDone());
  chuchu.kill('SIGKILL');
  const { stderr } = await chuchu.ended;
  const failed = 'SqliteError: disk I/O error';
  expect(new Set(errorsIn(stderr))).toEqual(
    new Set([
      `could not be remembered: ${failed}`,
      `could not keep the state of an answer: ${failed}`,
      `could not change subscriptions: ${failed}`,
    ]),
  );
  expect(await disk.start(['serve'], env).ended).toEqual({
    exitCode: 1,
    signal: null,
    stdout: '',
    stderr: `${env.DATA_DIR}: expected a folder that this process can write to, got attempt to write a readonly database; give it to the user of this process, mount what should be there, or name another folder\n`,
  });

  await disk.repair();
  const again = disk.start(['serve'], env);
  await again.wrote('stderr', 'is waiting for messages');
  expect(quoted(sent(await reader.hears()))).toBe(harbour(2));
  expect(sent(await reader.ask('/subscriptions')).text).not.toContain('渔船');
  expect(await stop(again)).toMatchObject({ exitCode: 0 });
  const data = temporaryFolder();
  cpSync(join(disk.outside(), 'data'), data, { recursive: true });
  expect(alertCounts(data)).toMatchObject({ owed: 0, sending: 0, sent: 2, uncertain: 0 });
});
