import { expect, it } from 'vitest';
import type { ArticleHead } from '../../src/article/article-head.js';
import { articleFilter } from '../../src/search/article-filter.js';
import type { QuestionFilter } from '../../src/search/read-operators.js';
import { segmenter } from '../words/real-segmenter.js';

const head: ArticleHead = {
  title: '工信部：加碼扶持元宇宙',
  publisher: '科技日报',
  category: 'kejiribao',
  tags: ['科技日报新闻'],
  publishedMs: 1000,
  publishedDay: '1970-01-01',
};
const fits = (filters: readonly QuestionFilter[], more: Partial<ArticleHead> = {}) =>
  articleFilter(filters, (text) => segmenter.normalize(text).text)({ ...head, ...more });

it('all kinds must fit; of several sources one suffices, of titles all', () => {
  expect(fits([])).toBe(true);
  expect(fits([{ kind: 'source', text: '科技' }])).toBe(true);
  expect(fits([{ kind: 'source', text: '沧州' }])).toBe(false);
  expect(
    fits([
      { kind: 'source', text: '沧州' },
      { kind: 'source', text: '科技' },
    ]),
  ).toBe(true);
  expect(
    fits([
      { kind: 'source', text: '科技' },
      { kind: 'category', text: '财经' },
    ]),
  ).toBe(false);
  expect(
    fits([
      { kind: 'title', text: '元宇宙' },
      { kind: 'title', text: '加码扶持' },
    ]),
  ).toBe(true);
  expect(
    fits([
      { kind: 'title', text: '元宇宙' },
      { kind: 'title', text: '贷款' },
    ]),
  ).toBe(false);
});

it('a category is also a tag', () => {
  expect(fits([{ kind: 'category', text: 'kejiribao' }])).toBe(true);
  expect(fits([{ kind: 'category', text: '新闻' }])).toBe(true);
});

it('a range has its beginning and not its end', () => {
  const range = (fromMs: number | null, untilMs: number | null) => fits([{ kind: 'published', fromMs, untilMs }]);
  expect([range(1000, 1001), range(1001, null), range(null, 1000), range(null, null)]).toEqual([
    true,
    false,
    false,
    true,
  ]);
});

it('what an article does not say fits nothing', () => {
  expect(fits([{ kind: 'published', fromMs: null, untilMs: null }], { publishedMs: null })).toBe(false);
  expect(fits([{ kind: 'source', text: '科技' }], { publisher: null })).toBe(false);
  expect(fits([{ kind: 'title', text: '元' }], { title: null })).toBe(false);
  expect(fits([{ kind: 'category', text: '新闻' }], { category: null, tags: [] })).toBe(false);
});
