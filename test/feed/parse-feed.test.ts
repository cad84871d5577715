import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ReadFeed } from '../../src/feed/feed-item.js';
import { type ParsedFeed, parseFeed } from '../../src/feed/parse-feed.js';

const ADDRESS = 'https://feeds.example.org/all/feed';

function feedIn(file: string): ReadFeed {
  const parsed = parseFeed(readFileSync(join(import.meta.dirname, 'feeds', file), 'utf8'), ADDRESS);
  if (parsed.kind !== 'feed') throw new Error(`${file}: expected a feed, got ${parsed.got}`);
  return parsed.feed;
}

function itemsIn(text: string): ReadFeed['items'] {
  const parsed = parseFeed(text, ADDRESS);
  if (parsed.kind !== 'feed') throw new Error(`expected a feed, got ${parsed.got}`);
  return parsed.feed.items;
}

const rss = (items: string, before = ''): string =>
  `<?xml version="1.0"?>${before}<rss version="2.0"><channel><title>甲</title>${items}</channel></rss>`;

describe('a feed of each kind', () => {
  it('RSS 2.0: full text over digest, source, categories, a guid that is the link', () => {
    const { title, items } = feedIn('rss2.xml');
    expect(title).toBe('江湖早报');
    const [bridge, prices] = items;
    expect(bridge).toMatchObject({
      guid: 'bridge-7',
      link: 'https://news.example.org/2022/bridge.html?utm_source=rss',
      title: '渡口的新桥通车了 & 老船退役',
      date: 'Tue, 25 Jan 2022 03:26:09 GMT',
      tags: ['交通', '民生'],
      source: '沿江日报',
      isDigest: false,
    });
    expect(bridge?.body.html.split('\n').slice(0, 4)).toEqual([
      '<p>一月二十五日清晨，横跨两岸的新桥正式通车，第一批车辆在鞭炮声中驶过江面。</p>',
      '<p>大桥全长一千二百米，双向四车道，建设工期三年，总投资六亿元，由沿江两县共同承担。</p>',
      '<h3>老船去哪里</h3>',
      '<p>服务了四十年的渡船将被送进县里的博物馆。船工们说，桥通了，日子方便了，只是早晨再也听不见汽笛。</p>',
    ]);
    expect(bridge?.body.html).not.toMatch(/alert|onclick|看不见/u);
    expect(prices).toMatchObject({
      link: 'https://news.example.org/2022/prices.html',
      date: '24 Jan 22 08:00 CST',
      source: null,
      body: { html: '<p>市场上的青菜每斤降了一元。</p>\n', text: '市场上的青菜每斤降了一元。' },
      isDigest: true,
    });
  });

  it('Atom: relative links on xml:base, the alternate link, text, html and xhtml', () => {
    const { title, items } = feedIn('atom.xml');
    expect(title).toBe('山城观察');
    expect(items).toEqual([
      {
        guid: 'tag:atom.example.org,2022:1',
        link: 'https://atom.example.org/blog/market.html',
        title: '石阶上的早市 <老街>',
        date: '2022-03-01T07:30:00+08:00',
        tags: ['早市'],
        source: '老街周刊',
        body: {
          html: '<p>摊贩们<b>天不亮</b>就到了，挑着担子沿石阶一级一级往上走，豆腐还冒着热气。</p>\n',
          text: '摊贩们天不亮就到了，挑着担子沿石阶一级一级往上走，豆腐还冒着热气。',
        },
        isDigest: true,
      },
      {
        guid: 'tag:atom.example.org,2022:2',
        link: 'https://atom.example.org/cable',
        title: '缆车检修',
        date: '2022-02-28T00:00:00Z',
        tags: [],
        source: null,
        body: {
          html: '<p>缆车停运三天。</p>\n<p>1 &lt; 2，请走步道。</p>\n',
          text: '缆车停运三天。 1 < 2，请走步道。',
        },
        isDigest: true,
      },
    ]);
  });

  it('RSS 1.0', () => {
    expect(feedIn('rss1.xml')).toMatchObject({
      title: '海边电讯',
      items: [
        {
          guid: 'https://old.example.org/tide',
          link: 'https://old.example.org/tide',
          title: '大潮将至',
          date: '2022-09-12T18:05:00+08:00',
          tags: ['渔讯'],
          source: '海事局',
          body: { text: '农历十八前后有大潮，渔船请回港避风。' },
        },
      ],
    });
  });

  it('JSON Feed: text and HTML, ids that are numbers, items without title or link', () => {
    const { title, items } = feedIn('feed.json');
    expect(title).toBe('草原通讯');
    expect(items).toMatchObject([
      {
        guid: 'https://json.example.org/wool',
        title: '今年羊毛价格上涨',
        date: '2022-06-18T09:15:00.250+08:00',
        tags: ['畜牧', '价格'],
        body: {
          html: '<p>收购站的牌子上写着每公斤二十六元。</p>\n<p>牧民说比去年高了三成 &lt;还会再涨&gt;。</p>\n',
        },
        isDigest: true,
      },
      {
        guid: '8',
        title: null,
        link: null,
        date: null,
        body: { text: '夏季牧场开放，请按划定的路线转场。' },
        isDigest: false,
      },
    ]);
  });

  it('is a digest where the text ends in the middle, however long', () => {
    const long = '很长的一段话，'.repeat(60);
    const [cut, whole] = itemsIn(
      rss(
        `<item><link>http://a/1</link><description>${long}…… 阅读全文 »</description></item>` +
          `<item><link>http://a/2</link><description>${long}完。</description></item>`,
      ),
    );
    expect([cut?.isDigest, whole?.isDigest]).toEqual([true, false]);
  });

  it('of an archive only the first 500 items are read', () => {
    expect(itemsIn(rss('<item><title>题</title></item>'.repeat(600)))).toHaveLength(500);
  });
});

describe('what is no feed', () => {
  const got = (text: string): string => {
    const parsed: ParsedFeed = parseFeed(text, ADDRESS);
    return parsed.kind === 'feed' ? 'a feed' : parsed.got;
  };

  it.each([
    ['nothing', '', 'nothing'],
    ['blanks', ' \n', 'nothing'],
    ['a page', '<!DOCTYPE html><html><body>你好</body></html>', 'a page of HTML'],
    ['text', '你好', 'other text'],
    ['half of JSON', '{"version":"https://jsonfeed.org/version/1.1","title":', 'other text'],
    ['other JSON', '{"a":1}', 'other text'],
    ['other XML', '<?xml version="1.0"?><opml version="2.0"><body/></opml>', 'other text'],
    ['a tag that another closes', rss('<item><title>甲</tiitle></item>'), 'invalid XML'],
    ['a feed that ends in the middle', rss('<item><title>甲').replace(/<\/channel>.*/u, ''), 'one that is cut off'],
    ['100,000 tags deep', rss('<a>'.repeat(100_000)), 'invalid XML'],
    ['100,000 tags deep and out again', rss('<a>'.repeat(100_000) + '</a>'.repeat(100_000)), 'invalid XML'],
  ])('%s is named', (_, text, expected) => {
    expect(got(text)).toBe(expected);
  });

  it('a billion laughs are three letters', () => {
    const entities = Array.from({ length: 10 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');
    const text = rss('<item><title>&l10;</title></item>', `<!DOCTYPE r [<!ENTITY l0 "lol">${entities}]>`);
    expect(itemsIn(text).map(({ title }) => title)).toEqual(['&l10;']);
  });

  it('an entity that names a file is not read', () => {
    const doctype = `<!DOCTYPE r [<!ENTITY f SYSTEM "file://${join(import.meta.dirname, 'feeds', 'rss1.xml')}">]>`;
    const parsed = parseFeed(rss('<item><title>&f;</title></item>', doctype), ADDRESS);
    expect(JSON.stringify(parsed)).not.toContain('海边电讯');
  });
});
