import { describe, expect, it } from 'vitest';
import type { Quote } from '../../src/answer/answer.js';
import type { Article } from '../../src/article/article.js';
import { composeAnswer } from '../../src/telegram/pages/compose-answer.js';
import type { Page } from '../../src/telegram/pages/page.js';
import type { PageState } from '../../src/telegram/pages/page-state.js';
import { quotePage } from '../../src/telegram/pages/quote-page.js';
import { simplifiedChinese as texts } from '../../src/telegram/texts/zh-hans/texts.js';
import { keyboardFaults } from './keyboard-faults.js';
import { messageFaults } from './message-faults.js';
import {
  articleOf,
  type Newsroom,
  newsroom,
  quotedArticle,
  quotedSource,
  quotedText,
  quotedTitle,
  quotedUrl,
} from './newsroom.js';

const id = 'abcdefghijklmnop';
const blank: PageState = {
  id,
  chatId: 7,
  threadId: 0,
  questionMessageId: 11,
  answerMessageId: null,
  question: '中小企业利润增长了多少',
  tellsQuestion: false,
  quotes: 1,
  passages: [],
  createdAtMs: 0,
};

/** The answer with these passages, and what it is then shown as when the newsroom has changed. */
async function answered(news: Newsroom, passageIds: readonly string[] = ['a#2'], more: Partial<Quote> = {}) {
  news.answerWith((question) => ({
    kind: 'quotes',
    question,
    quotes: passageIds.map((passageId) => news.quote(passageId, more)),
  }));
  return composeAnswer(blank, news, texts);
}

async function pageOfArticle(more: Partial<Article>): Promise<Page> {
  return (await answered(newsroom([quotedArticle(more)]))).page;
}

describe('the page of a quote', () => {
  it('is a block quote, its best sentence bold, over the linked source, with all its buttons', async () => {
    const { page } = await answered(newsroom());
    expect(page).toEqual({
      text: `${quotedText}\n${quotedSource}`,
      entities: [
        { type: 'blockquote', offset: 0, length: quotedText.length },
        { type: 'bold', offset: 8, length: 25 },
        { type: 'text_link', offset: quotedText.length + 1, length: quotedSource.length, url: quotedUrl },
      ],
      keyboard: [
        [
          { text: '上一段', callback_data: `${id}:p0.1` },
          { text: '下一段', callback_data: `${id}:p0.3` },
        ],
        [
          { text: '全文', callback_data: `${id}:a0` },
          { text: '原文', url: quotedUrl },
          {
            text: '复制引用',
            copy_text: { text: `「${quotedTitle}」，科技日报，2022-01-25，${quotedUrl}` },
          },
        ],
      ],
    });
  });

  it('has a pager where there are several', async () => {
    const news = newsroom();
    const { state } = await answered(news, ['a#2', 'a#0', 'a#4']);
    const pagers = [0, 1, 2].map((rank) => quotePage(state, rank, news, texts).keyboard[0]?.map(({ text }) => text));
    expect(pagers).toEqual([
      ['1/3', '›'],
      ['‹', '2/3', '›'],
      ['‹', '3/3'],
    ]);
    const [before, here, after] = quotePage(state, 1, news, texts).keyboard[0] ?? [];
    expect([before, here, after]).toEqual([
      { text: '‹', callback_data: `${id}:q0` },
      { text: '2/3', callback_data: 'none' },
      { text: '›', callback_data: `${id}:q2` },
    ]);
  });

  it('at the ends of an article leads one way only', async () => {
    const news = newsroom();
    const rows = await Promise.all(['a#0', 'a#4'].map(async (at) => (await answered(news, [at])).page.keyboard[0]));
    expect(rows.map((row) => row?.map(({ text }) => text))).toEqual([['下一段'], ['上一段']]);
  });

  it('puts the block quote before a bold sentence that covers all of it', async () => {
    const { page } = await answered(newsroom([articleOf('a', ['利润增长28.2%，比上年高出许多百分点。'])]), ['a#0']);
    expect(page.entities.map(({ type }) => type)).toEqual(['blockquote', 'bold', 'text_link']);
  });

  it('counts places in UTF-16 units', async () => {
    const text = '𠮷野家发布了新的公告。增长5%。';
    const { page } = await answered(newsroom([articleOf('a', [text])]), ['a#0']);
    expect(page.entities.slice(0, 2)).toEqual([
      { type: 'blockquote', offset: 0, length: 17 },
      { type: 'bold', offset: 0, length: 12 },
    ]);
  });

  it('folds a long one', async () => {
    const { page } = await answered(newsroom([articleOf('a', [`${'长'.repeat(300)}。`])]), ['a#0']);
    expect(page.entities[0]?.type).toBe('expandable_blockquote');
  });

  it('shows the day in the offset it was written with', async () => {
    const page = await pageOfArticle({ publishedAt: { iso: '2022-01-01T00:30:00+08:00', epochMs: 0 } });
    expect(page.text).toContain(' · 2022年1月1日');
  });

  it('repeats a question that nobody wrote', async () => {
    const news = newsroom();
    const { state } = await answered(news);
    const { text } = quotePage({ ...state, tellsQuestion: true }, 0, news, texts);
    expect(text.split('\n')[0]).toBe('问：中小企业利润增长了多少');
  });
});

describe('a source', () => {
  const lastLine = async (more: Partial<Article>) => {
    const { text, entities, keyboard } = await pageOfArticle(more);
    const link = entities.find((entity) => entity.type === 'text_link');
    return {
      line: text.split('\n').at(-1),
      url: link?.url ?? null,
      buttons: keyboard[1]?.map((button) => button.text),
    };
  };

  it('without a link says so, and has no button to open it', async () => {
    expect(await lastLine({ sourceUrl: null })).toEqual({
      line: `${quotedSource} · 无原文链接`,
      url: null,
      buttons: ['全文', '复制引用'],
    });
  });

  it.each([
    'javascript:alert(1)',
    'ftp://example.com/a',
    'https://',
    'not an address',
    'http://localhost/a',
    `https://example.com/${'a'.repeat(2048)}`,
  ])('with the bad address %.40s counts as without', async (sourceUrl) => {
    expect(await lastLine({ sourceUrl })).toEqual(await lastLine({ sourceUrl: null }));
  });

  it('leaves out what is not known', async () => {
    const unknown = { title: null, publisher: null, publishedAt: null };
    expect(await lastLine(unknown)).toMatchObject({ line: '原文', url: quotedUrl });
    expect(await lastLine({ ...unknown, sourceUrl: null })).toEqual({
      line: '无原文链接',
      url: null,
      buttons: ['全文'],
    });
    expect(await lastLine({ ...unknown, publisher: '科技日报' })).toMatchObject({ line: '科技日报', url: quotedUrl });
  });

  it('may be the own site', async () => {
    const siteUrl = 'https://example.com/a.html';
    expect(await lastLine({ sourceUrl: null, siteUrl })).toMatchObject({ url: siteUrl });
  });

  it('keeps a title on its line, whatever is in it', async () => {
    const wild = ' 甲\n乙\u0000\u202e丙\t 丁 ';
    expect((await lastLine({ title: wild })).line).toBe('甲 乙 丙 丁 · 科技日报 · 2022年1月25日');
    expect((await lastLine({ title: '题'.repeat(300) })).line).toBe(`${'题'.repeat(99)}… · 科技日报 · 2022年1月25日`);
  });

  it('names the other articles with the same paragraph, as long as they have it', async () => {
    const others = [
      quotedArticle({ id: 'b', title: '支持中小企业', publisher: '沧州日报', sourceUrl: 'https://example.com/b' }),
      quotedArticle({ id: 'c', title: '另一篇', publisher: null, sourceUrl: null }),
      quotedArticle({ id: 'd', title: null, publisher: null, sourceUrl: null }),
    ];
    const news = newsroom([quotedArticle(), ...others]);
    const alsoIn = ['b#2', 'c#2', 'd#2'].map((passageId) => news.quote(passageId));
    const { page, state } = await answered(news, ['a#2'], { alsoIn });
    expect(page.text.split('\n').at(-1)).toBe('另见：支持中小企业 · 沧州日报；另一篇');
    expect(page.entities.at(-1)).toEqual({
      type: 'text_link',
      offset: page.text.indexOf('支持中小企业'),
      length: '支持中小企业 · 沧州日报'.length,
      url: 'https://example.com/b',
    });
    // Each as it said it there, word for word or nearly so.
    const near = quotedArticle({ id: 'e', title: '改过的稿' });
    const blocks = near.blocks.map((block) => ({ ...block, text: block.text.replace('同比', '比上年同期') }));
    news.put({ ...near, blocks });
    const nearly = await answered(news, ['a#2'], { alsoIn: [news.quote('e#2')] });
    expect(news.quote('e#2').text).not.toBe(news.quote('a#2').text);
    expect(nearly.page.text.split('\n').at(-1)).toBe('另见：改过的稿 · 科技日报');
    news.library.remove('b');
    news.put(articleOf('c', ['一段', '另一段', '现在说的是别的事情，与先前不同。']));
    expect(quotePage(state, 0, news, texts).text.split('\n')).toHaveLength(2);
  });
});

describe('a passage that is not what it was', () => {
  it('is shown as it stands now, and marked', async () => {
    const news = newsroom();
    const { state } = await answered(news);
    const [first, second, , ...others] = quotedArticle().blocks.map(({ text }) => text);
    news.put(articleOf('a', [first ?? '', second ?? '', '利润总额同比增长了28.3%，形势稳定。', ...others]));
    const { text, entities, keyboard } = quotePage(state, 0, news, texts);
    expect(text).toBe(`利润总额同比增长了28.3%，形势稳定。\n${texts.changed()}\n${quotedSource}`);
    expect(entities.map(({ type }) => type)).toEqual(['blockquote', 'bold', 'text_link']);
    expect(keyboard).toHaveLength(2);
  });

  it('is no other for a blank or the width of a letter', async () => {
    const news = newsroom();
    const { state } = await answered(news);
    news.put(
      articleOf('a', [
        '一段话，不长也不短，刚好够。',
        '第二段话，不长也不短。。。',
        quotedText.replace('28.2%', '28.2％ '),
      ]),
    );
    expect(quotePage(state, 0, news, texts).text).not.toContain('已更新');
  });

  it('is said to be gone, with the way to the others', async () => {
    const news = newsroom([quotedArticle(), quotedArticle({ id: 'b' })]);
    const { state } = await answered(news, ['a#2', 'b#0']);
    news.library.remove('a');
    expect(quotePage(state, 0, news, texts)).toEqual({
      text: texts.quoteGone(),
      entities: [],
      keyboard: [
        [
          { text: '1/2', callback_data: 'none' },
          { text: '›', callback_data: `${id}:q1` },
        ],
      ],
    });
    expect(quotePage(state, 1, news, texts).text).toContain('工业和信息化部召开');
  });
});

it('a quote with nothing to see is none', async () => {
  const news = newsroom([articleOf('a', ['\u200b\u200b']), quotedArticle({ id: 'b' })]);
  const { page, state } = await answered(news, ['a#0', 'b#2']);
  expect(state.passages.map(({ passageId }) => passageId)).toEqual(['b#2']);
  expect(page.text).toContain(quotedText);
  expect((await answered(news, ['a#0'])).page).toEqual({ text: texts.nothingFound(), entities: [], keyboard: [] });
});

it('cuts into a sentence that is too long, from a little before the first matched word', async () => {
  const text = `${'甲'.repeat(3000)}利润${'乙'.repeat(3000)}`;
  const article = articleOf('a', []);
  const news = newsroom([]);
  news.library.put({ ...article, blocks: [{ kind: 'paragraph', text, paragraph: null }] }, [
    { id: 'a#0', articleId: 'a', ordinal: 0, text, start: 0, heading: null, paragraphs: [] },
  ]);
  const state = (await answered(news, ['a#0'])).state;
  const highlighting = {
    ...news,
    highlight: () => ({ sentence: { start: 0, end: 6002 }, matches: [{ start: 3000, end: 3002 }] }),
  };
  const page = quotePage(state, 0, highlighting, texts);
  expect(page.text.split('\n')[0]).toMatch(/^…甲{499}利润乙{1497}…$/u);
  expect([...messageFaults(page), ...keyboardFaults(page.keyboard)]).toEqual([]);
});

it.each([
  ['nothing-found', texts.nothingFound()],
  ['nothing-to-search', texts.nothingToSearch()],
] as const)('%s is a sentence that says what to try', async (kind, text) => {
  const news = newsroom();
  news.answerWith((question) => ({ kind, question }));
  expect((await composeAnswer(blank, news, texts)).page).toEqual({ text, entities: [], keyboard: [] });
});
