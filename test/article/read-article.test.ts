import { expect, test } from 'vitest';
import { readArticle } from '../../src/article/read-article.js';
import { describeRejection } from '../../src/article/rejection.js';
import { articleOf, passagesOf, quotable, readPost, readText, rejectionOf } from './post.js';

const FIRST = '海港市昨日宣布，新建的灯塔码头将于六月开始试航，首批开通三条航线。';
const SECOND = '据了解，码头总投资为12.5亿元，年吞吐量预计达到300万标准箱。';
const SOURCE = '<p class="em_media">（文章来源：海港日报）</p>';
const NAVIGATION = '[返回海港日报新闻](//news.example.com/category/haigangribao.html)｜[返回首页](//news.example.com/)';

const describe = (text: string, path = 'seeds/a.md'): string =>
  describeRejection(rejectionOf(readText(text, { path })));

test('a post of the template is read whole', () => {
  const result = readPost(
    `<p>${FIRST}</p>\n <p>${SECOND}</p>${SOURCE}\n\n<http://paper.example.com/1.html>\n\n${NAVIGATION}`,
    {
      path: '_posts/2023-04-05-NW202304050000000001.md',
    },
  );
  expect(articleOf(result)).toEqual({
    id: '2023-04-05-NW202304050000000001',
    path: '_posts/2023-04-05-NW202304050000000001.md',
    title: '灯塔港试航',
    publishedAt: { iso: '2023-04-05T06:07:08+08:00', epochMs: Date.UTC(2023, 3, 4, 22, 7, 8) },
    category: 'haigangribao',
    tags: ['海港日报新闻'],
    publisher: '海港日报',
    sourceUrl: 'http://paper.example.com/1.html',
    siteUrl: null,
    blocks: [
      { kind: 'paragraph', text: FIRST, paragraph: 0 },
      { kind: 'paragraph', text: SECOND, paragraph: 1 },
    ],
  });
  expect(passagesOf(result)).toEqual([
    {
      id: '2023-04-05-NW202304050000000001#0',
      articleId: '2023-04-05-NW202304050000000001',
      ordinal: 0,
      text: FIRST,
      start: 0,
      heading: null,
      paragraphs: [0],
    },
    {
      id: '2023-04-05-NW202304050000000001#1',
      articleId: '2023-04-05-NW202304050000000001',
      ordinal: 1,
      text: SECOND,
      start: FIRST.length + 1,
      heading: null,
      paragraphs: [1],
    },
  ]);
});

test.each(['.md', '.markdown', '.html', '.htm', '.txt', '.MD'])('a %s file is read the same way', (extension) => {
  expect(articleOf(readPost(`<p>${FIRST}</p>`, { path: `港/a${extension}` })).id).toBe('港/a');
});

test('line ends of Windows, a byte order mark and blank lines before the front matter change nothing', () => {
  const text = `\uFEFF\n \n---\ntitle: 试航\n---\n<p>${FIRST}</p>\n\n<p>${SECOND}</p>\n`;
  const read = articleOf(readText(text));
  expect(read.title).toBe('试航');
  expect(articleOf(readText(text.replaceAll('\n', '\r\n')))).toEqual(read);
});

test('published: false is neither served nor rejected', () => {
  const head = ['title: 草稿', 'published: false'];
  expect(readPost(FIRST, { head, path: 'b.md' })).toEqual({ kind: 'unpublished', file: 'b.md' });
});

test('what cannot be served is rejected in words', () => {
  expect(describe('没有前言\n')).toBe(
    'seeds/a.md: expected front matter to be a block between two lines of ---, got "没有前言"',
  );
  expect(describe('', 'a.html')).toBe(
    'a.html: expected front matter to be a block between two lines of ---, got nothing',
  );
  expect(describe('---\ntitle: 试航\n正文')).toBe(
    'seeds/a.md: expected front matter to be closed by a line of ---, got no such line',
  );
  expect(describe('---\ndate: "5月1日"\n---\n正文。')).toBe(
    'seeds/a.md: expected front matter "date" to be a date, got "5月1日"',
  );
  expect(describe('---\ndate: 2023-02-30\n---\n正文。')).toBe(
    'seeds/a.md: expected front matter "date" to be a date, got "2023-02-30"',
  );
  expect(describe('---\ntitle: a\nlist: [1, 2\nmore\n---\n正文。')).toMatch(
    /^seeds\/a\.md: expected front matter line \d to be YAML, got "/u,
  );
  expect(describe('---\ntitle: 试航\n---\n\n> \n\n<>\n')).toBe(
    'seeds/a.md: expected body to be text to quote, got none',
  );
  expect(describe(`---\ntitle: 试航\n---\n${SOURCE}<!-- 空 -->`)).toBe(
    'seeds/a.md: expected body to be text to quote, got none',
  );
  expect(describe('---\ntitle: "undefined"\n---\nundefined\n\n<http://a.example/>')).toBe(
    'seeds/a.md: expected body to be text to quote, got none',
  );
  expect(describe(`---\n${'a: 1\n'.repeat(4000)}---\n正文。`)).toBe(
    'seeds/a.md: expected front matter to be at most 16384 characters, got 19999 characters',
  );
});

test('bytes that are no UTF-8 are rejected with their place', () => {
  const head = new TextEncoder().encode('---\ntitle: 试航\n---\n');
  for (const bad of [
    [0xff],
    [0xc0, 0x80],
    [0xe4, 0xb8],
    [0xed, 0xa0, 0x80],
    [0xf4, 0x90, 0x80, 0x80],
    [0xf0, 0x80, 0x80, 0x80],
  ]) {
    const bytes = new Uint8Array([...head, ...bad]);
    const result = readTextBytes(bytes);
    const byte = (bad[0] ?? 0).toString(16);
    expect(result).toBe(`a.md: expected encoding to be UTF-8, got the byte 0x${byte} at offset ${head.length}`);
  }
});

test('a file over 512 KiB is rejected, one of just that size is read', () => {
  const text = `---\ntitle: 大\n---\n`;
  const fill = (size: number): string => text + '港'.repeat(Math.floor((size - text.length) / 3));
  expect(describe('a'.repeat(512 * 1024 + 1))).toBe(
    'seeds/a.md: expected size to be at most 524288 bytes, got 524289 bytes',
  );
  expect(readText(fill(512 * 1024 - 3)).kind).toBe('article');
});

test('title and date that are missing are null, and the article is served', () => {
  const head = ['title: ""', 'date:  +0800', 'categories: emnews', 'tags: 东财滚动新闻'];
  const article = articleOf(
    readPost(`> ${FIRST}\n\n<>\n\n[返回东财滚动新闻](//news.example.com/emnews/)`, {
      head,
      path: '-202304050000000001.md',
    }),
  );
  expect(article).toMatchObject({
    id: '-202304050000000001',
    title: null,
    publishedAt: null,
    sourceUrl: null,
    publisher: '东财滚动新闻',
  });
});

test('the site has a post where Jekyll puts it', () => {
  const path = '_posts/2023-04-05-NW1 新 港.md';
  const head = ['title: 试航', 'date: 2023-04-05 23:30:00 +0000', 'categories: Gang Xinwen'];
  const siteUrl = (settings: { siteUrl: string; path: string }): string | null =>
    articleOf(readPost(FIRST, { head, ...settings })).siteUrl;
  expect(siteUrl({ siteUrl: 'https://news.example.com/', path })).toBe(
    'https://news.example.com/gang/xinwen/2023/04/06/NW1-%E6%96%B0-%E6%B8%AF.html',
  );
  expect(siteUrl({ siteUrl: 'https://example.com/news', path: '2023-04-05-a.md' })).toBe(
    'https://example.com/news/gang/xinwen/2023/04/06/a.html',
  );
  expect(siteUrl({ siteUrl: 'https://news.example.com', path: '-1.md' })).toBeNull();
  expect(siteUrl({ siteUrl: 'no address', path })).toBeNull();
  expect(
    articleOf(readPost(FIRST, { head: ['title: 试航'], path, siteUrl: 'https://example.com' })).siteUrl,
  ).toBeNull();
});

test.each([
  [NAVIGATION],
  ['[返回海港日报新闻](//news.example.com/haigang/)\n[返回首页](//news.example.com/)'],
  ['[返回海港日报新闻](../haigang/)\n[返回首页](../)'],
  ['[返回海港日报新闻](./haigang/)\n[返回首页](./)\n\n'],
  ['[返回海港日报新闻](/haigang/)｜[返回首页](/)'],
  ['[返回海港日报新闻](//news.example.com/category/hai gang.html)｜[返回首页](//news.example.com/)'],
  [''],
])('navigation is no passage: %s', (navigation) => {
  const result = readPost(`\n${FIRST}\n\n<http://paper.example.com/1.html>\n\n${navigation}`);
  expect(articleOf(result)).toMatchObject({ publisher: '海港日报', sourceUrl: 'http://paper.example.com/1.html' });
  expect(passagesOf(result).map(({ text }) => text)).toEqual([FIRST]);
});

test.each([
  ['<>', null],
  ['<ftp://paper.example.com/1>', null],
  ['<javascript:alert(1)>', null],
  ['<http://[bad>', null],
  ['<https://paper.example.com/新闻?a=1&b=2>', 'https://paper.example.com/%E6%96%B0%E9%97%BB?a=1&b=2'],
  ['<http://old.example.com/>\n\n<http://paper.example.com/2>', 'http://paper.example.com/2'],
])('the source of %s', (autolink, expected) => {
  expect(articleOf(readPost(`<p>${FIRST}</p>\n\n${autolink}\n\n${NAVIGATION}`)).sourceUrl).toBe(expected);
});

test.each([
  ['（文章来源：海港<span><a href="http://q.example.com">证券</a></span><span></span>报）', '海港证券报'],
  ['(文章来源:海港晚报)', '海港晚报'],
  ['来源：海港网', '海港网'],
  ['（文章来源：）', '海港日报'],
])('the publisher of the source line %s', (line, expected) => {
  const result = readPost(`<p>${FIRST}</p><p>${line}</p>`);
  expect(articleOf(result).publisher).toBe(expected);
  expect(passagesOf(result)).toHaveLength(1);
});

test('a source at the end of a paragraph names the publisher and stays in the quote', () => {
  const result = readPost(`<p>${FIRST}（文章来源：海港晨报）</p>`);
  expect(articleOf(result).publisher).toBe('海港晨报');
  expect(passagesOf(result).map(({ text }) => text)).toEqual([`${FIRST}（文章来源：海港晨报）`]);
});

test.each([
  [['tags: 每日海港新闻新闻', 'categories: meirihaigang'], '', '每日海港新闻'],
  [['tags: 滚动新闻', 'categories: gangnews'], '', '滚动新闻'],
  [['tags: 晚间联播', 'categories: lianbo'], '[返回晚间联播](/lianbo/)｜[返回首页](/)', '晚间联播'],
  [['tags: 航运', 'categories: a'], '', null],
  [['tags: [航运, 港口]', 'categories: a'], '', null],
  [['categories: a'], '', null],
])('without a source line the tag tells the publisher: %s %s', (head, navigation, expected) => {
  expect(articleOf(readPost(`${FIRST}\n\n${navigation}`, { head })).publisher).toBe(expected);
});

test('hidden paragraphs, comments, pictures and captions are no passages, yet every <p> counts', () => {
  const result = readPost(
    '<p style="display:none;height:1px"><br /></p><!-- 图开始 --><p style="text-align:center;"><a href="http://q.example.com">' +
      `<img src="http://q.example.com/a.png" alt="K图" /></a></p><!-- 图结束 --><p>${FIRST}<br /></p><center>` +
      '<img src="b.jpg" alt="图" /><br>码头一角</center><p style="text-align:center;">图片来源：海港港务局</p><script>var a = 1;</script>' +
      `<p>${SECOND}</p>${SOURCE}`,
  );
  expect(articleOf(result).blocks).toEqual([
    { kind: 'paragraph', text: FIRST, paragraph: 2 },
    { kind: 'paragraph', text: SECOND, paragraph: 4 },
  ]);
});

test.each([
  '据新华社',
  '据新华社 ',
  '（据海港电视台报道）',
  '（作者：李四）',
  '责任编辑：张三',
  '本报记者 王五',
  '（作者系海港大学教授，专研航运）',
  '（完）',
])('the attribution line %s is no passage', (line) => {
  expect(quotable(`<p>${FIRST}</p><p>${line}</p>`)).toEqual([FIRST]);
});

test.each([
  '据新华社报道，海港市昨日举行了通航仪式，市民夹道相迎。',
  '记者在现场看到，码头上人头攒动，十分热闹。',
  '编辑部的故事还在继续，读者可以来信讨论。',
])('a paragraph that goes on is one: %s', (line) => {
  expect(quotable(`<p>${FIRST}</p><p>${line}</p>`)).toEqual([FIRST, line]);
});

test('an opening that a break parts from its news is no passage', () => {
  expect(quotable(`<p><strong>海港网消息</strong>（晚间联播）：<br></p><p>${FIRST}</p>`)).toEqual([FIRST]);
});

test('links inside words join without a blank, entities are decoded, blanks collapse', () => {
  expect(
    quotable(
      '<p>  海港指数(G<span id="a"><a href="http://q.example.com">PPI</a></span>B)\n\t上涨&nbsp;&lt;3%&gt;，\f港股、美股均创下今年以来的新高。 </p>',
    ),
  ).toEqual(['海港指数(GPPIB) 上涨\u00a0<3%>， 港股、美股均创下今年以来的新高。']);
});

test('full-width blanks inside a text are kept, an indent is not', () => {
  expect(quotable('<p>　　出席会议的有：王甲　李乙　赵丙，会议由王甲主持。</p>')).toEqual([
    '出席会议的有：王甲　李乙　赵丙，会议由王甲主持。',
  ]);
});

test('a break in a paragraph parts two blocks of one <p>', () => {
  const blocks = articleOf(readPost(`<p>${FIRST}<br>${SECOND}<br/></p>`)).blocks;
  expect(blocks.map(({ text, paragraph }) => [text, paragraph])).toEqual([
    [FIRST, 0],
    [SECOND, 0],
  ]);
});

test('bold lines, headings and bare short lines are headings of what stands under them', () => {
  const result = readPost(
    `<p>${FIRST}</p><p><strong>码头<a href="#">概况</a></strong></p><p>${SECOND}</p>\n <p>三条航线，直达外海</p>\n <p>${FIRST}</p><h3>展望？</h3><p>${SECOND}</p>`,
  );
  expect(passagesOf(result).map(({ heading, text }) => [heading, text])).toEqual([
    [null, FIRST],
    ['码头概况', SECOND],
    ['三条航线，直达外海', FIRST],
    ['展望？', SECOND],
  ]);
});

test('a heading with nothing under it is a passage after all', () => {
  const result = readPost(
    `<p><strong>上篇</strong></p><p><strong>码头概况</strong></p><p>${FIRST}</p><p><strong>码头的明天与后天的展望</strong></p>`,
  );
  expect(passagesOf(result).map(({ heading, text }) => [heading, text])).toEqual([
    [null, '上篇'],
    ['码头概况', FIRST],
    [null, '码头的明天与后天的展望'],
  ]);
});

test('names below a letter, dates, figures, bullets and lists of headlines are no headings', () => {
  const body = `<p>${FIRST}</p><p>海港市市长　王甲</p><p>2023年4月5日</p>`;
  expect(quotable(body)).toEqual([`${FIRST}\n海港市市长　王甲\n2023年4月5日`]);
  expect(quotable(`<p>海港指数收报3288点</p><p>${FIRST}</p>`)).toEqual([`海港指数收报3288点\n${FIRST}`]);
  expect(quotable(`<p>●码头昨日试航成功</p><p>${FIRST}</p>`)).toEqual([`●码头昨日试航成功\n${FIRST}`]);
  expect(
    quotable(`<p>1. 港口吞吐量再创新高 全球瞩目</p><p>2. 三条国际航线同时开通 年内还将增开两条直达外海</p>`),
  ).toHaveLength(2);
});

test.each([
  `> ${FIRST}`,
  FIRST,
  `> ${FIRST.slice(0, -1)}（海港日报）`,
  `> ${FIRST.slice(0, 20)}……`,
  `> ${FIRST}${SECOND}`,
])('a digest that says what the article says is no second passage: %s', (digest) => {
  expect(quotable(`${digest}\n\n<p>${FIRST}</p><p>${SECOND}</p>`)).toEqual([FIRST, SECOND]);
});

test('a digest that says something of its own is a passage', () => {
  const digest = '海港市计划在三年内建成北方最大的灯塔码头群，引来各方关注。';
  expect(quotable(`> ${digest}\n\n<p>${FIRST}</p>`)).toEqual([digest, FIRST]);
  expect(quotable(`> \n第二行才是摘要，它说的是另一件大事情。\n\n<p>${FIRST}</p>`)).toEqual([
    '第二行才是摘要，它说的是另一件大事情。',
    FIRST,
  ]);
});

test('tables are read row by row, an article laid out by a table is not', () => {
  const table =
    '<table><tbody><tr><th>航线</th><th>里程</th></tr><tr><td><p>甲线</p></td><td>120<br>海里</td></tr></tbody></table>';
  const result = readPost(`<p>${FIRST}</p>${table}<p>${SECOND}</p>`);
  expect(articleOf(result).blocks.slice(1, 3)).toEqual([
    { kind: 'table-row', text: '航线 里程', paragraph: null },
    { kind: 'table-row', text: '甲线 120 海里', paragraph: 1 },
  ]);
  expect(passagesOf(result).map(({ text }) => text)).toEqual([FIRST, '航线 里程\n甲线 120 海里', SECOND]);
  expect(quotable(`<table><tr><td><p>${FIRST}</p><p>${SECOND}</p></td></tr></table>`)).toEqual([FIRST, SECOND]);
});

test('Markdown: headings, lists, emphasis, quotes and tables', () => {
  const result = readPost(
    `# 码头概况\n\n${FIRST}\n\n## **航线**\n\n- 甲线从海港直达外海，全程一百二十海里\n- 乙线从海港到北岸的渔村，全程三十海里\n\n这是**重要**的[消息](http://a.example)，值得一读再读。\n\n| 航线 | 里程 |\n| --- | --- |\n| 甲线 | 一百二十海里 |\n`,
  );
  expect(passagesOf(result).map(({ heading, text, paragraphs }) => [heading, text, paragraphs])).toEqual([
    ['码头概况', FIRST, []],
    ['航线', '甲线从海港直达外海，全程一百二十海里', []],
    ['航线', '乙线从海港到北岸的渔村，全程三十海里', []],
    ['航线', '这是重要的消息，值得一读再读。', []],
    ['航线', '航线 里程\n甲线 一百二十海里', []],
  ]);
});

test('marks of Markdown that news prose holds by accident are kept', () => {
  const lines = [
    '受此影响，*ST海港和*ST灯塔午后双双跌停，成交额明显放大。',
    '每标准箱运价由10~20元升至30~40元，业内人士表示并不意外。',
    '    空四格的一段也只是一段普通的文字，并不是什么程序代码。',
    '[快讯]: 海港公司公告称，董事长王甲因个人原因辞去全部职务。',
  ];
  expect(quotable(lines.join('\n\n'))).toEqual(lines.map((line) => line.trim()));
});

test('a line break after a closing mark parts plain text, any other is a blank', () => {
  expect(quotable(`${FIRST}\n${SECOND}`)).toEqual([FIRST, SECOND]);
  expect(quotable('短标题\n【短标题】海港市的摘要只有一句话而已。')).toEqual([
    '短标题 【短标题】海港市的摘要只有一句话而已。',
  ]);
});

test('blank lines and indents inside HTML are no Markdown', () => {
  expect(quotable(`<p>${FIRST}</p>\n\n     <p>${SECOND}</p>\n\n<div>\n\n    *${FIRST}*\n\n</div>`)).toEqual([
    FIRST,
    SECOND,
    `*${FIRST}*`,
  ]);
});

function readTextBytes(bytes: Uint8Array): string {
  return describeRejection(rejectionOf(readArticle({ path: 'a.md', bytes })));
}
