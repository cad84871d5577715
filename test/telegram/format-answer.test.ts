import { describe, expect, it } from 'vitest';
import { formatAnswer } from '../../src/telegram/format-answer.js';
import { simplifiedChinese as texts } from '../../src/telegram/texts.js';
import { messageFaults } from './message-faults.js';
import { quoteOf, quotes } from './quotes.js';

const title = '工信部：加码扶持元宇宙等新兴领域主力军';
const url = 'https://www.stdaily.com/index/kejixinwen/202201/a.shtml';

describe('an answer of one quote', () => {
  it('is a block quote, its best sentence bold, over the linked source', () => {
    const text = quoteOf().text;
    const source = `${title} · 科技日报 · 2022-01-25`;
    expect(formatAnswer(quotes(quoteOf()), texts)).toEqual({
      text: `${text}\n${source}`,
      entities: [
        { type: 'blockquote', offset: 0, length: text.length },
        { type: 'bold', offset: 8, length: 25 },
        { type: 'text_link', offset: text.length + 1, length: source.length, url },
      ],
    });
    expect(text.slice(8, 33)).toBe('2021年规上中小企业利润总额同比增长28.2%。');
  });

  it('puts the block quote before a bold sentence that covers all of it', () => {
    const quote = quoteOf({ text: '利润增长28.2%。', sentence: { start: 0, end: 10 } });
    expect(formatAnswer(quotes(quote), texts).entities.map(({ type }) => type)).toEqual([
      'blockquote',
      'bold',
      'text_link',
    ]);
  });

  it('counts places in UTF-16 units', () => {
    const text = '𠮷野家发布公告。增长5%。';
    const quote = quoteOf({ text, sentence: { start: 9, end: 14 } });
    expect(formatAnswer(quotes(quote), texts).entities.slice(0, 2)).toEqual([
      { type: 'blockquote', offset: 0, length: 14 },
      { type: 'bold', offset: 9, length: 5 },
    ]);
  });

  it('folds a long one', () => {
    const quote = quoteOf({ text: `${'长'.repeat(300)}。`, sentence: { start: 0, end: 301 } });
    expect(formatAnswer(quotes(quote), texts).entities[0]?.type).toBe('expandable_blockquote');
  });

  it('shows the day in the offset it was written with', () => {
    const quote = quoteOf({ publishedAt: '2022-01-01T00:30:00+08:00' });
    expect(formatAnswer(quotes(quote), texts).text).toContain(' · 2022-01-01');
  });
});

/** The last line of an answer, and the address it is linked to. */
function lastLine(more: Parameters<typeof quoteOf>[0]) {
  const { text, entities } = formatAnswer(quotes(quoteOf(more)), texts);
  const link = entities.find((entity) => entity.type === 'text_link');
  return { line: text.split('\n').at(-1), url: link?.url ?? null };
}

describe('a source', () => {
  it('without a link says so', () => {
    expect(lastLine({ sourceUrl: null })).toEqual({ line: `${title} · 科技日报 · 2022-01-25 · 无原文链接`, url: null });
  });

  it.each([
    'javascript:alert(1)',
    'ftp://example.com/a',
    'https://',
    'not an address',
    'http://localhost/a',
    `https://example.com/${'a'.repeat(2048)}`,
  ])('with the bad address %.40s counts as without', (sourceUrl) => {
    expect(lastLine({ sourceUrl })).toEqual({ line: `${title} · 科技日报 · 2022-01-25 · 无原文链接`, url: null });
  });

  it('leaves out what is not known', () => {
    const unknown = { title: null, publisher: null, publishedAt: null };
    expect(lastLine(unknown)).toEqual({ line: '原文', url });
    expect(lastLine({ ...unknown, sourceUrl: null })).toEqual({ line: '无原文链接', url: null });
    expect(lastLine({ ...unknown, publisher: '科技日报' })).toEqual({ line: '科技日报', url });
  });

  it('keeps a title on its line, whatever is in it', () => {
    const wild = ' 甲\n乙\u0000\u202e丙\t 丁 ';
    expect(lastLine({ title: wild })).toEqual({ line: '甲 乙 丙 丁 · 科技日报 · 2022-01-25', url });
    expect(lastLine({ title: '题'.repeat(300) }).line).toBe(`${'题'.repeat(99)}… · 科技日报 · 2022-01-25`);
  });

  it('names the other articles with the same paragraph', () => {
    const other = { articleId: 'b', passageId: 'b#1', publishedAt: null };
    const alsoIn = [
      { ...other, title: '支持中小企业', publisher: '沧州日报', sourceUrl: 'https://example.com/b' },
      { ...other, title: '另一篇', publisher: null, sourceUrl: null },
      { ...other, title: null, publisher: null, sourceUrl: null },
    ];
    const { text, entities } = formatAnswer(quotes(quoteOf({ alsoIn })), texts);
    expect(text.split('\n').at(-1)).toBe('另见：支持中小企业 · 沧州日报；另一篇');
    expect(entities.at(-1)).toEqual({
      type: 'text_link',
      offset: text.indexOf('支持中小企业'),
      length: '支持中小企业 · 沧州日报'.length,
      url: 'https://example.com/b',
    });
  });
});

describe('an answer of several quotes', () => {
  it('shows three, the further ones cut around their sentence', () => {
    const filler = '这是别的话。'.repeat(200);
    const text = `${filler}利润增长28.2%。${filler}`;
    const long = quoteOf({ text, sentence: { start: 1200, end: 1210 }, matches: [] });
    const message = formatAnswer(quotes(quoteOf(), long, long, long), texts);
    expect(messageFaults(message)).toEqual([]);
    const parts = message.text.split('\n\n');
    expect(parts).toHaveLength(3);
    const shown = parts[1]?.split('\n')[0] ?? '';
    expect(shown).toMatch(/^…这是别的话。.*利润增长28\.2%。.*这是别的话。…$/u);
    expect(text).toContain(shown.slice(1, -1));
    expect(shown.length).toBeLessThanOrEqual(400);
    expect(shown.length).toBeGreaterThan(380);
  });

  it('leaves out one with nothing to see', () => {
    const blank = quoteOf({ text: ' \u3000\u200b', sentence: { start: 0, end: 3 }, matches: [] });
    expect(formatAnswer(quotes(blank, quoteOf()), texts)).toEqual(formatAnswer(quotes(quoteOf()), texts));
    expect(formatAnswer(quotes(blank), texts)).toEqual({ text: texts.nothingFound(), entities: [] });
  });
});

it('cuts into a sentence that is too long, from a little before the first matched word', () => {
  const text = `${'甲'.repeat(3000)}利润${'乙'.repeat(3000)}`;
  const quote = quoteOf({ text, sentence: { start: 0, end: text.length }, matches: [{ start: 3000, end: 3002 }] });
  const [shown = ''] = formatAnswer(quotes(quote), texts).text.split('\n');
  expect(shown).toMatch(/^…甲{499}利润乙{1497}…$/u);
});

it.each([
  ['nothing-found', texts.nothingFound()],
  ['nothing-to-search', texts.nothingToSearch()],
] as const)('%s is a sentence that says what to try', (kind, text) => {
  expect(formatAnswer({ kind, question: '？' }, texts)).toEqual({ text, entities: [] });
});
