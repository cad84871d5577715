import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numeralValue } from '../../src/words/numeral.js';
import { chineseNumeral } from './chinese-numeral.js';

describe('a Chinese numeral', () => {
  it.each([
    ['三百二十', 320],
    ['十五', 15],
    ['一十五', 15],
    ['两千零二十二', 2022],
    ['一千零五', 1_005],
    ['两万', 20_000],
    ['一亿五千万', 150_000_000],
    ['三万零五百', 30_500],
    ['十二万亿', 12e12],
  ])('%s is a number', (numeral, value) => {
    expect(numeralValue(numeral)).toBe(value);
  });

  it.each([
    '',
    '万',
    '万一',
    '千万',
    '百',
    '三四十',
    '七八百',
    '十四五',
    '二百五',
    '三万五',
    '一百百',
    '零',
    '一二三',
    '千三百',
    '二零',
  ])('%j is none, or not surely one', (numeral) => {
    expect(numeralValue(numeral)).toBeNull();
  });

  it('of hostile length is none, at once', () => {
    expect(numeralValue('亿万'.repeat(16))).toBeNull();
    expect(numeralValue('一'.concat('亿'.repeat(100_000)))).toBeNull();
  });

  it('of any whole number is that number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999_999 }), (value) => {
        expect(numeralValue(chineseNumeral(value))).toBe(value);
      }),
    );
  });
});
