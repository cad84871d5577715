import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createNormalizeText } from '../../src/words/normalize-text.js';
import { splitRuns } from '../../src/words/split-runs.js';
import { anyText } from './any-text.js';

const normalize = createNormalizeText();

/** Runs of a text as it is matched; Han runs in brackets. */
function runsOf(text: string): string[] {
  return splitRuns(normalize(text).text).map((run) => (run.kind === 'han' ? `[${run.text}]` : run.text));
}

describe('numbers', () => {
  it.each([
    ['a share stays with its sign', '增长27.3%。', ['[增长]', '27.3%']],
    ['full width as half width', '增长２７．３％', ['[增长]', '27.3%']],
    ['per mille', '5‰左右', ['5‰', '[左右]']],
    ['degrees', '气温25℃', ['[气温]', '25°c']],
    ['thousands lose their commas', '8,500亿元', ['8500', '[亿元]']],
    ['millions too, with decimals', '1,234,567.8万', ['1234567.8', '[万]']],
    ['a comma that parts no thousands parts two numbers', '3,45,8', ['3', '45', '8']],
    ['a Chinese comma parts two numbers', '28.2%、20.7%', ['28.2%', '20.7%']],
    ['a loss keeps its sign', '净利润为 -3.5亿元', ['[净利润为]', '-3.5', '[亿元]']],
    ['in brackets too', '(+5%)', ['+5%']],
    ['a range is no loss', '1.66亿元-1.82亿元', ['1.66', '[亿元]', '1.82', '[亿元]']],
    ['nor between bare numbers', '3-5名', ['3', '5', '[名]']],
    ['a date is three numbers', '2021-12-08', ['2021', '12', '08']],
    ['a year stands alone', '2021年12月', ['2021', '[年]', '12', '[月]']],
    ['a point at the end of a sentence is none of it', '共27.', ['[共]', '27']],
  ])('%s: %s', (_, text, expected) => {
    expect(runsOf(text)).toEqual(expected);
  });
});

describe('words of letters and digits', () => {
  it.each([
    ['5G网络', ['5g', '[网络]']],
    ['Mate60手机', ['mate60', '[手机]']],
    ['HFO-1234yf制冷剂', ['hfo-1234yf', '[制冷剂]']],
    ['COVID-19', ['covid-19']],
    ['S&P500', ['s&p500']],
    ['A股', ['a', '[股]']],
    ['3D打印', ['3d', '[打印]']],
    ['AI+5G', ['ai', '5g']],
    ['大数据 +5G', ['[大数据]', '5g']],
    // A unit belongs to all of its number, not to what stands after the point or the comma.
    ['1.2GWh储能', ['1.2gwh', '[储能]']],
    ['1,500km', ['1500km']],
    ['2.0T发动机', ['2.0t', '[发动机]']],
    ['カタカナとひらがな漢字', ['カタカナとひらがな', '[汉字]']],
    ['한국어', ['한국어']],
  ])('%s', (text, expected) => {
    expect(runsOf(text)).toEqual(expected);
  });
});

describe('everything else', () => {
  it.each([
    ['emoji part words', '中国😀经济', ['[中国]', '[经济]']],
    ['a rare character belongs to its run', '𠮷野家上市', ['[𠮷野家上市]']],
    ['the Chinese zero and the repetition mark are Han', '二〇二一人々', ['[二〇二一人々]']],
    ['signs and blanks give nothing', ' ！？“”——\n😀…', []],
    ['nothing gives nothing', '', []],
  ])('%s: %j', (_, text, expected) => {
    expect(runsOf(text)).toEqual(expected);
  });

  it('places are those of the text, in order and apart', () => {
    fc.assert(
      fc.property(anyText, (original) => {
        const { text } = normalize(original);
        let last = 0;
        for (const run of splitRuns(text)) {
          expect(run.start).toBeGreaterThanOrEqual(last);
          expect(text.slice(run.start, run.end).replaceAll(/(?<=\d),(?=\d{3})/gu, '')).toBe(run.text);
          last = run.end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
      { seed: 20220125, numRuns: 500 },
    );
  });

  it('no letter, digit or Han character is lost', () => {
    fc.assert(
      fc.property(anyText, (original) => {
        const { text } = normalize(original);
        const inRuns = splitRuns(text).map(({ start, end }) => text.slice(start, end));
        const kept = (part: string) => part.replaceAll(/[^\p{L}\p{Nd}]/gu, '').replaceAll(/[^\p{L}\d]/gu, '');
        expect(kept(inRuns.join(''))).toBe(kept(text));
      }),
      { seed: 20220125, numRuns: 500 },
    );
  });
});
