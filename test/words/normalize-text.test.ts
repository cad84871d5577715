import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createNormalizeText, type NormalizedText } from '../../src/words/normalize-text.js';
import { anyText } from './any-text.js';

const normalize = createNormalizeText();
const runs = { seed: 20220125, numRuns: 500 } as const;

/** For each UTF-16 unit of the normalised text, the piece of the original it came from. */
function origins(original: string): string[] {
  const normalized = normalize(original);
  return Array.from({ length: normalized.text.length }, (_, i) => pieceOf(original, normalized, i, i + 1));
}

function pieceOf(original: string, normalized: NormalizedText, start: number, end: number): string {
  const span = normalized.toOriginal(start, end);
  return original.slice(span.start, span.end);
}

describe('the normalised text', () => {
  it.each([
    ['full width', '２７．３％', '27.3%'],
    ['full-width Latin, lower-cased', 'ＧＤＰ', 'gdp'],
    ['ligature', 'ﬁnance', 'finance'],
    ['combining mark', 'cafe\u0301', 'café'],
    ['outside the BMP', '𠮷野家', '𠮷野家'],
    ['Traditional', '國家發展', '国家发展'],
    ['Traditional, one to many', '頭髮乾了', '头发干了'],
    ['Simplified words of the same characters stay', '皇后和乾隆', '皇后和乾隆'],
    ['Simplified text is not converted once more', '显著 编著 土著 饿了么 破坏土地', '显著 编著 土著 饿了么 破坏土地'],
    ['the Traditional 著 is 着, but for its own words', '隨著 顯著 著名 執著', '随着 显著 著名 执着'],
    ['degree sign with its letter', '25℃', '25°c'],
    ['fraction', '½', '1⁄2'],
    ['dotted capital I, which grows in lower case', 'İ', 'i̇'],
    ['half-width katakana with its voiced mark', 'ｶﾞｽ', 'ガス'],
    ['Hangul letters', '\u1112\u1161\u11ab', '한'],
    ['half-width and compatibility Hangul letters', 'ﾡￂㄱㅏ', '가가'],
    ['full-width quotes are ASCII ones, Chinese quotes stay', '＂引＂“文”', '"引"“文”'],
  ])('%s: %j → %j', (_, original, expected) => {
    expect(normalize(original).text).toBe(expected);
  });

  it('is that of the whole, however it was cut into pieces to follow places', () => {
    // Text that is NFKC already takes the way without pieces. (Σ at the end of a word lower-cases by its neighbours.)
    fc.assert(
      fc.property(
        anyText.filter((text) => !text.includes('Σ')),
        (text) => {
          expect(normalize(text).text).toBe(normalize(text.normalize('NFKC').toLowerCase()).text);
        },
      ),
      runs,
    );
  });
});

describe('the way back', () => {
  it.each([
    ['unit for unit where width alone changes', '２７％', ['２', '７', '％']],
    ['all of a ligature for each of its letters', 'ﬁn', ['ﬁ', 'ﬁ', 'n']],
    ['a letter with its mark for the composed one', 'e\u0301té', ['e\u0301', 't', 'é']],
    ['character for character from Traditional', '國家', ['國', '家']],
    ['a character outside the BMP for a Simplified one inside', '訁𧩙x', ['訁', '𧩙', 'x']],
    ['℃ for both of its units', '5℃了', ['5', '℃', '℃', '了']],
    ['½ for all of its three', '½杯', ['½', '½', '½', '杯']],
    ['İ for both of its units', 'İs', ['İ', 'İ', 's']],
    ['a voiced kana for both halves', 'ｶﾞx', ['ｶﾞ', 'x']],
    ['composed Hangul for its letters', 'ㄱㅏx', ['ㄱㅏ', 'x']],
    ['Traditional after something that grew', '½國℃', ['½', '½', '½', '國', '℃', '℃']],
  ])('gives %s: %j', (_, original, expected) => {
    expect(origins(original)).toEqual(expected);
  });

  it('gives what stands beside any character back, whatever that one becomes', () => {
    const astray: string[] = [];
    for (let unit = 0; unit <= 0xff_ff; unit += 1) {
      const original = `文${String.fromCodePoint(unit)}，`;
      const normalized = normalize(original);
      const last = normalized.text.length - 1;
      const isRight = normalized.text.startsWith('文') && pieceOf(original, normalized, last, last + 1).endsWith('，');
      if (!isRight || normalized.text.at(-1) !== ',') astray.push(unit.toString(16));
    }
    expect(astray).toEqual([]);
  });

  it('gives whole surrogate pairs back for a word of them', () => {
    const original = 'ﬁ𠮷野家';
    const normalized = normalize(original);
    const at = normalized.text.indexOf('𠮷野家');
    expect(pieceOf(original, normalized, at, at + '𠮷野家'.length)).toBe('𠮷野家');
  });

  it('maps every run inside the original, in order, and the whole to the whole', () => {
    fc.assert(
      fc.property(anyText, (original) => {
        const normalized = normalize(original);
        let last = { start: 0, end: 0 };
        for (let i = 0; i < normalized.text.length; i++) {
          const span = normalized.toOriginal(i, i + 1);
          expect(span.start).toBeGreaterThanOrEqual(last.start);
          expect(span.end).toBeGreaterThanOrEqual(last.end);
          // Nothing of the original is skipped.
          expect(span.start).toBeLessThanOrEqual(last.end);
          expect(span.end).toBeGreaterThan(span.start);
          expect(span.end).toBeLessThanOrEqual(original.length);
          last = span;
        }
        // Nor is anything left at its end.
        expect(last.end).toBe(original.length);
        if (!normalized.isInPlace) return;
        expect(normalized.text).toHaveLength(original.length);
        for (let i = 0; i < original.length; i++)
          expect(normalized.toOriginal(i, i + 1)).toEqual({ start: i, end: i + 1 });
      }),
      runs,
    );
  });

  it('is the identity for text that does not change', () => {
    const plain = fc
      .array(fc.constantFrom('中', '小', '企', '业', '𠮷', 'a', '5', '%', ' ', '。', '“', '😀', 'é', '\n'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(plain, fc.nat(), fc.nat(), (text, a, b) => {
        const normalized = normalize(text);
        expect(normalized.text).toBe(text);
        expect(normalized.isInPlace).toBe(true);
        if (text === '') return;
        const start = a % text.length;
        const end = start + 1 + (b % (text.length - start));
        expect(normalized.toOriginal(start, end)).toEqual({ start, end });
      }),
      runs,
    );
  });
});
