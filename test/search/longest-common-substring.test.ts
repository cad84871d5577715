import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestCommonSubstring } from '../../src/search/longest-common-substring.js';

/** The table of Wagner & Fischer: `lengths[j]` is the run that ends at both places. */
function byTable(a: string, b: string): number {
  let lengths = Array.from({ length: b.length + 1 }, () => 0);
  let best = 0;
  for (let i = 0; i < a.length; i++) {
    lengths = lengths.map((_, j) => (j > 0 && a[i] === b[j - 1] ? (lengths[j - 1] ?? 0) + 1 : 0));
    best = Math.max(best, ...lengths);
  }
  return best;
}

describe('the longest run that two texts share', () => {
  it.each([
    ['中小企业融资', '支持中小企业直接融资', 4],
    ['融资', '融了资', 1],
    ['同样', '同样', 2],
    ['', '有', 0],
    ['有', '', 0],
    ['𠮷野家', '𠮷野', 3],
  ])('of %s and %s', (question, text, expected) => {
    expect(longestCommonSubstring(question)(text)).toBe(expected);
  });

  it('is what the table says', () => {
    const text = fc.string({ unit: fc.constantFrom('中', '国', 'a', '1'), maxLength: 30 });
    fc.assert(
      fc.property(text, fc.array(text, { maxLength: 3 }), (question, texts) => {
        const shared = longestCommonSubstring(question);
        // One question is asked of many texts: none leaves anything behind.
        expect(texts.map(shared)).toEqual(texts.map((other) => byTable(question, other)));
      }),
      { seed: 20220125, numRuns: 1_000 },
    );
  });
});

describe('a very long question', () => {
  it('is compared by its first 200 units', () => {
    const text = '乙'.repeat(300);
    expect(longestCommonSubstring(`${'甲'.repeat(190)}${'乙'.repeat(300)}`)(text)).toBe(10);
    expect(longestCommonSubstring('乙'.repeat(4_096))(text)).toBe(200);
  });
});
