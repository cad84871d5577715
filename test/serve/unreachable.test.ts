import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../cli/run-chuchu.js';
import { startFeedServer } from '../feed/feed-server.js';
import { rssOf } from '../feed/make-feed.js';
import { makeCorpus } from './corpus.js';
import { alertCounts, errorsIn } from './kept.js';
import { harbour, lighthouse } from './lighthouses.js';
import { preload, shiftedClock, shortWaits } from './preload.js';
import { newPerson, quoted, sent, startServe, startTelegram, stop } from './telegram.js';

/** A resolver that knows no name while the file is there, and says that all are of this machine otherwise. */
const resolver = (isDown: string): string => `
  import dns from 'node:dns';
  import { existsSync } from 'node:fs';
  import { syncBuiltinESMExports } from 'node:module';
  dns.lookup = (host, options, callback) => setImmediate(() => {
    if (existsSync(${JSON.stringify(isDown)})) {
      const error = Object.assign(new Error('getaddrinfo EAI_AGAIN ' + host), { code: 'EAI_AGAIN', syscall: 'getaddrinfo' });
      return callback(error);
    }
    const address = { address: '127.0.0.1', family: 4 };
    return options.all ? callback(null, [address]) : callback(null, address.address, address.family);
  });
  syncBuiltinESMExports();
`;

it('names that can not be resolved, at the start and later: the bot waits and says so, and then all arrives, once', async () => {
  const [api, server] = [await startTelegram(), await startFeedServer()];
  const [corpus, cwd] = [makeCorpus(), temporaryFolder()];
  const isDown = join(cwd, 'dns-is-down');
  const byName = (address: string) => address.replace('127.0.0.1', 'localhost');
  const feed = `${byName(server.origin)}/rss`;
  server.serve('/rss', { body: rssOf([{ title: '望海礁灯塔之二', guid: '2', text: harbour(2) }]) });
  const clock = shiftedClock('wall');
  writeFileSync(isDown, '');
  const chuchu = startServe({
    api: { apiRoot: byName(api.apiRoot) },
    corpus,
    cwd,
    env: {
      ...preload(resolver(isDown), clock.code, shortWaits({ promises: [60_000] })),
      FEEDS: feed,
      FEED_CONTACT: 'a@example.org',
      FEED_ALLOW_PRIVATE: 'yes',
    },
  });
  await chuchu.wrote('stderr', 'cannot reach Telegram, next attempt in 1 s: ');
  rmSync(isDown);
  await chuchu.wrote('stderr', 'no news');
  const reader = await newPerson(api);
  await reader.ask('/subscribe 航标');
  await api.control.idle();

  writeFileSync(isDown, '');
  // Connections that stand need no name; these are lost, as they are when a network goes.
  const cut = await api.control.fault({ dropBefore: true, times: null });
  clock.shift(20 * 60);
  writeFileSync(join(corpus, 'one.html'), lighthouse(1));
  await Promise.all([
    chuchu.wrote('stderr', 'no alerts for '),
    chuchu.wrote('stderr', `${feed}: got `),
  ]);
  rmSync(isDown);
  await api.control.clearFaults();
  clock.shift(60 * 60);
  expect(cut).toBeGreaterThan(0);
  const heard = [quoted(sent(await reader.hears())), quoted(sent(await reader.hears()))];
  expect(heard.toSorted()).toEqual([harbour(1), harbour(2)]);
  const { exitCode, stderr } = await stop(chuchu);
  console.log(stderr);
  expect(exitCode).toBe(0);
  expect(errorsIn(stderr)).toEqual([]);
  expect(alertCounts(join(cwd, 'data'))).toMatchObject({ owed: 0, sending: 0, sent: 2, uncertain: 0 });
});
