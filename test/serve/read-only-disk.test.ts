import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../cli/run-chuchu.js';
import { startFeedServer } from '../feed/feed-server.js';
import { rssOf } from '../feed/make-feed.js';
import { makeCorpus } from './corpus.js';
import { alertCounts, errorsIn } from './kept.js';
import { harbour } from './lighthouses.js';
import { preload, shiftedClock, shortWaits } from './preload.js';
import { mountSmallDisk, whyNoSmallDisk } from './small-disk.js';
import { newPerson, quoted, sent, startTelegram, stop, token } from './telegram.js';

it('a read-only disk: the bot does not start on its data; an article it could not write to the corpus is written later', async (context) => {
  if (whyNoSmallDisk !== null) context.skip(whyNoSmallDisk);
  const [api, disk, server] = [await startTelegram(), await mountSmallDisk(4096), await startFeedServer()];
  const [data, feed] = [temporaryFolder(), `${server.origin}/rss`];
  server.serve('/rss', { body: rssOf([{ title: '望海礁灯塔之二', guid: '2', text: harbour(2) }]) });
  cpSync(makeCorpus(), join(disk.outside, 'corpus'), { recursive: true });
  mkdirSync(join(disk.outside, 'data'));
  disk.remount('ro');
  const clock = shiftedClock('wall');
  const env = {
    ...preload(clock.code, shortWaits({ promises: [60_000] })),
    BOT_API_ROOT: api.apiRoot,
    BOT_TOKEN: token,
    CORPUS_DIR: join(disk.path, 'corpus'),
    FEEDS: feed,
    FEED_CONTACT: 'a@example.org',
    FEED_ALLOW_PRIVATE: 'yes',
  };
  const dataOnDisk = join(disk.path, 'data');
  expect(await disk.start(['serve'], { ...env, DATA_DIR: dataOnDisk }).ended).toEqual({
    exitCode: 2,
    signal: null,
    stdout: '',
    stderr: `environment: expected DATA_DIR to be a folder that this process can write to, got "${dataOnDisk}": a file system that is read only (EROFS); mount a volume there that may be written, or name another folder\n`,
  });

  const chuchu = disk.start(['serve'], { ...env, DATA_DIR: data });
  await chuchu.wrote('stderr', 'no news');
  const reader = await newPerson(api);
  await reader.ask('/subscribe 航标');
  await chuchu.wrote('stderr', `${feed}: EROFS`);
  disk.remount('rw');
  // A feed that failed is asked again a quarter of an hour later.
  clock.shift(20 * 60);
  expect(quoted(sent(await reader.hears()))).toBe(harbour(2));
  const { exitCode, stderr } = await stop(chuchu);
  expect(exitCode).toBe(0);
  expect(errorsIn(stderr)).toEqual([expect.stringMatching(/: EROFS: read-only file system, mkdir /u)]);
  expect(alertCounts(data)).toMatchObject({ owed: 0, sending: 0, sent: 1, uncertain: 0 });
});
