import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ArticleHead } from '../../src/article/article-head.js';
import { articleFilter } from '../../src/search/article-filter.js';
import { filterValue, mendFilters } from '../../src/search/mend-filters.js';
import { createNearNames } from '../../src/search/near-names.js';
import { type QuestionFilter, readOperators } from '../../src/search/read-operators.js';
import { anyText } from '../words/any-text.js';
import { segmenter } from '../words/real-segmenter.js';

const calendar = { now: () => 0, zone: { offsetAt: () => 0, offsetAtLocal: () => 0 } };
const normalize = (text: string) => segmenter.normalize(text).text;
const read = (question: string) => readOperators(question, (text) => segmenter.normalize(text), calendar);

function headOf(publisher: string, title: string, tags: readonly string[] = [], category = '财经'): ArticleHead {
  return { title, publisher, category, tags, publishedMs: Date.UTC(2022, 0, 25), publishedDay: '2022-01-25' };
}

const heads: ArticleHead[] = [
  headOf('科技日报', '工信部：加码扶持元宇宙等新兴领域主力军', ['中小企业']),
  headOf('沧州日报', '支持中小企业，今年将从这些方面发力！'),
  headOf('中國證券報', '“小巨人”企業 數字化轉型試點', ['資本市場']),
  headOf('中国证券网', '沪深两市收盘'),
];
const names = createNearNames({ segmenter, heads: () => heads });
const anyFits = (filters: readonly QuestionFilter[]) => heads.some(articleFilter(filters, normalize));
const mended = (question: string) =>
  mendFilters(question, read(question), { names, anyFits }, 3).map((each) => each.question);

describe('a filter that names what there is not', () => {
  it.each([
    ['来源:科级日报 利润', ['来源:科技日报 利润']],
    ['利润 source：苍州日报 多少', ['利润 source：沧州日报 多少']],
    // As it is written in the article, whatever the characters it was asked in.
    ['来源:中国证卷报 利润', ['来源:中國證券報 利润']],
    ['分类:中小起业 利润', ['分类:中小企业 利润']],
    // Of a title the part that is near.
    ['标题:元宇审 企业', ['标题:元宇宙 企业']],
    ['标题:元雨宙 企业', ['标题:元宇宙 企业']],
    ['标题:数字化专型 企业', ['标题:數字化轉型 企业']],
    ['标题:数字化转形试点 来源:中国证券报', ['标题:數字化轉型試點 来源:中国证券报']],
    // A blank needs quotes.
    ['标题:"小巨人企业 数字化"', ['标题:"小巨人”企業 數字化"']],
    // Each is there: nothing to mend, though no article has both.
    ['来源:科技日报 标题:中小企业', []],
    ['来源:科技日报 日期:2020', []],
    ['来源:火星晚报 利润', []],
    ['来源:日板 利润', []],
    ['利润', []],
  ])('%s', (question, expected) => {
    expect(mended(question)).toEqual(expected);
  });

  it('names follow the articles', () => {
    heads.push(headOf('农民日报', '稻田养蟹'));
    expect(mended('来源:农名日报 利润')).toEqual(['来源:农民日报 利润']);
    heads.pop();
    expect(mended('来源:农名日报 利润')).toEqual([]);
  });
});

it('any name can be written as a filter that its article fits, unless there is nothing to see', () => {
  fc.assert(
    fc.property(anyText, (name) => {
      const value = filterValue(name);
      if (value === null) return;
      const { filters, rest } = read(`来源:${value}`);
      expect(rest.trim()).toBe('');
      expect(filters).toHaveLength(1);
      const [filter] = filters;
      expect(filter?.kind === 'source' ? normalize(name) : '').toContain(filter?.kind === 'source' ? filter.text : '?');
    }),
    { seed: 20220125, numRuns: 500 },
  );
});
