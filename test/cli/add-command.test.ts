import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startFeedServer } from '../feed/feed-server.js';
import { pageOf, rssOf, storyOf } from '../feed/make-feed.js';
import { jsonLinesOf, linesOf, post, runChuchu, startChuchu, temporaryFolder, writeFiles } from './run-chuchu.js';

const OPEN = { CORPUS_DIR: 'articles', FEED_ALLOW_PRIVATE: 'yes', FEED_CONTACT: 'editor@example.org' };
const ARTICLE = post(['title: 船'], ['渡船今天最后一次过江。']);

describe.concurrent('add', () => {
  it('takes pages, feeds and files, each once, and tells what it took; they can be asked for', async () => {
    const server = await startFeedServer();
    server.serve('/page', { body: pageOf('新桥') });
    server.serve('/feed', { body: rssOf([{ title: '早市', guid: '1', text: storyOf('早市') }]) });
    const cwd = writeFiles(temporaryFolder(), { 'ship.md': ARTICLE });
    const names = [`${server.origin}/page`, `${server.origin}/feed`, 'ship.md'];
    const first = await runChuchu(['add', ...names], { cwd, env: OPEN });
    expect(first).toMatchObject({ exitCode: 0, stderr: '' });
    expect(linesOf(first.stdout)).toEqual([
      expect.stringMatching(
        /^new: added\/\d{4}-\d{2}-\d{2}-[0-9a-f]{24}\.html \(\d{4}-\d{2}-\d{2}-[0-9a-f]{24}\) 新桥$/u,
      ),
      expect.stringMatching(
        /^new: feeds\/127\.0\.0\.1-[0-9a-f]{12}\/\d{4}-\d{2}-\d{2}-[0-9a-f]{24}\.html \(.+\) 早市$/u,
      ),
      'new: added/ship.md (added/ship) 船',
    ]);
    const second = await runChuchu(['add', '--json', ...names], { cwd, env: OPEN });
    expect(second.exitCode).toBe(0);
    expect(jsonLinesOf(second.stdout)).toMatchObject([
      { kind: 'known', title: '新桥' },
      { kind: 'known', title: '早市' },
      { kind: 'known', path: 'added/ship.md', id: 'added/ship', title: '船' },
    ]);
    expect(server.requests[0]).toMatchObject({
      path: '/robots.txt',
      headers: { 'user-agent': 'Chuchu (+editor@example.org)' },
    });
    // Nothing but articles was written.
    expect(readdirSync(cwd).toSorted((a, b) => a.localeCompare(b))).toEqual(['articles', 'ship.md']);
    const asked = await runChuchu(['ask', '--json', '渡船最后一次过江是哪天？'], { cwd, env: OPEN });
    expect(jsonLinesOf(asked.stdout)).toMatchObject([{ kind: 'quotes', quotes: [{ articleId: 'added/ship' }] }]);
  });

  it('takes what it can, tells what it refuses and why, and exits with 1', async () => {
    const cwd = writeFiles(temporaryFolder(), {
      'good.md': ARTICLE,
      'bad\u001b[31m.md': '只有正文',
      'large.md': 'a'.repeat(600_000),
    });
    const names = ['missing.md', 'large.md', 'http://127.0.0.1:9/x', 'bad\u001b[31m.md', '.', 'good.md'];
    const { stdout, stderr, exitCode } = await runChuchu(['add', ...names], { cwd, env: { CORPUS_DIR: 'articles' } });
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 1 });
    expect(linesOf(stdout)).toEqual([
      'refused: missing.md: expected a file that can be read, got ENOENT',
      'refused: large.md: large.md: expected size to be at most 524288 bytes, got 600000 bytes',
      'refused: http://127.0.0.1:9/x: expected to read its robots.txt, got 127.0.0.1, which is no public address',
      'refused: bad\\u001b[31m.md: added/bad_[31m.md: expected front matter to be a block between two lines of ---, got "只有正文"',
      'refused: .: expected a file that can be read, got EISDIR',
      'new: added/good.md (added/good) 船',
    ]);
  });

  it('is stopped in the middle of a request', async () => {
    const server = await startFeedServer();
    const cwd = temporaryFolder();
    const chuchu = startChuchu(['add', `${server.origin}/page`], { cwd, env: OPEN });
    server.serve('/page', () => {
      chuchu.kill('SIGTERM');
      return undefined;
    });
    expect(await chuchu.ended).toMatchObject({ exitCode: 1, stdout: '', stderr: 'stopped before it was done\n' });
  });

  it('needs something to take', async () => {
    const { exitCode, stderr } = await runChuchu(['add'], { cwd: temporaryFolder() });
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: "error: missing required argument 'address or file'\n",
    });
  });

  it('cannot write where a file stands in the way, and says so', async () => {
    const cwd = writeFiles(temporaryFolder(), { 'ship.md': ARTICLE });
    writeFileSync(join(cwd, 'articles'), 'no folder');
    expect(await runChuchu(['add', 'ship.md'], { cwd, env: OPEN })).toMatchObject({
      exitCode: 1,
      stdout: 'refused: ship.md: expected the corpus folder to take a file, got ENOTDIR\n',
      stderr: '',
    });
    expect(readFileSync(join(cwd, 'articles'), 'utf8')).toBe('no folder');
  });
});
