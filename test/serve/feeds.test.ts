import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { jsonLinesOf, linesOf, runChuchu, temporaryFolder } from '../cli/run-chuchu.js';
import { type FeedServer, startFeedServer } from '../feed/feed-server.js';
import { rssOf, storyOf } from '../feed/make-feed.js';
import { makeCorpus } from './corpus.js';
import { serving, startTelegram, stop } from './telegram.js';

const envOf = ({ origin }: FeedServer): Record<string, string> => ({
  FEEDS: `${origin}/good ${origin}/bad ${origin}/gone`,
  FEED_ALLOW_PRIVATE: 'yes',
  FEED_CONTACT: 'editor@example.org',
});

async function startServer(): Promise<FeedServer> {
  const server = await startFeedServer();
  server.serve('/good', ({ headers }) =>
    headers['if-none-match'] === '"1"'
      ? { status: 304 }
      : { headers: { etag: '"1"' }, body: rssOf([{ title: '新桥', guid: '1', text: storyOf('新桥') }]) },
  );
  server.serve('/bad', { status: 500 });
  server.serve('/gone', { status: 410 });
  return server;
}

const articlesIn = (corpus: string): string[] =>
  readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.startsWith('feeds/') && path.endsWith('.html'),
  );

describe('serve with feeds', () => {
  it('polls them, and not before their time after kill -9; check tells how each does', async () => {
    const [api, server] = [await startTelegram(), await startServer()];
    const [corpus, cwd] = [makeCorpus(), temporaryFolder()];
    const first = await serving({ api, corpus, cwd, env: envOf(server) });
    await Promise.all([
      first.wrote('stderr', `${server.origin}/good: 1 new articles, 0 changed`),
      first.wrote('stderr', `${server.origin}/bad: got HTTP 500; tried again at `),
      first.wrote('stderr', `${server.origin}/gone: gone for good`),
    ]);
    expect(articlesIn(corpus)).toHaveLength(1);

    const env = { ...envOf(server), CORPUS_DIR: corpus };
    const running = await runChuchu(['check'], { cwd, env });
    expect(running.exitCode).toBe(1);
    const time = String.raw`\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z`;
    expect(linesOf(running.stdout)).toEqual(
      expect.arrayContaining([
        `${server.origin}/gone: expected a feed, got HTTP 410: it is gone for good`,
        expect.stringMatching(new RegExp(`^feed ${server.origin}/good: last read ${time}, next ${time}$`, 'u')),
        expect.stringMatching(
          new RegExp(`^feed ${server.origin}/bad: never read yet, next ${time}, got HTTP 500$`, 'u'),
        ),
        `feed ${server.origin}/gone: never read yet, never asked again, got HTTP 410`,
      ]),
    );
    first.kill('SIGKILL');
    await first.ended;
    const before = readdirSync(join(cwd, 'data'));
    const killed = await runChuchu(['check', '--json'], { cwd, env });
    expect(jsonLinesOf(killed.stdout)).toMatchObject([
      {
        feeds: [
          { failures: 0, lastError: null },
          { failures: 1, lastError: 'HTTP 500' },
          { isGone: true, nextTryMs: null },
        ],
      },
    ]);
    expect(readdirSync(join(cwd, 'data'))).toEqual(before);

    const asked = server.paths().length;
    const second = await serving({ api, corpus, cwd, env: envOf(server) });
    expect(await stop(second)).toMatchObject({ exitCode: 0 });
    expect(server.paths()).toHaveLength(asked);
    expect(articlesIn(corpus)).toHaveLength(1);
  });

  it('stops at once while a feed hangs, and asks for it again', async () => {
    const [api, server] = [await startTelegram(), await startFeedServer()];
    const [corpus, cwd] = [makeCorpus(), temporaryFolder()];
    let asked = (): void => {};
    const whenAsked = (): Promise<void> =>
      new Promise((resolve) => {
        asked = resolve;
      });
    server.serve('/feed', () => {
      asked();
      return undefined;
    });
    const env = { FEEDS: `${server.origin}/feed`, FEED_ALLOW_PRIVATE: 'yes' };
    for (let count = 0; count < 2; count += 1) {
      const hangs = whenAsked();
      // oxlint-disable-next-line no-await-in-loop -- one process after another
      const chuchu = await serving({ api, corpus, cwd, env });
      // oxlint-disable-next-line no-await-in-loop
      await hangs;
      // oxlint-disable-next-line no-await-in-loop
      const { exitCode, stderr } = await stop(chuchu);
      expect(exitCode).toBe(0);
      expect(stderr).toContain('FEEDS is set and FEED_CONTACT is not');
      expect(stderr).not.toMatch(/"level":50/u);
    }
    expect(server.paths()).toEqual(['/feed', '/feed']);
  });

  it('refuses feeds of the network it runs in', async () => {
    const [api, server] = [await startTelegram(), await startServer()];
    const corpus = makeCorpus();
    const chuchu = await serving({ api, corpus, env: { FEEDS: `${server.origin}/good` } });
    await chuchu.wrote('stderr', `${server.origin}/good: got 127.0.0.1, which is no public address; tried again at `);
    await stop(chuchu);
    expect(server.requests).toEqual([]);
    expect(articlesIn(corpus)).toEqual([]);
  });
});
