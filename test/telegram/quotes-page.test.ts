import { describe, expect, it } from 'vitest';
import { composeAnswer } from '../../src/telegram/pages/compose-answer.js';
import type { PageState } from '../../src/telegram/pages/page-state.js';
import { quotePage } from '../../src/telegram/pages/quote-page.js';
import { quotesPage } from '../../src/telegram/pages/quotes-page.js';
import { simplifiedChinese as texts } from '../../src/telegram/texts/zh-hans/texts.js';
import { articleOf, newsroom, quotedSource, quotedUrl } from './newsroom.js';

const id = 'abcdefghijklmnop';
const blank: PageState = {
  id,
  chatId: 7,
  threadId: 0,
  questionMessageId: 11,
  answerMessageId: null,
  question: '灯塔有多高',
  tellsQuestion: false,
  quotes: 3,
  passages: [],
  createdAtMs: 0,
};
const paragraphs = ['甲', '乙', '丙', '丁'].map((name) => `${name}灯塔的高度是二十一米，建成于光绪年间。`);

/** An answer of so many quotes. */
async function answered(quotes: number, more: Partial<PageState> = {}) {
  const news = newsroom([articleOf('a', paragraphs)]);
  news.answerWith((question) => ({
    kind: 'quotes',
    question,
    quotes: paragraphs.slice(0, quotes).map((_text, place) => news.quote(`a#${place}`)),
  }));
  return { news, ...(await composeAnswer({ ...blank, ...more }, news, texts)) };
}

const labelsOf = ({ keyboard }: { readonly keyboard: readonly (readonly { readonly text: string }[])[] }) =>
  keyboard.map((row) => row.map(({ text }) => text));

describe('an answer of three quotes at a time', () => {
  it('shows the first three, each with its number and its source, and pages by three', async () => {
    const { page, news, state } = await answered(4);
    const shown = (from: number, to: number) =>
      paragraphs
        .slice(from, to)
        .map((text, place) => `${from + place + 1}.\n${text}\n${quotedSource}`)
        .join('\n');
    expect(page.text).toBe(shown(0, 3));
    const types = page.entities.map(({ type }) => type);
    expect(types.filter((type) => type === 'blockquote')).toHaveLength(3);
    expect(page.entities.filter((entity) => entity.type === 'text_link').map((entity) => entity.url)).toEqual(
      Array.from({ length: 3 }, () => quotedUrl),
    );
    expect(page.keyboard).toEqual([
      [0, 1, 2].map((rank) => ({ text: String(rank + 1), callback_data: `${id}:q${rank}` })),
      [
        { text: '1/2', callback_data: 'none' },
        { text: '›', callback_data: `${id}:g1` },
      ],
    ]);
    const last = quotesPage(state, 7, news, texts);
    expect(last.text).toBe(shown(3, 4));
    expect(labelsOf(last)).toEqual([['4'], ['‹', '2/2']]);
  });

  it('opens each by itself, with all that can be done there, and the way back to its three', async () => {
    const { news, state } = await answered(4);
    const page = quotePage(state, 3, news, texts);
    expect(labelsOf(page)).toEqual([['‹', '4/4'], ['上一段'], ['全文', '原文', '复制引用'], ['返回']]);
    expect(page.keyboard.at(-1)).toEqual([{ text: '返回', callback_data: `${id}:g1` }]);
  });

  it('is the quote alone where there is only one', async () => {
    const { page } = await answered(1);
    expect(labelsOf(page)).toEqual([['下一段'], ['全文', '原文', '复制引用']]);
  });

  it('tells of a quote that is gone, and of one that was changed, in their places', async () => {
    const { news, state } = await answered(3);
    news.put(articleOf('a', [paragraphs[0] ?? '', `${paragraphs[1]}如今加固了。`]));
    const page = quotesPage(state, 0, news, texts);
    expect(page.text.split('\n')).toEqual(
      expect.arrayContaining([texts.changed(), `${paragraphs[1]}如今加固了。`, `3. ${texts.quoteGone()}`]),
    );
  });

  it('tells what was asked where nobody wrote it', async () => {
    const { page } = await answered(2, { tellsQuestion: true });
    expect(page.text).toMatch(/^问：灯塔有多高\n1\.\n/u);
  });
});
