import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { BotApi } from '../../src/playground/start-bot-api.js';
import { simplifiedChinese as texts } from '../../src/telegram/texts/zh-hans/texts.js';
import { temporaryFolder } from '../cli/run-chuchu.js';
import { startFeedServer } from '../feed/feed-server.js';
import { rssOf } from '../feed/make-feed.js';
import { countyParagraphs, cropQuestion, makeCorpus } from './corpus.js';
import { alertCounts, errorsIn } from './kept.js';
import { harbour, lighthouse } from './lighthouses.js';
import { preload, shortWaits } from './preload.js';
import { mountSmallDisk, type SmallDisk, whyNoSmallDisk } from './small-disk.js';
import { newPerson, type Person, quoted, requestTo, sent, startTelegram, stop, token } from './telegram.js';

/** What can't be written is tried again after 30 s (articles), 10 s (alerts) and 60 s (feeds): here after less. */
const hurry = preload(shortWaits({ timers: [30_000], promises: [10_000, 60_000] }));

async function subscriber(api: BotApi): Promise<Person> {
  const person = await newPerson(api);
  await person.say('/subscribe 航标');
  return person;
}

function envOn(disk: SmallDisk, { apiRoot }: BotApi, feed: string): Record<string, string> {
  return {
    ...hurry,
    ANSWERS_PER_MINUTE: '99999',
    BOT_API_ROOT: apiRoot,
    BOT_TOKEN: token,
    CORPUS_DIR: join(disk.path, 'corpus'),
    DATA_DIR: join(disk.path, 'data'),
    FEEDS: feed,
    FEED_CONTACT: 'a@example.org',
    FEED_ALLOW_PRIVATE: 'yes',
  };
}

it('a full disk: questions are answered, nothing is confirmed that is not kept, and all else goes on when there is room', async (context) => {
  if (whyNoSmallDisk !== null) context.skip(whyNoSmallDisk);
  const [api, disk, server] = [await startTelegram(), await mountSmallDisk(12_288), await startFeedServer()];
  mkdirSync(join(disk.outside, 'data'));
  cpSync(makeCorpus(), join(disk.outside, 'corpus'), { recursive: true });
  const publish = (name: string, n: number) => writeFileSync(join(disk.outside, 'corpus', name), lighthouse(n));
  // The feed is asked at the start, and answers when the disk is full.
  const feed = rssOf([{ title: '望海礁灯塔之二', guid: '2', text: harbour(2) }]);
  const asked = new Promise<() => void>((resolve) => {
    server.serve('/rss', (_request, response) => {
      resolve(() => {
        server.serve('/rss', { body: feed });
        response.end(feed);
      });
      return undefined;
    });
  });
  const env = envOn(disk, api, `${server.origin}/rss`);
  const chuchu = disk.start(['serve'], env);
  await chuchu.wrote('stderr', 'no news');
  const [reader, other] = [await subscriber(api), await subscriber(api)];
  await Promise.all([reader.hears(), other.hears()]);
  // That one; the next is the alert.
  await requestTo(api.control, 'sendMessage', other.id);
  const answerFeed = await asked;
  const hold = await api.control.fault({ method: 'sendMessage', chat: other.id, hold: true });
  publish('one.html', 1);
  expect(quoted(sent(await reader.hears()))).toBe(harbour(1));
  await requestTo(api.control, 'sendMessage', other.id);

  disk.fill();
  answerFeed();
  await chuchu.wrote('stderr', `${server.origin}/rss: `);
  await api.control.release({ fault: hold });
  expect(quoted(sent(await other.hears()))).toBe(harbour(1));
  await chuchu.wrote('stderr', 'none is sent until the outbox can be written');
  expect(sent(await reader.ask('/subscribe 渔船')).text).toBe(texts.subscribing.notDone());
  expect(quoted(await reader.answerTo(cropQuestion('金湖')))).toBe(countyParagraphs('金湖')[2]);

  disk.free();
  for (const person of [reader, other]) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    expect(quoted(sent(await person.hears()))).toBe(harbour(2));
  }
  expect(sent(await reader.ask('/subscriptions')).text).not.toContain('渔船');

  disk.fill();
  chuchu.kill('SIGKILL');
  const { stderr } = await chuchu.ended;
  const full = 'database or disk is full';
  expect(new Set(errorsIn(stderr))).toEqual(
    new Set([
      `${server.origin}/rss: ${full}`,
      `alerts: SqliteError: ${full}; none is sent until the outbox can be written`,
      `could not be remembered: SqliteError: ${full}`,
      `could not change subscriptions: SqliteError: ${full}`,
      `could not keep the state of an answer: SqliteError: ${full}`,
    ]),
  );
  expect(stderr).toContain('"alerts: the outbox can be written again"');
  expect(await disk.start(['serve'], env).ended).toEqual({
    exitCode: 1,
    signal: null,
    stdout: '',
    stderr: `${env['DATA_DIR']}: expected a folder that this process can write to, got ${full}; free some room there\n`,
  });
  disk.free();
  const again = disk.start(['serve'], env);
  await again.wrote('stderr', 'is waiting for messages');
  publish('three.html', 3);
  expect(await Promise.all([reader, other].map(async (person) => quoted(sent(await person.hears()))))).toEqual([
    harbour(3),
    harbour(3),
  ]);
  expect(await stop(again)).toMatchObject({ exitCode: 0 });
  // SQLite would follow the link in the path of the disk to where it is not.
  const data = temporaryFolder();
  cpSync(join(disk.outside, 'data'), data, { recursive: true });
  expect(alertCounts(data)).toMatchObject({ owed: 0, sending: 0, sent: 6, uncertain: 0 });
});

it('an index for which there is no room: one line, exit 1, and half of it does not stay', async (context) => {
  if (whyNoSmallDisk !== null) context.skip(whyNoSmallDisk);
  const disk = await mountSmallDisk(1024);
  mkdirSync(join(disk.outside, 'data'));
  disk.fill(40);
  const env = { CORPUS_DIR: makeCorpus(), DATA_DIR: join(disk.path, 'data') };
  const { exitCode, stdout, stderr } = await disk.start(['index'], env).ended;
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
  expect(stderr).toBe(
    'expected the disk to take what is written, got ENOSPC: no space left on device, write (ENOSPC); give it room, and start again\n',
  );
  expect(readdirSync(join(disk.outside, 'data')).filter((name) => name.startsWith('index.bin'))).toEqual([]);
  disk.free();
  expect(await disk.start(['index'], env).ended).toMatchObject({ exitCode: 0 });
});
