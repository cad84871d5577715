import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createZone } from '../../src/article/zone.js';
import { literalQuestion, partNearestTo, partsOf } from '../../src/search/pasted-words.js';
import { readQuestion } from '../../src/search/question.js';
import { anyText } from '../words/any-text.js';
import { segmenter } from '../words/real-segmenter.js';

const calendar = { now: () => Date.UTC(2022, 2, 10), zone: createZone('UTC') };

describe('words that somebody else wrote', () => {
  it.each([
    ['来源：新华社 全国粮食总产量创新高', '来源 新华社 全国粮食总产量创新高'],
    ['日期:昨天\n-元宇宙\n- 芯片', '日期 昨天\n 元宇宙\n 芯片'],
    ['他说"稳中求进"，气温-5度', '他说 稳中求进 ，气温-5度'],
    ['👉 https://t.me/news/1?a=b 订阅 @finance_news', '👉 订阅'],
    ['10:30 开市', '10:30 开市'],
    ['', ''],
  ])('%j ask %j', (words, question) => {
    expect(literalQuestion(words)).toBe(question);
  });

  it('hold no operator and no phrase, whatever they are', () => {
    const piece = fc.constantFrom(
      '来源：',
      'date:',
      '-',
      '－',
      '"',
      '＂',
      '“',
      '”',
      ' ',
      '\n',
      '词',
      '5',
      'https://a.b/c',
      '@someone_x',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, anyText), { maxLength: 12 }), (parts) => {
        const { operators, phrases } = readQuestion(segmenter, literalQuestion(parts.join('')), calendar);
        expect({ ...operators, rest: '', phrases }).toEqual({
          rest: '',
          excluded: [],
          exclusions: [],
          filters: [],
          written: [],
          places: [],
          unreadable: [],
          phrases: [],
        });
      }),
    );
  });
});

describe('the parts of a post', () => {
  it('are its lines, without what is too short to tell anything', () => {
    expect(partsOf('快讯\n央行授权公布贷款市场报价利率。\n\n新能源汽车产量同比增长。')).toEqual([
      '央行授权公布贷款市场报价利率。',
      '新能源汽车产量同比增长。',
    ]);
  });

  it('are whole sentences where a line is long, and nothing is lost', () => {
    const sentence = `${'稻'.repeat(99)}。`;
    const parts = partsOf(sentence.repeat(7));
    expect(parts.map(({ length }) => length)).toEqual([300, 300, 100]);
    expect(parts.join('')).toBe(sentence.repeat(7));
  });

  it('the nearest to a text is the one that shares most with it for its length', () => {
    const parts = ['央行授权公布贷款市场报价利率下调', '新能源汽车产量同比增长，出口创新高', '贷款'];
    expect(partNearestTo('一年期贷款市场报价利率下调5个基点', parts)).toBe(parts[0]);
    expect(partNearestTo('汽车', [])).toBeUndefined();
  });
});
