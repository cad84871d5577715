import { describe, expect, it } from 'vitest';
import { quoteAsTyped } from '../../src/answer/quote-as-typed.js';
import { splitPassages } from '../../src/article/split-passages.js';
import { indexedPassages } from '../../src/index/index-passages.js';
import { LiveIndex } from '../../src/index/live/live-index.js';
import { createLibrary } from '../../src/library/create-library.js';
import { createSearcher } from '../../src/search/searcher.js';
import { articleOf } from '../telegram/newsroom.js';
import { segmenter } from '../words/real-segmenter.js';

const library = createLibrary();
const index = new LiveIndex();
const crabs = Array.from({ length: 23 }, (_, n) =>
  articleOf(`crab-${n}`, [`第${n}号稻田养蟹是老传统，每亩放养蟹苗${300 + n}只。`]),
);
for (const article of [...crabs, articleOf('phone', ['华为发布了Mate60手机，当天就卖完了。'])]) {
  const passages = splitPassages(article);
  library.put(article, passages);
  index.put(article.id, indexedPassages(segmenter, passages));
}
const ports = { library, searcher: createSearcher({ segmenter, index, library }) };
const texts = (typed: string, offset = 0) => {
  const answer = quoteAsTyped(ports, typed, { offset, limit: 10 });
  return answer.kind === 'quotes' ? answer.quotes.map(({ text }) => text) : answer.kind;
};

describe('quotes as somebody types', () => {
  it.each(['Ma', 'Mat', 'Mate', 'Mate6', 'Mate60', '华为', '华为Ma', '华为 mat'])('%s', (typed) => {
    expect(texts(typed)).toEqual(['华为发布了Mate60手机，当天就卖完了。']);
  });

  it('point at what the word was completed to', () => {
    const answer = quoteAsTyped(ports, 'Mat', { offset: 0, limit: 10 });
    expect(answer.kind === 'quotes' ? answer.quotes[0]?.matches : null).toEqual([{ start: 5, end: 11 }]);
  });

  it('come in pages that together hold each once, and end', () => {
    const all: string[] = [];
    let offset: number | null = 0;
    while (offset !== null) {
      const answer = quoteAsTyped(ports, '蟹苗', { offset, limit: 10 });
      if (answer.kind !== 'quotes') throw new Error(`expected quotes, got ${answer.kind}`);
      all.push(...answer.quotes.map(({ text }) => text));
      offset = answer.nextOffset;
    }
    expect(new Set(all).size).toBe(23);
    expect(all.length).toBe(23);
    expect(texts('蟹苗', 500)).toEqual([]);
  });

  it.each([
    ['登月飞船', 'nothing-found'],
    ['多少', 'nothing-to-search'],
    ['tuijian', 'nothing-to-search'],
    ['来源:', 'nothing-to-search'],
  ])('%s: %s', (typed, kind) => {
    expect(texts(typed)).toBe(kind);
  });
});
