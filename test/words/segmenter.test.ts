import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { questionWords } from '../../src/words/question-words.js';
import { stopWords } from '../../src/words/stop-words.js';
import { anyText } from './any-text.js';
import { segmenter } from './real-segmenter.js';

const runs = { seed: 20220125, numRuns: 500 } as const;

function wordsOf(text: string): string[] {
  return segmenter.segment(text).words.map((word) => word.text);
}

describe('words of a text', () => {
  it.each([
    ['工信部', '工信部表示'],
    ['2021', '2021年'],
    ['27.3%', '同比增长27.3%，'],
    ['王瀚超', '王瀚超认为'],
    ['北交所', '北交所开市'],
    ['普惠小微', '普惠小微贷款'],
    ['显著', '利润显著增长'],
    ['hfo-1234yf', '制冷剂HFO-1234yf'],
    ['1.2gwh', '1.2GWh储能'],
  ])('%s is whole in %s', (word, text) => {
    expect(wordsOf(text)).toContain(word);
  });

  it('are the same in Traditional, Simplified and full width', () => {
    const expected = ['国家', '发展', '5g', '8500', '亿元'];
    expect(wordsOf('国家发展5G，8,500亿元')).toEqual(expected);
    expect(wordsOf('國家發展５Ｇ，８，５００億元')).toEqual(expected);
  });

  it('are those of a sentence, without stop and question words', () => {
    expect(wordsOf('工信部的总工程师是谁？')).toEqual(['工信部', '总工程师']);
  });

  it('are none where only stop and question words stand', () => {
    expect(wordsOf('什么是什么的？')).toEqual([]);
    expect(wordsOf('亏损了么？')).toEqual(['亏损']);
  });

  it('keep negations', () => {
    expect(wordsOf('没有发布，不是新闻')).toEqual(expect.arrayContaining(['没有', '不是']));
  });

  it.each([
    '去年，普惠小微貸款餘額同比增長２７．３％。',
    '８，５００億元的ﬁnance𠮷野家，在25℃下。',
    '“1+2”政策组合拳：Mate60与HFO-1234yf，😀专精特新！',
    '１．２ＧＷｈ 儲能，ｶﾞｽ與한국',
  ])('stand where they say they stand: %s', (original) => {
    const { normalized, words } = segmenter.segment(original);
    expect(words.length).toBeGreaterThan(3);
    for (const word of words) {
      const { start, end } = normalized.toOriginal(word.start, word.end);
      const written = segmenter.normalize(original.slice(start, end)).text;
      expect(written.replaceAll(',', '')).toBe(word.text);
    }
  });
});

describe('cut', () => {
  it('gives every word, dropped ones too', () => {
    expect(segmenter.cut('工信部的总工程师是谁？')).toEqual(['工信部', '的', '总工程师', '是', '谁']);
  });

  it('holds the words of segment in their order, and else only dropped ones', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const kept = segmenter.cut(text).filter((word) => !stopWords.has(word) && !questionWords.has(word));
        expect(wordsOf(text)).toEqual(kept);
      }),
      runs,
    );
  });
});

describe('of any string', () => {
  it('words are inside it, in order, apart, and spell what stands there', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { normalized, words } = segmenter.segment(text);
        let last = 0;
        for (const word of words) {
          expect(word.start).toBeGreaterThanOrEqual(last);
          const written = normalized.text.slice(word.start, word.end);
          expect(/\d/u.test(word.text) ? written.replaceAll(',', '') : written).toBe(word.text);
          last = word.end;
        }
        expect(last).toBeLessThanOrEqual(normalized.text.length);
      }),
      runs,
    );
  });

  it('words are the same each time, whatever was cut between', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, other) => {
        const first = segmenter.segment(text).words;
        segmenter.segment(other);
        expect(segmenter.segment(text).words).toEqual(first);
      }),
      runs,
    );
  });
});
