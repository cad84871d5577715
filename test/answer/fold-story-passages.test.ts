import { describe, expect, it } from 'vitest';
import type { FoldedPassage } from '../../src/answer/fold-equal-passages.js';
import { foldStoryPassages } from '../../src/answer/fold-story-passages.js';
import { ranked } from './found-passages.js';

const paragraph = '今年上半年浙江数字经济核心产业增加值达到4612亿元，同比增长9.7%，增速高于生产总值3.2个百分点。';
const edited = paragraph.replace('今年上半年', '上半年，').replace('达到', '为');

function found(id: string, text: string, ...others: readonly string[]): FoldedPassage {
  return { best: { ...ranked(id, 1), text }, others: others.map((other) => ranked(other, 1)) };
}

const oneStory = () => 'a';

function folds(passages: readonly FoldedPassage[], storyOf: (articleId: string) => string | undefined = oneStory) {
  return foldStoryPassages(passages, storyOf).map(({ best, others }) => [best, ...others].map(({ id }) => id));
}

describe('nearly the same paragraph of one story', () => {
  it('is one quote, the best ranked, with all that was equal to the others', () => {
    const passages = [
      found('b#1', paragraph, 'x#0'),
      found('c#3', '别的事情，与此无关，也长得可以引用。'),
      found('a#0', edited, 'd#2'),
    ];
    expect(folds(passages)).toEqual([['b#1', 'x#0', 'a#0', 'd#2'], ['c#3']]);
  });

  it('is folded also where the others say a little more', () => {
    expect(folds([found('a#0', paragraph), found('b#0', `本报讯，${paragraph}负责人作了介绍。`)])).toEqual([
      ['a#0', 'b#0'],
    ]);
  });

  it.each([
    ['a figure differs', paragraph.replace('9.7%', '9.1%')],
    ['the other lacks a part of it', paragraph.slice(0, 30)],
    [
      'the other is about more',
      `${paragraph}${'下半年将继续支持中小企业上云用数，新建未来工厂，推动产业集群整体改造。'.repeat(3)}`,
    ],
    ['they have no word in common', '稻田养蟹是当地的老传统，水面上每亩放养四百只蟹苗。'],
    ['it is empty', ''],
  ])('is not folded where %s', (_, text) => {
    expect(folds([found('a#0', paragraph), found('b#0', text)])).toEqual([['a#0'], ['b#0']]);
  });
});

it.each<[string, (articleId: string) => string | undefined]>([
  ['of different stories', (articleId) => articleId],
  ['of no known story', () => undefined],
])('nearly the same paragraph %s stays two', (_, storyOf) => {
  expect(folds([found('a#0', paragraph), found('b#0', edited)], storyOf)).toEqual([['a#0'], ['b#0']]);
});

it('nearly the same paragraph twice in one article stays two', () => {
  expect(folds([found('a#0', paragraph), found('a#1', edited)])).toEqual([['a#0'], ['a#1']]);
});
