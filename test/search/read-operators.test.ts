import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createZone } from '../../src/article/zone.js';
import { readOperators } from '../../src/search/read-operators.js';
import { anyText } from '../words/any-text.js';
import { segmenter } from '../words/real-segmenter.js';

const calendar = { now: () => Date.UTC(2022, 2, 10), zone: createZone('UTC') };
const read = (question: string) => {
  const { rest, ...others } = readOperators(question, (text) => segmenter.normalize(text), calendar);
  return { rest: rest.replaceAll(/\s+/gu, ' ').trim(), ...others };
};
const nothing = { excluded: [], exclusions: [], filters: [], written: [], places: [], unreadable: [] };

describe('operators', () => {
  it('a question without them is left as it is', () => {
    const question = '2021年1至11月，小微企业用电量增长了多少？';
    expect(read(question)).toEqual({ ...nothing, rest: question });
  });

  it('filters are named in Chinese and English, Traditional and full width', () => {
    const filters = [{ kind: 'source', text: '科技日报' }];
    for (const written of ['来源:科技日报', 'source:科技日报', '來源：科技日報', 'SOURCE：科技日报', '媒体:科技日报']) {
      expect(read(`${written} 元宇宙`)).toEqual({
        ...nothing,
        rest: '元宇宙',
        filters,
        written: [written],
        places: [0],
      });
      expect(read(`元宇宙　${written}`).filters).toEqual(filters);
    }
    expect(read('分类:财经 标题:"专精特新 企业" 贷款')).toMatchObject({
      rest: '贷款',
      filters: [
        { kind: 'category', text: '财经' },
        { kind: 'title', text: '专精特新 企业' },
      ],
    });
  });

  it('dates narrow from one side or both', () => {
    const january = { fromMs: Date.UTC(2022, 0, 1), untilMs: Date.UTC(2022, 1, 1) };
    expect(read('日期:2022-01 贷款').filters).toEqual([{ kind: 'published', ...january }]);
    expect(read('after:2022-01 贷款').filters).toEqual([{ kind: 'published', fromMs: january.fromMs, untilMs: null }]);
    expect(read('before:2022-02 贷款').filters).toEqual([
      { kind: 'published', fromMs: null, untilMs: january.untilMs },
    ]);
    expect(read('日期:最近7天 贷款').filters).toEqual([
      { kind: 'published', fromMs: Date.UTC(2022, 2, 3), untilMs: null },
    ]);
  });

  it('a date that can not be read is told as it was written', () => {
    expect(read('日期:明天过后 贷款')).toEqual({ ...nothing, rest: '贷款', unreadable: ['日期:明天过后'] });
  });

  it('a word behind a minus is left out, a number behind one has a sign', () => {
    expect(read('贷款 -元宇宙 －"小巨人 企业"')).toEqual({
      ...nothing,
      rest: '贷款',
      excluded: ['元宇宙', '小巨人 企业'],
      exclusions: ['-元宇宙', '－"小巨人 企业"'],
    });
    expect(read('利润 -5%')).toEqual({ ...nothing, rest: '利润 -5%' });
    expect(read('HFO-1234yf A-B - --')).toEqual({ ...nothing, rest: 'HFO-1234yf A-B - --' });
  });

  it('other colons, and filters in the middle of a word, are part of the question', () => {
    for (const question of ['时间12:30', '他说：贷款', '这篇文章的来源:不明', '来源:', 'https://example.org/a?b=1']) {
      expect(read(question)).toEqual({ ...nothing, rest: question });
    }
  });

  it('one may stand right behind another that quotes end', () => {
    expect(read('-"小巨人"来源:"科技日报"-元宇宙 贷款')).toEqual({
      ...nothing,
      rest: '贷款',
      excluded: ['小巨人', '元宇宙'],
      exclusions: ['-"小巨人"', '-元宇宙'],
      filters: [{ kind: 'source', text: '科技日报' }],
      written: ['来源:"科技日报"'],
      places: [6],
    });
  });

  it('any text is read, and what is left was in it', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { rest, written, unreadable } = readOperators(text, (each) => segmenter.normalize(each), calendar);
        for (const part of [...written, ...unreadable]) expect(text).toContain(part);
        for (const part of rest.split(/\s+/u)) expect(text).toContain(part);
      }),
    );
  });
});
