import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bigramKey, countBigrams } from '../../src/index/bigram.js';
import { hexTerm } from '../../src/index/live/minisearch-terms.js';
import { frequencyOf, postingList } from '../../src/index/live/posting-list.js';
import { passageTerms } from '../../src/index/passage-terms.js';
import { markedText } from './marked-passage.js';
import { anyMarked } from './random-passages.js';

describe('bigrams', () => {
  it('are pairs of neighbours in a run of Han characters, counted', () => {
    expect([...countBigrams('人人有5G，国家人人')]).toEqual([
      ['人人', 2],
      ['人有', 1],
      ['国家', 1],
      ['家人', 1],
    ]);
  });

  it('are none in Latin text, digits, kana or a lone character', () => {
    expect(countBigrams('GDP 2021 カタ 知').size).toBe(0);
  });

  it('of a character outside the BMP go by its two units', () => {
    expect([...countBigrams('𠮷野').keys()]).toEqual(['\ud842\udfb7', '\udfb7野']);
  });

  it('have a key for each: the first unit in the high half, unsigned', () => {
    expect(bigramKey('一丁')).toBe(0x4e004e01);
    expect(bigramKey('\uffff\uffff')).toBe(0xffffffff);
    expect(bigramKey('丁一')).not.toBe(bigramKey('一丁'));
  });
});

describe('the terms of a passage', () => {
  it('are its words, and the bigrams that are none of them', () => {
    const terms = passageTerms(markedText('[中国][经济][增长]，[中国]的[经济]'));
    expect([...terms.words]).toEqual([
      ['中国', 2],
      ['经济', 2],
      ['增长', 1],
    ]);
    expect(terms.wordCount).toBe(5);
    expect([...terms.bigrams]).toEqual([
      ['国经', 1],
      ['济增', 1],
      ['国的', 1],
      ['的经', 1],
    ]);
    // 中国 国经 经济 济增 增长, 中国 国的 的经 经济
    expect(terms.bigramCount).toBe(9);
    expect([...terms.finals]).toEqual(['长', '济']);
  });

  it('know every Han character: it begins a bigram or a word, or ends a run', () => {
    fc.assert(
      fc.property(anyMarked, (marked) => {
        const text = markedText(marked);
        const { words, bigrams, finals } = passageTerms(text);
        const starts = [...words.keys(), ...bigrams.keys(), ...finals];
        for (const { 0: character } of text.normalized.text.matchAll(/\p{Script=Han}/gu)) {
          expect(starts.some((term) => term.startsWith(character))).toBe(true);
        }
      }),
      { seed: 20220125, numRuns: 300 },
    );
  });
});

describe('a term in hex', () => {
  it('has four digits a unit', () => {
    expect(hexTerm('知a')).toBe('77e50061');
    expect(hexTerm('𠮷')).toBe('d842dfb7');
  });

  it('begins with another exactly where the term does', () => {
    const term = fc.string({ unit: fc.constantFrom('中', '丁', 'a', '1', '䷭'), maxLength: 4 });
    fc.assert(
      fc.property(term, term, (a, b) => {
        const [hexA, hexB] = [hexTerm(a), hexTerm(b)];
        expect(hexA.startsWith(hexB)).toBe(a.startsWith(b));
      }),
      { seed: 20220125, numRuns: 500 },
    );
  });
});

describe('a posting list', () => {
  it('gives the frequency of each key, and 0 for others', () => {
    const list = postingList([
      [7, 2],
      [0xffffffff, 5],
      [0, 1],
      [3, 4],
    ]);
    expect([0, 3, 7, 0xffffffff].map((key) => frequencyOf(list, key))).toEqual([1, 4, 2, 5]);
    expect([1, 5, 8, 0xfffffffe].map((key) => frequencyOf(list, key))).toEqual([0, 0, 0, 0]);
    expect(frequencyOf(postingList([]), 0)).toBe(0);
  });

  it('counts no further than 255', () => {
    expect(frequencyOf(postingList([[1, 70_000]]), 1)).toBe(255);
  });
});
