import { describe, expect, it } from 'vitest';
import { LiveIndex } from '../../src/index/live/live-index.js';
import type { IndexQuery } from '../../src/index/passage-index.js';
import { markedPassage } from './marked-passage.js';

function indexOf(passages: Readonly<Record<string, string>>): LiveIndex {
  const index = new LiveIndex();
  index.put(
    'article',
    Object.entries(passages).map(([id, marked]) => markedPassage(id, marked)),
  );
  return index;
}

function found(index: LiveIndex, query: Partial<IndexQuery>, limit = 100): string[] {
  return index.candidates({ words: [], bigrams: [], characters: [], phrases: [], ...query }, limit).map(({ id }) => id);
}

describe('an empty index', () => {
  it('holds nothing, finds nothing, and can lose nothing', () => {
    const index = new LiveIndex();
    expect([index.passageCount, index.distinctWords, index.averageWordCount, index.averageBigramCount]).toEqual([
      0, 0, 0, 0,
    ]);
    expect(found(index, { words: ['中国'], bigrams: ['中国'], characters: ['中'] })).toEqual([]);
    expect(index.discard('article')).toBe(false);
  });
});

describe('statistics', () => {
  const index = indexOf({ a: '[中国][经济]', b: '[中国][人]的[中国]', c: '[gdp]' });

  it('are those of all passages', () => {
    expect(index.passageCount).toBe(3);
    expect(index.distinctWords).toBe(4);
    expect(index.averageWordCount).toBe(2);
    // 中国 国经 经济 · 中国 国人 人的 的中 中国 · none
    expect(index.averageBigramCount).toBe(8 / 3);
  });

  it('count passages, not places', () => {
    expect(['中国', '经济', 'gdp', '国经', '没有'].map((word) => index.wordDocumentFrequency(word))).toEqual([
      2, 1, 1, 0, 0,
    ]);
  });

  it('count a bigram as a word and across words', () => {
    expect(['中国', '国经', '国人', '没有'].map((bigram) => index.bigramDocumentFrequency(bigram))).toEqual([
      2, 1, 1, 0,
    ]);
  });

  it('count a character inside words too', () => {
    expect(['国', '的', '济', '没'].map((character) => index.characterDocumentFrequency(character))).toEqual([
      2, 1, 1, 0,
    ]);
  });
});

describe('candidates', () => {
  it('are found by a word, by a bigram that is a word, and by a bigram across words', () => {
    const index = indexOf({ a: '[中国][经济]', b: '[中国人]', c: '[人]' });
    expect(found(index, { words: ['中国'] })).toEqual(['a']);
    expect(found(index, { bigrams: ['中国'] }).toSorted()).toEqual(['a', 'b']);
    expect(found(index, { bigrams: ['国经'] })).toEqual(['a']);
  });

  it('are not found by a bigram that runs over a sign', () => {
    expect(found(indexOf({ a: '[中国]，[经济]' }), { bigrams: ['国经'] })).toEqual([]);
  });

  it('tell how often they hold a term, words that are bigrams too', () => {
    const [candidate] = indexOf({ a: '[中国][中国]的' }).candidates(
      { words: ['中国'], bigrams: [], characters: [], phrases: [] },
      1,
    );
    expect(candidate?.text).toBe('中国中国的');
    expect(candidate?.terms.wordFrequency('中国')).toBe(2);
    expect(candidate?.terms.bigramFrequency('中国')).toBe(2);
    expect(candidate?.terms.bigramFrequency('国中')).toBe(1);
    expect(candidate?.terms.wordFrequency('国中')).toBe(0);
    expect([candidate?.terms.wordCount, candidate?.terms.bigramCount]).toEqual([2, 4]);
  });

  it('with equal scores come by id, whatever came first', () => {
    const index = new LiveIndex();
    for (const id of ['c', 'a', 'b']) index.put(id, [markedPassage(`${id}#0`, '[中国]')]);
    expect(found(index, { words: ['中国'] })).toEqual(['a#0', 'b#0', 'c#0']);
  });

  it('are no more than asked for, and those the best', () => {
    const index = indexOf({ a: '[人][中国]', b: '[中国]', c: '[中国][经济][人]', d: '[人]' });
    expect(found(index, { words: ['中国'] })).toEqual(['b', 'a', 'c']);
    expect(found(index, { words: ['中国'] }, 2)).toEqual(['b', 'a']);
    expect(found(index, { words: ['中国'] }, 0)).toEqual([]);
  });

  it('hold every phrase, wherever the words are cut', () => {
    const index = indexOf({ a: '[中国][经济]', b: '[经济]和[中国]', c: '[中][国经][济]，[中国][经济]' });
    expect(found(index, { words: ['中国', '经济'], phrases: ['国经'] })).toEqual(['a', 'c']);
    expect(found(index, { words: ['中国', '经济'], phrases: ['中国经济', '，'] })).toEqual(['c']);
    expect(found(index, { words: ['中国', '经济'], phrases: ['没有'] })).toEqual([]);
  });

  it('hold a lone character at the beginning, in the middle and at the end', () => {
    const index = indexOf({
      a: '[知道]',
      b: '[不知]',
      c: '[须知][道理]',
      d: '[知]',
      e: '，知，',
      f: '[告知书]',
      g: '[道路]',
      h: '[gdp]',
    });
    expect(found(index, { characters: ['知'] }).toSorted()).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    expect(found(index, { characters: ['道'] }).toSorted()).toEqual(['a', 'c', 'g']);
    expect(found(index, { characters: ['人'] })).toEqual([]);
  });

  it('hold a lone character outside the BMP, and not another with the same first unit', () => {
    const index = indexOf({ a: '[𠮷野家]', b: '，𠮷', c: '[𠮶]', d: '[大𠮷]' });
    expect(found(index, { characters: ['𠮷'] }).toSorted()).toEqual(['a', 'b', 'd']);
  });
});

describe('changing', () => {
  it('puts an article in place of the one of its id', () => {
    const index = indexOf({ 'article#0': '[中国]', 'article#1': '[经济]' });
    index.put('article', [markedPassage('article#0', '[人]')]);
    expect(index.passageCount).toBe(1);
    expect(found(index, { words: ['中国', '经济', '人'] })).toEqual(['article#0']);
    expect(index.wordDocumentFrequency('中国')).toBe(0);
  });

  it('leaves other articles alone', () => {
    const index = indexOf({ 'article#0': '[中国]' });
    index.put('other', [markedPassage('other#0', '[中国]')]);
    expect(index.discard('article')).toBe(true);
    expect(found(index, { words: ['中国'] })).toEqual(['other#0']);
    expect(index.discard('article')).toBe(false);
  });

  it('takes an article out that has no passages any more', () => {
    const index = indexOf({ 'article#0': '[中国]' });
    index.put('article', []);
    expect([index.passageCount, index.distinctWords]).toEqual([0, 0]);
    expect(index.discard('article')).toBe(false);
  });
});
