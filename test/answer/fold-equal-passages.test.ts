import { expect, it } from 'vitest';
import { foldEqualPassages } from '../../src/answer/fold-equal-passages.js';
import { passagesOf, ranked } from './found-passages.js';

interface Found {
  readonly id: string;
  readonly text: string;
}

function found(articleId: string, ...texts: readonly string[]): Found[] {
  return passagesOf(articleId, texts).map(({ id, text }) => ({ id, text }));
}

function folds(passages: readonly Found[]): string[][] {
  const textOf = (id: string) => passages.find((passage) => passage.id === id)?.text;
  return foldEqualPassages(
    passages.map(({ id }) => ranked(id, 1)),
    textOf,
  ).map(({ best, others }) => [best, ...others].map(({ id }) => id));
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

it('what is equal only when normalised is not the same paragraph, and no other text is looked at', () => {
  const passages = [
    { ...ranked('a#0', 1), text: '贷款余额。' },
    { ...ranked('b#0', 1), text: '一百年。' },
    { ...ranked('c#0', 1), text: '贷款 余额。' },
    { ...ranked('d#0', 1), text: '贷款余额。' },
  ];
  const texts = new Map([
    ['a#0', '贷款余额。'],
    ['c#0', '貸款餘額。'],
    ['d#0', '贷款　余额。'],
  ]);
  const asked: string[] = [];
  const folded = foldEqualPassages(passages, (id) => {
    asked.push(id);
    return texts.get(id);
  });
  expect(folded.map(({ best, others }) => [best, ...others].map(({ id }) => id))).toEqual([
    ['a#0', 'd#0'],
    ['b#0'],
    ['c#0'],
  ]);
  expect(asked).toEqual(['a#0', 'c#0', 'd#0']);
});
