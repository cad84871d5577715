import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unpackArticles } from '../../src/index/file/packed-articles.js';
import { mergeFrozen } from '../../src/index/frozen/merge-frozen.js';
import { LayeredIndex } from '../../src/index/layered-index.js';
import { LiveIndex } from '../../src/index/live/live-index.js';
import type { IndexedPassage } from '../../src/index/passage-index.js';
import { anyPassages, anyQuery } from './random-passages.js';
import { found, neighbours, statistics } from './what-an-index-says.js';

const runs = { seed: 20220125, numRuns: 1_000 } as const;

type Step =
  | { readonly kind: 'put'; readonly article: string; readonly passages: readonly IndexedPassage[] }
  | { readonly kind: 'discard'; readonly article: string }
  | { readonly kind: 'begin-fold' | 'end-fold' | 'cancel-fold' };

const article = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const anyPut = fc.tuple(article, anyPassages).map(([id, passages]): Step => {
  const own = passages.slice(0, 5).map((passage, i) => ({ ...passage, id: `${id}#${i}` }));
  return { kind: 'put', article: id, passages: own };
});
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: anyPut },
  { weight: 2, arbitrary: article.map((id): Step => ({ kind: 'discard', article: id })) },
  { weight: 2, arbitrary: fc.constant<Step>({ kind: 'begin-fold' }) },
  { weight: 2, arbitrary: fc.constant<Step>({ kind: 'end-fold' }) },
  { weight: 1, arbitrary: fc.constant<Step>({ kind: 'cancel-fold' }) },
);

/** Takes the steps; folds are made by the merge alone, without a file or a worker. */
function layeredBy(steps: readonly Step[]): LayeredIndex {
  const index = new LayeredIndex();
  let snapshot: ReturnType<LayeredIndex['beginFold']> | null = null;
  for (const step of steps) {
    if (step.kind === 'put') index.put(step.article, step.passages);
    else if (step.kind === 'discard') index.discard(step.article);
    else if (step.kind === 'begin-fold') snapshot ??= index.beginFold();
    else if (snapshot !== null) {
      if (step.kind === 'cancel-fold') index.cancelFold();
      else {
        const live = snapshot.live.map((packed) => ({ data: unpackArticles(packed), removed: new Uint8Array() }));
        index.swapIn(mergeFrozen([{ data: snapshot.frozen, removed: snapshot.removed }, ...live]));
      }
      snapshot = null;
    }
  }
  return index;
}

function liveBy(steps: readonly Step[]): LiveIndex {
  const index = new LiveIndex();
  for (const step of steps) {
    if (step.kind === 'put') index.put(step.article, step.passages);
    else if (step.kind === 'discard') index.discard(step.article);
  }
  return index;
}

describe('an index of layers', () => {
  it('says what a live one says, to the last bit, whatever was folded when', () => {
    fc.assert(
      fc.property(
        fc.array(anyStep, { maxLength: 16 }),
        anyQuery,
        fc.integer({ min: 0, max: 20 }),
        (steps, query, limit) => {
          const layered = layeredBy(steps);
          const live = liveBy(steps);
          expect(statistics(layered)).toEqual(statistics(live));
          expect(neighbours(layered)).toEqual(neighbours(live));
          expect(found(layered, query, limit)).toEqual(found(live, query, limit));
        },
      ),
      runs,
    );
  });
});
