import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { articleText } from '../../src/article/article.js';
import { newFeedState } from '../../src/feed/feed-state.js';
import { type MadeItem, pageOf, rssOf, storyOf } from './make-feed.js';
import { INTERVAL_MS, kindsOf, MINUTE_MS, openPollStage, START_MS } from './poll-stage.js';

const BRIDGE: MadeItem = {
  title: '新桥通车',
  guid: 'b-1',
  link: 'https://example.org/bridge',
  date: 'Tue, 01 Mar 2022 01:30:00 GMT',
  text: storyOf('新桥通车'),
};
const MARKET: MadeItem = {
  title: '早市开张',
  guid: 'b-2',
  link: 'https://example.org/market',
  date: 'Mon, 28 Feb 2022 18:00:00 GMT',
  text: storyOf('早市开张'),
};

describe('the items of a feed', () => {
  it('become articles as the corpus has them, the oldest first', async () => {
    const stage = await openPollStage();
    stage.server.serve('/feed', { body: rssOf([{ ...BRIDGE, source: '沿江日报' }, MARKET]) });
    const poll = await stage.poll();
    expect(kindsOf(poll)).toEqual(['new', 'new']);
    expect(poll.kind === 'read' ? poll.items.taken.map((taken) => 'title' in taken && taken.title) : []).toEqual([
      '早市开张',
      '新桥通车',
    ]);
    expect(stage.files()).toEqual([
      expect.stringMatching(/^feeds\/127\.0\.0\.1-[0-9a-f]{12}\/2022-03-01-[0-9a-f]{24}\.html$/u),
      expect.stringMatching(/^feeds\/127\.0\.0\.1-[0-9a-f]{12}\/2022-03-01-[0-9a-f]{24}\.html$/u),
    ]);
    const articles = stage.articles().toSorted((a, b) => (a.publishedAt?.epochMs ?? 0) - (b.publishedAt?.epochMs ?? 0));
    expect(articles).toMatchObject([
      {
        title: '早市开张',
        publisher: '江湖早报',
        sourceUrl: 'https://example.org/market',
        publishedAt: { iso: '2022-03-01T02:00:00+08:00' },
      },
      {
        title: '新桥通车',
        publisher: '沿江日报',
        sourceUrl: 'https://example.org/bridge',
        publishedAt: { iso: '2022-03-01T09:30:00+08:00' },
      },
    ]);
    expect(articles.map((article) => article.blocks.length)).toEqual([5, 5]);
    expect(stage.memory.stateOf(stage.feed.address)).toMatchObject({
      lastSuccessMs: START_MS,
      nextTryMs: START_MS + INTERVAL_MS,
      failures: 0,
      lastError: null,
    });
  });

  it('are never a second article: repeated, with another id, another link, another date, or all at once', async () => {
    const stage = await openPollStage();
    const repeats: MadeItem[] = [
      BRIDGE,
      { ...BRIDGE, guid: 'changed' },
      { ...BRIDGE, link: 'http://example.org/bridge?utm_source=rss&utm_medium=feed' },
      { ...BRIDGE, date: 'Wed, 02 Mar 2022 00:00:00 GMT' },
      { ...BRIDGE, guid: 'again', link: 'https://mirror.example.com/7' },
      { ...BRIDGE, guid: 'https://example.org/?p=7', link: 'https://other.example.com/8' },
    ];
    for (const [count, item] of repeats.entries()) {
      stage.server.serve('/feed', { body: rssOf([item]) });
      // oxlint-disable-next-line no-await-in-loop -- one poll after another
      expect(kindsOf(await stage.poll())).toEqual(count === 0 ? ['new'] : []);
    }
    expect(stage.files()).toHaveLength(1);
  });

  it('that changed rewrite their file; all others are left alone', async () => {
    const stage = await openPollStage();
    stage.server.serve('/feed', { body: rssOf([BRIDGE, MARKET]) });
    await stage.poll();
    const before = stage.files();
    stage.server.serve('/feed', {
      body: rssOf([{ ...BRIDGE, title: '更正：新桥通车', text: storyOf('新桥试通车') }, MARKET]),
    });
    expect(kindsOf(await stage.poll())).toEqual(['changed']);
    expect(stage.files()).toEqual(before);
    expect(stage.articles().map(({ title }) => title)).toContain('更正：新桥通车');
    expect(stage.articles().map(articleText).join('')).toContain('新桥试通车');
  });

  it('that were deleted by hand stay so, unless the whole folder is gone', async () => {
    const stage = await openPollStage();
    stage.server.serve('/feed', { headers: { etag: '"1"' }, body: rssOf([BRIDGE, MARKET]) });
    await stage.poll();
    const [first = '', second = ''] = stage.files();
    rmSync(join(stage.corpus, first));
    expect(kindsOf(await stage.poll())).toEqual([]);
    expect(stage.files()).toEqual([second]);
    rmSync(stage.corpus, { recursive: true });
    expect(kindsOf(await stage.poll())).toEqual(['new', 'new']);
    expect(stage.server.requests.at(-1)?.headers).not.toHaveProperty('if-none-match');
    expect(stage.files()).toEqual([first, second]);
  });

  it('of a feed that counts its ids anew are new articles', async () => {
    const stage = await openPollStage();
    stage.server.serve('/feed', { body: rssOf([{ ...BRIDGE, guid: '1' }]) });
    await stage.poll();
    stage.server.serve('/feed', { body: rssOf([{ ...MARKET, guid: '1' }]) });
    expect(kindsOf(await stage.poll())).toEqual(['new']);
    expect(new Set(stage.articles().map(({ title }) => title))).toEqual(new Set(['新桥通车', '早市开张']));
  });

  it('are told apart where a feed gives all of them one id, or one link', async () => {
    const stage = await openPollStage();
    stage.server.serve('/feed', {
      body: rssOf([
        { ...BRIDGE, guid: 'x' },
        { ...MARKET, guid: 'x' },
      ]),
    });
    expect(kindsOf(await stage.poll())).toEqual(['new', 'new']);
    stage.server.serve('/feed', {
      body: rssOf([
        { ...BRIDGE, guid: 'y', title: '甲', text: storyOf('甲'), link: 'https://example.org/news' },
        { ...MARKET, guid: 'z', title: '乙', text: storyOf('乙'), link: 'https://example.org/news' },
      ]),
    });
    expect(kindsOf(await stage.poll())).toEqual(['new', 'new']);
    expect(kindsOf(await stage.poll())).toEqual([]);
    expect(stage.files()).toHaveLength(4);
  });

  it('without id, link, date or title are articles, too, and without any text are not', async () => {
    const stage = await openPollStage();
    stage.server.serve('/feed', { body: rssOf([{ text: storyOf('无题') }, { title: '只有标题' }]) });
    const poll = await stage.poll();
    expect(kindsOf(poll).toSorted()).toEqual(['new', 'refused']);
    expect(poll.kind === 'read' ? poll.items.taken : []).toContainEqual({
      kind: 'refused',
      what: '只有标题',
      why: expect.stringContaining('expected body to be text to quote, got none'),
    });
    expect(stage.articles()).toMatchObject([
      { title: null, publishedAt: null, sourceUrl: null, publisher: '江湖早报' },
    ]);
    expect(stage.files()[0]).toMatch(/2022-03-01-/u);
    // Nor are they tried again and again.
    expect(kindsOf(await stage.poll())).toEqual([]);
  });

  it('of two feeds that carry the same article are one, which stays with the first', async () => {
    const stage = await openPollStage();
    stage.server.serve('/feed', { body: rssOf([BRIDGE]) });
    stage.server.serve('/other', {
      body: rssOf([{ ...BRIDGE, guid: 'of-the-other', text: '<p>只有一句话的摘要。</p>' }], '别的频道'),
    });
    await stage.poll();
    const other = { address: `${stage.server.origin}/other`, intervalMs: INTERVAL_MS };
    const { pollFeed } = await import('../../src/feed/poll-feed.js');
    const poll = await pollFeed(other, newFeedState(other.address), stage.ports, new AbortController().signal);
    expect(kindsOf(poll)).toEqual([]);
    expect(stage.files()).toHaveLength(1);
  });

  it('have the same files when the memory is lost', async () => {
    const [stage, forgetful] = [await openPollStage(), await openPollStage()];
    const body = rssOf([BRIDGE, MARKET, { title: '无日期', text: storyOf('无日期') }]);
    stage.server.serve('/feed', { body });
    await stage.poll();
    const before = stage.files();
    stage.nowMs += 40 * 24 * 60 * MINUTE_MS;
    const poll = await stage.poll({ ...stage.ports, memory: forgetful.memory });
    expect(kindsOf(poll)).toEqual(['known', 'known', 'known']);
    expect(stage.files()).toEqual(before);
  });

  it.each([
    ['a path', '../../../../etc/passwd'],
    ['front matter', '---\npublished: false\n---'],
    ['a quote', '"专家："稳增长" \\ #x'],
    ['markup', '</p><script>alert(1)</script>'],
    ['controls', 'a\u0001\u001b[31m\u2028b'],
    ['what YAML would run', '!!js/function "function(){}"'],
  ])('may be called what they like: %s', async (_, name) => {
    const stage = await openPollStage();
    stage.server.serve('/feed', {
      body: JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: name,
        items: [{ id: name, title: name, tags: [name], content_html: storyOf('正文') }],
      }),
    });
    expect(kindsOf(await stage.poll())).toEqual(['new']);
    expect(stage.files()).toEqual([
      expect.stringMatching(/^feeds\/127\.0\.0\.1-[0-9a-f]{12}\/2022-03-01-[0-9a-f]{24}\.html$/u),
    ]);
    const [article] = stage.articles();
    expect(article?.blocks).toHaveLength(5);
    expect(article?.title).not.toMatch(/[\p{Cc}\u2028]/u);
  });

  it('in GBK are read', async () => {
    const stage = await openPollStage();
    // 「新闻」 twenty-five times four.
    const gbk = Buffer.from([0xd0, 0xc2, 0xce, 0xc5]);
    const text = Buffer.concat(Array.from({ length: 120 }, () => gbk));
    const [before, after] = [
      '<rss version="2.0"><channel><title>x</title><item><title>',
      '</description></item></channel></rss>',
    ];
    stage.server.serve('/feed', {
      body: Buffer.concat([
        Buffer.from(`<?xml version="1.0" encoding="gb2312"?>${before}`),
        gbk,
        Buffer.from('</title><description>'),
        text,
        Buffer.from(after),
      ]),
    });
    expect(kindsOf(await stage.poll())).toEqual(['new']);
    expect(stage.articles()).toMatchObject([{ title: '新闻' }]);
  });
});

describe('a feed', () => {
  it('that has not changed is asked only whether it has', async () => {
    const stage = await openPollStage();
    const validators = { etag: '"v1"', 'last-modified': 'Tue, 01 Mar 2022 01:30:00 GMT' };
    stage.server.serve('/feed', ({ headers }) =>
      headers['if-none-match'] === '"v1"' && headers['if-modified-since'] === validators['last-modified']
        ? { status: 304 }
        : { headers: validators, body: rssOf([BRIDGE]) },
    );
    expect(kindsOf(await stage.poll())).toEqual(['new']);
    stage.nowMs += INTERVAL_MS;
    expect(kindsOf(await stage.poll())).toEqual(['not-modified']);
    expect(stage.memory.stateOf(stage.feed.address)).toMatchObject({
      lastSuccessMs: stage.nowMs,
      nextTryMs: stage.nowMs + INTERVAL_MS,
    });
  });

  it('that goes away is asked less and less often, and comes back', async () => {
    const stage = await openPollStage();
    stage.server.serve('/feed', { status: 500 });
    const waits: number[] = [];
    for (let count = 0; count < 9; count += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one poll after another
      const { state } = await stage.poll();
      waits.push((state.nextTryMs - stage.nowMs) / MINUTE_MS);
      stage.nowMs = state.nextTryMs;
      expect(state).toMatchObject({ failures: count + 1, lastError: 'HTTP 500', lastSuccessMs: null });
    }
    expect(waits).toEqual([15, 30, 60, 120, 240, 480, 960, 1440, 1440]);
    stage.server.serve('/feed', { body: rssOf([BRIDGE]) });
    expect(kindsOf(await stage.poll())).toEqual(['new']);
    expect(stage.memory.stateOf(stage.feed.address)).toMatchObject({
      failures: 0,
      lastError: null,
      lastSuccessMs: stage.nowMs,
      nextTryMs: stage.nowMs + INTERVAL_MS,
    });
  });

  it.each([
    [{ 'retry-after': '7200' }, 120],
    [{ 'retry-after': 'Tue, 01 Mar 2022 05:00:00 GMT' }, 180],
    [{ 'retry-after': '1' }, 15],
  ])('that says 429 and %o is left alone for %i minutes', async (headers, minutes) => {
    const stage = await openPollStage();
    stage.server.serve('/feed', { status: 429, headers });
    const { state } = await stage.poll();
    expect((state.nextTryMs - stage.nowMs) / MINUTE_MS).toBe(minutes);
  });

  it('that says 410 is never asked again, and its articles stay', async () => {
    const stage = await openPollStage();
    stage.server.serve('/feed', { body: rssOf([BRIDGE]) });
    await stage.poll();
    stage.server.serve('/feed', { status: 410 });
    expect(kindsOf(await stage.poll())).toEqual(['gone']);
    expect(stage.memory.stateOf(stage.feed.address)).toMatchObject({ isGone: true });
    expect(stage.files()).toHaveLength(1);
  });

  it('that has moved for good is asked at its new place, until that fails too often', async () => {
    const stage = await openPollStage();
    stage.server.serve('/feed', { status: 301, headers: { location: '/new' } });
    stage.server.serve('/new', { body: rssOf([BRIDGE]) });
    await stage.poll();
    expect(kindsOf(await stage.poll())).toEqual([]);
    expect(stage.server.paths()).toEqual(['/feed', '/new', '/new']);
    stage.server.serve('/new', { status: 404 });
    for (let count = 0; count < 6; count += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one poll after another
      await stage.poll();
    }
    expect(stage.server.paths().slice(3)).toEqual(['/new', '/new', '/new', '/new', '/new', '/feed', '/new']);
    expect(stage.files()).toHaveLength(1);
  });

  it.each([
    ['is 10 MB', () => ({ body: rssOf([{ title: 'x', text: 'a'.repeat(10 * 1024 * 1024) }]) }), 'over 5242880 bytes'],
    [
      'is no well-formed XML',
      () => ({ body: rssOf([BRIDGE]).replace('</link>', '</lnik>') }),
      'invalid XML where a feed (RSS, Atom or JSON Feed) was expected',
    ],
    [
      'is a page',
      () => ({ body: pageOf('维护中') }),
      'a page of HTML where a feed (RSS, Atom or JSON Feed) was expected',
    ],
    [
      'is cut off',
      () => ({ body: rssOf([BRIDGE, MARKET]).slice(0, 600) }),
      'one that is cut off where a feed (RSS, Atom or JSON Feed) was expected',
    ],
  ])('that %s costs nothing that is there, and is told', async (_, served, error) => {
    const stage = await openPollStage();
    stage.server.serve('/feed', { headers: { etag: '"1"' }, body: rssOf([BRIDGE]) });
    await stage.poll();
    const before = stage.files();
    stage.server.serve('/feed', served());
    expect(kindsOf(await stage.poll())).toEqual(['failed']);
    expect(stage.memory.stateOf(stage.feed.address)).toMatchObject({
      lastError: error,
      lastSuccessMs: START_MS,
      etag: '"1"',
    });
    expect(stage.files()).toEqual(before);
  });

  it('whose articles cannot be written is asked for all of them again', async () => {
    const stage = await openPollStage();
    stage.server.serve('/feed', { headers: { etag: '"1"' }, body: rssOf([BRIDGE]) });
    writeFileSync(stage.corpus, 'a file where the corpus should be');
    await expect(stage.poll()).rejects.toThrow('ENOTDIR');
    expect(stage.memory.stateOf(stage.feed.address)).toBeNull();
    rmSync(stage.corpus);
    expect(kindsOf(await stage.poll())).toEqual(['new']);
  });
});
