import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberForms } from '../../src/words/number-forms.js';
import { markedMonth, numberTerms, yearsAround } from '../../src/words/number-terms.js';
import { unifyNumbers } from '../../src/words/unify-numbers.js';
import { anyText } from './any-text.js';
import { chineseNumeral } from './chinese-numeral.js';
import { segmenter } from './real-segmenter.js';

const january2022 = { year: 2022, month: 1 };

/** All that a text is found by. */
function wordsOf(text: string): ReadonlySet<string> {
  return new Set([...segmenter.segment(text).words.map((word) => word.text), ...numberTerms(text, january2022)]);
}

describe('numbers and dates that mean the same', () => {
  it.each([
    ['三百二十家', '320家'],
    ['三百二十万', '3200000'],
    ['两万', '2万'],
    ['两万', '20000'],
    ['2万', '20,000'],
    ['1.5亿元', '15000万元'],
    ['1.5亿元', '一亿五千万元'],
    ['8500亿', '八千五百亿'],
    ['百分之二十', '20%'],
    ['百分之二十', '两成'],
    ['百分之二点五', '2.5%'],
    ['百分之20', '2成'],
    ['三成五', '35%'],
    ['两成半', '25%'],
    ['千分之三', '3‰'],
    ['三分之一', '1/3'],
    ['第3', '第三'],
    ['第二十届', '第20届'],
    ['第三季度', '3季度'],
    ['三季度', '第3季度'],
    ['三家', '3家'],
    ['两个', '2个'],
    ['十家', '10家'],
    ['三个月', '3个月'],
    ['九十年代', '90年代'],
    ['2022年1月5日', '2022-01-05'],
    ['2022年1月5日', '2022/1/5'],
    ['2022年1月5日', '2022年01月05日'],
    ['2022年1月5日', '二〇二二年一月五日'],
    ['2021年12月', '2021-12'],
    ['二零二二年', '2022年'],
    ['十一月', '11月'],
    ['今年', '2022年'],
    ['去年', '2021年'],
    ['明年', '2023年'],
    ['今年1月', '本月'],
    ['上个月', '2021年12月'],
    ['上月', '去年12月'],
    ['下月', '2022年2月'],
  ])('%s and %s meet', (one, other) => {
    expect(unifyNumbers(one, january2022).text).toBe(unifyNumbers(other, january2022).text);
    const found = wordsOf(other);
    const sought = numberForms(one, january2022).flatMap(({ terms }) => terms);
    expect(sought.filter((term) => !found.has(term))).toEqual([]);
    expect([...wordsOf(one)].some((term) => /\d/u.test(term) && found.has(term))).toBe(true);
  });

  it('are found by the number in whichever way it is written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 11, max: 99_999_999 }), (value) => {
        expect(unifyNumbers(`共${chineseNumeral(value)}元`).text).toBe(unifyNumbers(`共${value}元`).text);
      }),
    );
  });
});

describe('what only looks like a number', () => {
  it.each([
    '一些企业',
    '统一市场',
    '一个',
    '三农',
    '三亚',
    '六安',
    '五粮液',
    '五台山',
    '三台风',
    '十分重要',
    '万一',
    '千万不要',
    '百万富翁',
    '几十万人',
    '数百家',
    '十多家',
    '十几家',
    '三四十人',
    '十四五规划',
    '一成不变',
    '三成立',
    '如今年轻人',
    '失去年华',
    '发明年会',
    '日本月球',
    '以上月份',
    '500千瓦',
    '前三季度',
    '星期三',
    '27.3%',
    '5g',
    '2021-22',
  ])('%s stays as it is', (text) => {
    expect(numberForms(text, january2022)).toEqual([]);
  });

  it.each([
    ['第一', '1'],
    ['第一', '一'],
    ['三个月', '3月'],
    ['三成', '3'],
    ['三分之一', '3分'],
    ['二十', '20%'],
    ['1.5亿', '1.5万'],
    ['11月', '1月'],
    ['15日', '5日'],
    ['前三季度', '第三季度'],
    ['2022年1月', '2021年1月'],
    ['去年', '2022年'],
  ])('%s and %s do not meet', (one, other) => {
    expect(unifyNumbers(one, january2022).text).not.toBe(unifyNumbers(other, january2022).text);
    const found = wordsOf(other);
    expect([...wordsOf(one)].filter((word) => !word.startsWith('@') && !found.has(word))).not.toEqual([]);
  });

  it('where no month is known, 今年 is one of them', () => {
    expect(numberForms('今年和上月')).toEqual([]);
  });
});

describe('the forms of any text', () => {
  it('lie in it, in order, apart; to unify it twice changes nothing more', () => {
    const numbers = fc.stringMatching(/^[今去年月日第百分之成〇一二两三十百千万亿0-9.,/家个-]{0,12}$/u);
    fc.assert(
      fc.property(fc.array(fc.oneof(numbers, anyText), { maxLength: 4 }), (parts) => {
        const text = segmenter.normalize(parts.join('，')).text;
        let end = 0;
        for (const form of numberForms(text, january2022)) {
          expect(form.start).toBeGreaterThanOrEqual(end);
          expect(form.end).toBeGreaterThan(form.start);
          expect(form.end).toBeLessThanOrEqual(text.length);
          expect(form.terms.length).toBeGreaterThan(0);
          end = form.end;
        }
      }),
    );
  });
});

describe('the marks of a passage that tells a time relative to its article', () => {
  const holds = (text: string) => {
    const terms = new Set(numberTerms(text, january2022));
    return (term: string) => terms.has(term);
  };

  it('tell its month to whoever asks for that year or one beside it', () => {
    expect(markedMonth(yearsAround('2022年增长多少'), holds('今年增长两成'))).toEqual(january2022);
    expect(markedMonth(yearsAround('2021年增长多少'), holds('去年增长两成'))).toEqual(january2022);
    expect(markedMonth(yearsAround('2019年增长多少'), holds('今年增长两成'))).toBeUndefined();
  });

  it('are missing where nothing is relative', () => {
    expect(markedMonth([2022], holds('2022年增长两成'))).toBeUndefined();
    expect(numberTerms('企业', january2022)).toEqual([]);
  });
});
