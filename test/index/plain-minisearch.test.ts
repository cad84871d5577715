import { expect, it } from 'vitest';
import { createPlainMiniSearch } from '../../src/index/live/plain-minisearch.js';

const search = createPlainMiniSearch([
  { id: 'a', words: ['中国', '经济', '的'] },
  { id: 'b', words: ['中国', ' ', '人口'] },
  { id: 'c', words: ['中国人'] },
]);

it('plain MiniSearch finds whole words, more of them first', () => {
  expect(search(['中国', '经济'])).toEqual(['a', 'b']);
  expect(search(['人口'])).toEqual(['b']);
  expect(search(['人'])).toEqual([]);
});

it('drops no word: that is what it is compared for', () => {
  expect(search(['的'])).toEqual(['a']);
});
