import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LiveIndex } from '../../src/index/live/live-index.js';
import type { IndexedPassage, IndexQuery, PassageIndex } from '../../src/index/passage-index.js';
import { countedStatistics, exhaustive } from './exhaustive.js';
import { anyPassages, anyQuery } from './random-passages.js';
import { statistics } from './what-an-index-says.js';

const runs = { seed: 20220125, numRuns: 400 } as const;

function found(index: PassageIndex, query: IndexQuery, limit: number) {
  return index
    .candidates(query, limit)
    .map(({ id, score, wordScore, bigramScore }) => ({ id, score, wordScore, bigramScore }));
}

describe('an index of any passages', () => {
  it('has the statistics of all of them', () => {
    fc.assert(
      fc.property(anyPassages, (passages) => {
        const index = new LiveIndex();
        index.put('article', passages);
        expect(statistics(index)).toEqual(statistics(countedStatistics(passages)));
      }),
      runs,
    );
  });

  it('gives the candidates that scoring every passage gives, with the same scores', () => {
    fc.assert(
      fc.property(anyPassages, anyQuery, fc.integer({ min: 0, max: 16 }), (passages, query, limit) => {
        const index = new LiveIndex();
        index.put('article', passages);
        expect(found(index, query, limit)).toEqual(exhaustive(passages, query, limit));
      }),
      runs,
    );
  });
});

type Change =
  | { readonly kind: 'put'; readonly article: string; readonly passages: readonly IndexedPassage[] }
  | { readonly kind: 'discard'; readonly article: string };

const article = fc.constantFrom('a', 'b', 'c', 'd');
const anyChange: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.tuple(article, anyPassages).map(([id, passages]): Change => {
      const own = passages.slice(0, 5).map((passage, i) => ({ ...passage, id: `${id}#${i}` }));
      return { kind: 'put', article: id, passages: own };
    }),
  },
  { weight: 1, arbitrary: article.map((id): Change => ({ kind: 'discard', article: id })) },
);

describe('an index that was changed', () => {
  it('is as one that never held anything else', () => {
    fc.assert(
      fc.property(fc.array(anyChange, { maxLength: 12 }), anyQuery, (changes, query) => {
        const index = new LiveIndex();
        const held = new Map<string, readonly IndexedPassage[]>();
        for (const change of changes) {
          if (change.kind === 'put') {
            index.put(change.article, change.passages);
            held.set(change.article, change.passages);
          } else {
            index.discard(change.article);
            held.delete(change.article);
          }
        }
        const fresh = new LiveIndex();
        for (const [id, passages] of held) fresh.put(id, passages);
        expect(statistics(index)).toEqual(statistics(fresh));
        expect(found(index, query, 100)).toEqual(found(fresh, query, 100));
      }),
      runs,
    );
  });
});
