import { expect, it } from 'vitest';
import type { FoundPassage } from '../../src/answer/answer-question.js';
import { foldEqualPassages } from '../../src/answer/fold-equal-passages.js';
import { articleOf, passagesOf, ranked } from './found-passages.js';

function found(articleId: string, ...texts: readonly string[]): FoundPassage[] {
  return passagesOf(articleId, texts).map((passage) => ({
    ranked: ranked(passage.id, 1),
    passage,
    article: articleOf(articleId),
  }));
}

function folds(passages: readonly FoundPassage[]): string[][] {
  return foldEqualPassages(passages).map(({ best, equal }) => [best, ...equal].map(({ passage }) => passage.id));
}

it('passages that differ stay as they are, in order', () => {
  expect(folds([...found('b', '一。', '二。'), ...found('a', '三。')])).toEqual([['b#0'], ['b#1'], ['a#0']]);
});

it('equal ones stand at the place of the best ranked', () => {
  expect(folds([...found('a', '一。', '同样。'), ...found('b', '同样。', '二。'), ...found('c', '同样。')])).toEqual([
    ['a#0'],
    ['a#1', 'b#0', 'c#0'],
    ['b#1'],
  ]);
});

it('width and blanks make no other paragraph', () => {
  expect(folds([...found('a', '增长 27.3%。'), ...found('b', '增长　２７．３％。')])).toEqual([['a#0', 'b#0']]);
});

it('nothing gives nothing', () => {
  expect(folds([])).toEqual([]);
});
