import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Taken } from '../../src/feed/article-writer.js';
import { createTakerByHand, type TakerByHand } from '../../src/feed/take-by-hand.js';
import { pageOf, rssOf, storyOf } from './make-feed.js';
import { kindsOf, openPollStage, type PollStage } from './poll-stage.js';

const never = new AbortController().signal;

async function openTaker(): Promise<{
  stage: PollStage;
  taker: TakerByHand;
  take: (path: string) => Promise<readonly Taken[]>;
}> {
  const stage = await openPollStage();
  const taker = createTakerByHand(stage.ports);
  return { stage, taker, take: (path) => taker.takeAddress(new URL(path, stage.server.origin).href, never) };
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const post = (title: string, text: string): Uint8Array =>
  bytesOf(['---', `title: ${title}`, 'date: 2022-03-01 08:00:00 +0800', '---', `<p>${text}</p>`, ''].join('\n'));

describe('an address', () => {
  it('of a page becomes the article on it, once', async () => {
    const { stage, take } = await openTaker();
    stage.server.serve('/bridge', { body: pageOf('新桥') });
    const [taken] = await take('/bridge');
    expect(taken).toEqual({
      kind: 'new',
      path: expect.stringMatching(/^added\/2022-03-01-[0-9a-f]{24}\.html$/u),
      id: expect.stringMatching(/^2022-03-01-[0-9a-f]{24}$/u),
      title: '新桥',
    });
    expect(stage.articles()).toMatchObject([
      { title: '新桥', publisher: '江湖网', sourceUrl: `${stage.server.origin}/bridge` },
    ]);
    expect(await take('/bridge')).toMatchObject([{ kind: 'known', title: '新桥' }]);
    stage.server.serve('/bridge', { body: pageOf('新桥').replace('四百万元', '五百万元') });
    stage.nowMs += 86_400_000;
    expect(await take('/bridge')).toMatchObject([{ kind: 'changed' }]);
    expect(stage.files()).toHaveLength(1);
  });

  it('that redirects is remembered by where it leads', async () => {
    const { stage, take } = await openTaker();
    stage.server.serve('/short', { status: 302, headers: { location: '/bridge' } });
    stage.server.serve('/bridge', { body: pageOf('新桥') });
    expect(await take('/short')).toMatchObject([{ kind: 'new' }]);
    expect(await take('/bridge')).toMatchObject([{ kind: 'known' }]);
  });

  it('of a feed becomes its items, where its poller finds them', async () => {
    const { stage, take } = await openTaker();
    stage.server.serve('/feed', {
      body: rssOf([
        { title: '甲', guid: '1', text: storyOf('甲') },
        { title: '乙', guid: '2', link: `${stage.server.origin}/yi`, text: '乙的摘要。' },
      ]),
    });
    stage.server.serve('/yi', { body: pageOf('乙') });
    expect(await take('/feed')).toMatchObject([
      { kind: 'new', title: '乙' },
      { kind: 'new', title: '甲' },
    ]);
    expect(await take('/feed')).toMatchObject([{ kind: 'known' }, { kind: 'known' }]);
    expect(stage.memory.stateOf(stage.feed.address)).toBeNull();
    expect(kindsOf(await stage.poll())).toEqual(['known', 'known']);
    expect(stage.files()).toHaveLength(2);
  });

  it.each([
    ['example.org', 'expected an http or https address'],
    ['file:///etc/passwd', 'expected an http or https address'],
    ['/missing', 'expected a page or a feed, got HTTP 404'],
    ['/login', 'expected a page with an article, or a feed (RSS, Atom or JSON Feed), got no main text'],
    ['/picture', 'expected a page with an article, or a feed (RSS, Atom or JSON Feed), got no HTML'],
    ['/secret', 'its robots.txt does not let robots read it'],
    ['/empty', 'expected articles, got a feed without any'],
  ])('%s is refused: %s', async (path, why) => {
    const { stage, taker } = await openTaker();
    stage.server.serve('/login', { body: '<html><body><p>请登录</p></body></html>' });
    stage.server.serve('/picture', { body: Buffer.from([0x89, 0x50, 0x4e, 0x47]) });
    stage.server.serve('/secret', { body: pageOf('秘密') });
    stage.server.serve('/empty', { body: rssOf([]) });
    stage.server.serve('/robots.txt', { body: 'User-agent: *\nDisallow: /secret' });
    const address = path.startsWith('/') ? stage.server.origin + path : path;
    expect(await taker.takeAddress(address, never)).toEqual([{ kind: 'refused', what: address, why }]);
    expect(stage.server.paths()).not.toContain('/secret');
    expect(stage.files()).toEqual([]);
  });
});

describe('a file', () => {
  it('is copied when it reads as an article, under its name', async () => {
    const { stage, taker } = await openTaker();
    const bytes = post('新桥', '新桥今天通车，车程缩短到五分钟。');
    const taken = { path: 'added/2022-03-01-qiao.md', id: '2022-03-01-qiao', title: '新桥' };
    expect(await taker.takeFile('2022-03-01-qiao.md', bytes)).toEqual({ kind: 'new', ...taken });
    expect(readFileSync(join(stage.corpus, taken.path))).toEqual(Buffer.from(bytes));
    expect(await taker.takeFile('2022-03-01-qiao.md', bytes)).toEqual({ kind: 'known', ...taken });
  });

  it('replaces an older form of the same article, and never another one', async () => {
    const { stage, taker } = await openTaker();
    expect(await taker.takeFile('a.md', post('甲', '甲的第一稿，写得比较匆忙。'))).toMatchObject({
      kind: 'new',
      path: 'added/a.md',
    });
    expect(await taker.takeFile('a.md', post('甲', '甲的第二稿，改正了数字。'))).toMatchObject({
      kind: 'changed',
      path: 'added/a.md',
    });
    const other = await taker.takeFile('a.md', post('乙', '乙是另一篇文章，碰巧同名。'));
    expect(other).toMatchObject({ kind: 'new', path: expect.stringMatching(/^added\/a-[0-9a-f]{12}\.md$/u) });
    expect(await taker.takeFile('a.md', post('乙', '乙是另一篇文章，碰巧同名。'))).toMatchObject({ kind: 'known' });
    await taker.takeFile('2022-03-01-x.html', post('旧题', '旧的正文说的是旧的事情。'));
    expect(await taker.takeFile('2022-03-01-x.html', post('新题', '新的正文说的是新的事情。'))).toMatchObject({
      kind: 'changed',
    });
    expect(stage.articles().map(({ title }) => title)).toEqual(['新题', '乙', '甲']);
  });

  it.each([
    ['../../../etc/a.md', 'added/a.md'],
    ['C:\\Users\\我\\文章.txt', 'added/文章.txt'],
    ['.hidden.md', 'added/hidden.md'],
    ['a\u0000b?.md', 'added/a_b_.md'],
  ])('called %j stays in its folder', async (name, path) => {
    const { taker } = await openTaker();
    expect(await taker.takeFile(name, post('甲', '甲的正文说的是甲的事情。'))).toMatchObject({ kind: 'new', path });
  });

  it.each([
    [
      'a.pdf',
      post('甲', '正文'),
      'expected a name that ends in .md, .markdown, .html, .htm, .txt, of at most 200 bytes',
    ],
    ['.md', post('甲', '正文'), 'expected a name that ends in'],
    [`${'长'.repeat(99)}.md`, post('甲', '正文'), 'expected a name that ends in'],
    ['a.md', bytesOf('只有正文'), 'expected front matter to be a block between two lines of ---, got "只有正文"'],
    ['a.md', bytesOf('---\ntitle: 甲\n---\n'), 'expected body to be text to quote, got none'],
    ['a.md', Uint8Array.of(0xff), 'expected encoding to be UTF-8'],
    ['a.md', bytesOf('---\npublished: false\n---\n正文'), 'it says "published: false"'],
    ['a.md', new Uint8Array(600_000), 'expected size to be at most 524288 bytes, got 600000 bytes'],
  ])('%s that is none is refused', async (name, bytes, why) => {
    const { stage, taker } = await openTaker();
    expect(await taker.takeFile(name, bytes)).toEqual({
      kind: 'refused',
      what: name,
      why: expect.stringContaining(why),
    });
    expect(stage.files()).toEqual([]);
  });
});
