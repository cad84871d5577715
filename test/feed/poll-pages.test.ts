import { describe, expect, it } from 'vitest';
import { articleText } from '../../src/article/article.js';
import { startFeedServer } from './feed-server.js';
import { pageOf, rssOf, storyOf } from './make-feed.js';
import { kindsOf, openPollStage, type PollStage } from './poll-stage.js';

const DIGEST = '<p>新桥今天通车。</p>';

function serveDigest({ server }: PollStage, ...subjects: readonly string[]): void {
  const items = subjects.map((subject) => ({
    title: subject,
    guid: subject,
    link: `${server.origin}/${encodeURIComponent(subject)}`,
    text: DIGEST.replace('新桥', subject),
  }));
  server.serve('/feed', { headers: { etag: '"1"' }, body: rssOf(items) });
}

const bridge = encodeURIComponent('新桥');

describe('the page of an item that is only a digest', () => {
  it('is fetched, and what it says is the article', async () => {
    const stage = await openPollStage();
    serveDigest(stage, '新桥');
    stage.server.serve(`/${bridge}`, { headers: { 'content-type': 'text/html' }, body: pageOf('新桥') });
    expect(kindsOf(await stage.poll())).toEqual(['new']);
    const [article] = stage.articles();
    expect(article).toMatchObject({
      title: '新桥',
      publisher: '江湖早报',
      sourceUrl: `${stage.server.origin}/${bridge}`,
    });
    const text = article === undefined ? '' : articleText(article);
    expect(text).toContain('新桥一事由县里的三个部门共同办理');
    expect(text).not.toMatch(/热门|版权|首页/u);
    expect(kindsOf(await stage.poll())).toEqual([]);
    expect(stage.server.paths()).toEqual(['/feed', `/${bridge}`, '/feed']);
    expect(stage.memory.stateOf(stage.feed.address)).toMatchObject({ etag: '"1"' });
  });

  it('in GBK, which only its meta element says, is read', async () => {
    const stage = await openPollStage();
    serveDigest(stage, '新桥');
    // 「新闻」 in GBK, a hundred times; the rest of the page is ASCII.
    const text = Buffer.concat(Array.from({ length: 150 }, () => Buffer.from([0xd0, 0xc2, 0xce, 0xc5])));
    const head =
      '<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head><body><div><p>';
    stage.server.serve(`/${bridge}`, {
      body: Buffer.concat([Buffer.from(head), text, Buffer.from('</p></div></body></html>')]),
    });
    expect(kindsOf(await stage.poll())).toEqual(['new']);
    expect(stage.articles().map(articleText)).toEqual(['新闻'.repeat(150)]);
  });

  it('that fails for a while costs nothing: the digest is there, and the page is tried again', async () => {
    const stage = await openPollStage();
    serveDigest(stage, '新桥');
    stage.server.serve(`/${bridge}`, { status: 503 });
    expect(kindsOf(await stage.poll())).toEqual(['new']);
    expect(stage.articles().map(articleText)).toEqual(['新桥今天通车。']);
    // Until the page is there, the feed is asked for whole.
    expect(stage.memory.stateOf(stage.feed.address)).toMatchObject({ etag: null });
    const [path] = stage.files();
    stage.server.serve(`/${bridge}`, { body: pageOf('新桥') });
    expect(kindsOf(await stage.poll())).toEqual(['changed']);
    expect(stage.files()).toEqual([path]);
    expect(stage.articles().map(articleText).join('')).toContain('新桥一事由县里的三个部门共同办理');
    expect(stage.memory.stateOf(stage.feed.address)).toMatchObject({ etag: '"1"' });
  });

  it('is tried three times, and then the digest is the article', async () => {
    const stage = await openPollStage();
    serveDigest(stage, '新桥');
    stage.server.serve(`/${bridge}`, { status: 500 });
    for (let count = 0; count < 5; count += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one poll after another
      expect(kindsOf(await stage.poll())).toEqual(count === 0 ? ['new'] : []);
    }
    expect(stage.server.paths().filter((path) => path === `/${bridge}`)).toHaveLength(3);
    expect(stage.memory.stateOf(stage.feed.address)).toMatchObject({ etag: '"1"' });
  });

  it.each([
    ['is gone', { status: 404 }],
    ['has no main text', { body: '<html><body><p>请登录</p></body></html>' }],
    ['is a picture', { headers: { 'content-type': 'image/png' }, body: Buffer.from([0x89, 0x50, 0x4e, 0x47]) }],
    ['is too large', { body: `<html>${' '.repeat(4 * 1024 * 1024)}` }],
    ['says less than the digest', { body: `<html><body><p>${'短'.repeat(120)}</p></body></html>` }, 150],
  ])('that %s leaves the digest', async (_, page, repeat = 1) => {
    const stage = await openPollStage();
    serveDigest(stage, '新桥');
    if (repeat > 1) {
      const link = `${stage.server.origin}/${bridge}`;
      stage.server.serve('/feed', { body: rssOf([{ title: '新桥', link, text: `<p>${'长'.repeat(repeat)}</p>` }]) });
    }
    stage.server.serve(`/${bridge}`, page);
    expect(kindsOf(await stage.poll())).toEqual(['new']);
    expect(stage.articles().map(articleText)).toEqual([repeat > 1 ? '长'.repeat(repeat) : '新桥今天通车。']);
    expect(kindsOf(await stage.poll())).toEqual([]);
    expect(stage.server.paths().filter((path) => path === `/${bridge}`)).toHaveLength(1);
  });

  it('that was had is not replaced by a digest that changes while the site is down', async () => {
    const stage = await openPollStage();
    const link = `${stage.server.origin}/${bridge}`;
    stage.server.serve('/feed', { body: rssOf([{ title: '新桥', guid: '1', link, text: DIGEST }]) });
    stage.server.serve(`/${bridge}`, { body: pageOf('新桥') });
    await stage.poll();
    const whole = stage.articles().map(articleText);
    stage.server.serve(`/${bridge}`, { status: 503 });
    stage.server.serve('/feed', { body: rssOf([{ title: '更正：新桥', guid: '1', link, text: `${DIGEST}更正。` }]) });
    expect(kindsOf(await stage.poll())).toEqual(['known']);
    expect(stage.articles().map(articleText)).toEqual(whole);
    // Nor where nothing is remembered of it.
    const { memory } = await openPollStage();
    expect(kindsOf(await stage.poll({ ...stage.ports, memory }))).toEqual(['known']);
    stage.server.serve(`/${bridge}`, { body: pageOf('新桥').replace('四百万元', '五百万元') });
    expect(kindsOf(await stage.poll())).toEqual(['changed']);
    expect(stage.articles()).toMatchObject([{ title: '更正：新桥' }]);
    expect(stage.articles().map(articleText).join('')).toContain('五百万元');
  });

  it('is not fetched where the item has its whole text', async () => {
    const stage = await openPollStage();
    stage.server.serve('/feed', {
      body: rssOf([{ title: '新桥', link: `${stage.server.origin}/${bridge}`, text: storyOf('新桥') }]),
    });
    expect(kindsOf(await stage.poll())).toEqual(['new']);
    expect(stage.server.requests.map(({ path }) => path)).toEqual(['/feed']);
  });

  it('is not tried for item after item of a site that is down', async () => {
    const stage = await openPollStage();
    const subjects = ['甲', '乙', '丙', '丁', '戊', '己'];
    serveDigest(stage, ...subjects);
    for (const subject of subjects) stage.server.serve(`/${encodeURIComponent(subject)}`, { status: 503 });
    expect(kindsOf(await stage.poll())).toEqual(subjects.map(() => 'new'));
    expect(stage.server.paths()).toHaveLength(1 + 3);
    for (const subject of subjects) stage.server.serve(`/${encodeURIComponent(subject)}`, { body: pageOf(subject) });
    expect(kindsOf(await stage.poll())).toEqual(subjects.map(() => 'changed'));
  });
});

describe('robots.txt', () => {
  it('is asked once a site and day, and obeyed', async () => {
    const stage = await openPollStage();
    serveDigest(stage, '新桥', '老路');
    for (const subject of ['新桥', '老路'])
      stage.server.serve(`/${encodeURIComponent(subject)}`, { body: pageOf(subject) });
    stage.server.serve('/robots.txt', { body: `User-agent: *\nDisallow: /${bridge}\nCrawl-delay: 5\n` });
    expect(kindsOf(await stage.poll())).toEqual(['new', 'new']);
    expect(stage.server.paths()).toEqual(['/feed', `/${encodeURIComponent('老路')}`]);
    expect(
      stage
        .articles()
        .map(articleText)
        .toSorted((a, b) => a.length - b.length)[0],
    ).toBe('新桥今天通车。');
    serveDigest(stage, '新桥', '老路', '码头', '茶馆');
    stage.server.serve(`/${encodeURIComponent('码头')}`, { body: pageOf('码头') });
    stage.server.serve(`/${encodeURIComponent('茶馆')}`, { body: pageOf('茶馆') });
    await stage.poll();
    expect(stage.pausesMs).toEqual([5000]);
    expect(stage.server.requests.filter(({ path }) => path === '/robots.txt')).toHaveLength(1);
    stage.nowMs += 25 * 3_600_000;
    serveDigest(stage, '渡船');
    await stage.poll();
    expect(stage.server.requests.filter(({ path }) => path === '/robots.txt')).toHaveLength(2);
  });

  it('of the site that a redirect leads to is asked, too', async () => {
    const [stage, other] = [await openPollStage(), await startFeedServer()];
    serveDigest(stage, '新桥');
    stage.server.serve(`/${bridge}`, { status: 302, headers: { location: `${other.origin}/page` } });
    other.serve('/page', { body: pageOf('新桥') });
    other.serve('/robots.txt', { body: 'User-agent: *\nDisallow: /' });
    await stage.poll();
    expect(stage.articles().map(articleText)).toEqual(['新桥今天通车。']);
  });

  it('that asks for a wait that is no number is taken to ask for none', async () => {
    const stage = await openPollStage();
    serveDigest(stage, '新桥', '老路');
    for (const subject of ['新桥', '老路'])
      stage.server.serve(`/${encodeURIComponent(subject)}`, { body: pageOf(subject) });
    stage.server.serve('/robots.txt', { body: 'User-agent: *\nCrawl-delay: soon\n' });
    await stage.poll();
    expect(stage.pausesMs).toEqual([1000]);
  });

  it('that speaks to this robot alone is obeyed', async () => {
    const stage = await openPollStage();
    serveDigest(stage, '新桥');
    stage.server.serve(`/${bridge}`, { body: pageOf('新桥') });
    stage.server.serve('/robots.txt', { body: 'User-agent: *\nAllow: /\n\nUser-agent: chuchu\nDisallow: /\n' });
    await stage.poll();
    expect(stage.server.paths()).toEqual(['/feed']);
  });

  it('that cannot be had lets nothing be read, and the page is tried again', async () => {
    const stage = await openPollStage();
    serveDigest(stage, '新桥');
    stage.server.serve(`/${bridge}`, { body: pageOf('新桥') });
    stage.server.serve('/robots.txt', { status: 500 });
    expect(kindsOf(await stage.poll())).toEqual(['new']);
    expect(stage.server.paths()).toEqual(['/feed']);
    stage.server.serve('/robots.txt', null);
    stage.nowMs += 11 * 60_000;
    expect(kindsOf(await stage.poll())).toEqual(['changed']);
  });
});
