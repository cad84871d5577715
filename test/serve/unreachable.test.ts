import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../cli/run-chuchu.js';
import { startFeedServer } from '../feed/feed-server.js';
import { rssOf, storyOf } from '../feed/make-feed.js';
import { makeCorpus } from './corpus.js';
import { alertCounts, errorsIn } from './kept.js';
import { harbour, lighthouse } from './lighthouses.js';
import { preload, shiftedClock, shortWaits } from './preload.js';
import { newPerson, quoted, sent, startServe, startTelegram, stop } from './telegram.js';

/**
 * A resolver that knows no name while the file is there, and says that all are of this machine otherwise. When it goes, so
 * does every connection that stands: these need no name.
 */
const resolver = (isDown: string): string => `
  import dns from 'node:dns';
  import { existsSync, watchFile } from 'node:fs';
  import { syncBuiltinESMExports } from 'node:module';
  import net from 'node:net';
  const sockets = new Set();
  const { connect } = net.Socket.prototype;
  net.Socket.prototype.connect = function (...args) {
    sockets.add(this);
    this.once('close', () => sockets.delete(this));
    return connect.apply(this, args);
  };
  watchFile(${JSON.stringify(isDown)}, { interval: 20, persistent: false }, () => {
    if (!existsSync(${JSON.stringify(isDown)})) return;
    for (const socket of sockets) socket.destroy();
    process.stderr.write('no network\\n');
  });
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
  const item = { title: '新桥', guid: '1', text: storyOf('新桥') };
  server.serve('/rss', { body: rssOf([item]) });
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
  await chuchu.wrote('stderr', `${feed}: 1 new articles`);
  server.serve('/rss', { body: rssOf([item, { title: '望海礁灯塔之二', guid: '2', text: harbour(2) }]) });
  await api.control.idle();

  writeFileSync(isDown, '');
  await chuchu.wrote('stderr', 'no network\n');
  // A feed is asked every quarter of an hour, and after a failure no sooner.
  clock.shift(20 * 60);
  writeFileSync(join(corpus, 'one.html'), lighthouse(1));
  await Promise.all([chuchu.wrote('stderr', 'no alerts for '), chuchu.wrote('stderr', `${feed}: got `)]);
  rmSync(isDown);
  clock.shift(60 * 60);
  const heard = [quoted(sent(await reader.hears())), quoted(sent(await reader.hears()))];
  expect(heard.toSorted()).toEqual([harbour(1), harbour(2)]);
  const { exitCode, stderr } = await stop(chuchu);
  expect(exitCode).toBe(0);
  expect(errorsIn(stderr)).toEqual([]);
  expect(alertCounts(join(cwd, 'data'))).toMatchObject({ owed: 0, sending: 0, sent: 2, uncertain: 0 });
});
