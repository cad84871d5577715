import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heaviestWindow, windowUtf16Units } from '../../src/search/heaviest-window.js';
import { questionUnits } from '../../src/search/question-units.js';

const units = [
  { text: '中', idf: 2 },
  { text: '国', idf: 3 },
  { text: 'a', idf: 5 },
  { text: '\ud842', idf: 7 },
];
const heaviest = heaviestWindow(units);

/** As it is said: each window looked at by itself. */
function slowly(text: string): number {
  const weightOf = (window: string) =>
    units.reduce((sum, { text: unit, idf }) => sum + (window.includes(unit) ? idf : 0), 0);
  const windows = Array.from({ length: Math.max(1, text.length - windowUtf16Units + 1) }, (_, at) =>
    text.slice(at, at + windowUtf16Units),
  );
  return Math.max(...windows.map(weightOf));
}

describe('the heaviest window', () => {
  it('counts a unit once, and what it does not know not at all', () => {
    expect(heaviest('')).toBe(0);
    expect(heaviest('没有')).toBe(0);
    expect(heaviest('中中国，国')).toBe(5);
  });

  it('holds 80 units, and not one more', () => {
    expect(heaviest(`中${'，'.repeat(78)}国`)).toBe(5);
    expect(heaviest(`中${'，'.repeat(79)}国`)).toBe(3);
  });

  it('is the same as each window looked at by itself, text after text', () => {
    const anyText = fc.array(fc.constantFrom('中', '国', 'a', '𠮷', '，', '，，，，，，，，，，，，，，，，，，'), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(anyText, (pieces) => {
        expect(heaviest(pieces.join(''))).toBe(slowly(pieces.join('')));
      }),
      { numRuns: 500 },
    );
  });
});

describe('the units that a question is compared by', () => {
  it('are distinct, in its order, without signs and blanks', () => {
    expect(questionUnits({ unified: 'gdp增长，增 长了27.3%？' })).toEqual(Array.from('gdp增长了273'));
  });

  it('are those of its first 200 units, halves of characters among them', () => {
    expect(questionUnits({ unified: `${'中'.repeat(199)}国家` })).toEqual(['中', '国']);
    expect(questionUnits({ unified: '𠮷' })).toEqual(['\ud842', '\udfb7']);
  });
});
