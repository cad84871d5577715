import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FoldedPassage } from '../../src/answer/fold-equal-passages.js';
import { spreadOverArticles } from '../../src/answer/spread-over-articles.js';
import { articleIdOfPassage } from '../../src/article/article-id.js';
import { ranked } from './found-passages.js';

/** `AAB` is two passages of article A, then one of B; each is named by article and place. */
function folded(articles: string): FoldedPassage[] {
  const counts = new Map<string, number>();
  return Array.from(articles, (id) => {
    const ordinal = counts.get(id) ?? 0;
    counts.set(id, ordinal + 1);
    return { best: ranked(`${id}#${ordinal}`, 1), others: [] };
  });
}

function names(passages: readonly FoldedPassage[]): string[] {
  return passages.map(({ best }) => best.id);
}

function spread(articles: string): string {
  return spreadOverArticles(folded(articles))
    .map(({ best }) => articleIdOfPassage(best.id))
    .join('');
}

describe('passages spread over articles', () => {
  it.each([
    ['one article keeps its order', 'AAAA', 'AAAA'],
    ['the third of one article waits for others', 'AAAB', 'AABA'],
    ['it waits behind all of the first five', 'AAABCD', 'AABCDA'],
    ['nothing moves where no article has three', 'ABABC', 'ABABC'],
    ['two articles fill what others do not', 'AAABBB', 'AABBAB'],
    ['the order after the first five is the old one', 'AAAABBCDAB', 'AABBCAADAB'],
    ['nothing gives nothing', '', ''],
  ])('%s: %s → %s', (_, articles, expected) => {
    expect(spread(articles)).toBe(expected);
  });

  const anyArticles = fc.string({ unit: fc.constantFrom('A', 'B', 'C', 'D'), maxLength: 14 });
  const runs = { seed: 20220125, numRuns: 500 } as const;

  it('lose nothing', () => {
    fc.assert(
      fc.property(anyArticles, (articles) => {
        const passages = folded(articles);
        expect(names(spreadOverArticles(passages)).toSorted()).toEqual(names(passages).toSorted());
      }),
      runs,
    );
  });

  it('have at most two of one article in the first five, while others are left', () => {
    fc.assert(
      fc.property(anyArticles, (articles) => {
        const result = spread(articles);
        for (const article of new Set(result)) {
          const others = result.length - result.split(article).length + 1;
          // Two of this article and every other one, at most two of each, come before its third.
          const otherArticles = [...new Set(result)].filter((id) => id !== article);
          const available = otherArticles.reduce((sum, id) => sum + Math.min(2, result.split(id).length - 1), 0);
          const inFirstFive = result.slice(0, 5).split(article).length - 1;
          expect(inFirstFive).toBeLessThanOrEqual(Math.max(2, 5 - available));
          expect(others).toBeGreaterThanOrEqual(available);
        }
      }),
      runs,
    );
  });

  it('keep the order of each article, and of those that wait', () => {
    fc.assert(
      fc.property(anyArticles, (articles) => {
        const before = names(folded(articles));
        const after = names(spreadOverArticles(folded(articles)));
        for (const article of 'ABCD') {
          const own = (ids: readonly string[]) => ids.filter((id) => id.startsWith(article));
          expect(own(after)).toEqual(own(before));
        }
        const places = after.slice(5).map((id) => before.indexOf(id));
        expect(places).toEqual(places.toSorted((a, b) => a - b));
      }),
      runs,
    );
  });
});
