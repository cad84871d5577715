import { describe, expect, it } from 'vitest';
import { inverseDocumentFrequency, termScore } from '../../src/index/bm25.js';
import { LiveIndex } from '../../src/index/live/live-index.js';
import { bigramWeight } from '../../src/index/score-passage.js';
import { markedPassage } from './marked-passage.js';

const digits = 9;

describe('inverse document frequency', () => {
  it.each([
    // ln(1 + (10 − 0 + 0.5) / 0.5) = ln 22
    [10, 0, 3.0910424533583156],
    // ln(1 + (3 − 2 + 0.5) / 2.5) = ln 1.6
    [3, 2, 0.47000362924573563],
    // ln(1 + 0.5 / 10.5): a term that every passage holds still tells something, and never less than nothing
    [10, 10, 0.04652001563489291],
  ])('of %i passages and %i that hold it', (passageCount, documentFrequency, expected) => {
    expect(inverseDocumentFrequency(passageCount, documentFrequency)).toBeCloseTo(expected, digits);
  });
});

describe('the score of a term', () => {
  it.each([
    ['absent', 0, 10, 5, { k1: 0.9, b: 0.4 }, 0],
    // 2·3·1.9 / (3 + 0.9·(0.6 + 0.4·10/5)) = 11.4 / 4.26
    ['three times in a long passage', 3, 10, 5, { k1: 0.9, b: 0.4 }, 2.676056338028169],
    // 2·1·2.2 / (1 + 1.2·(0.25 + 0.75·1)) = 4.4 / 2.2
    ['once in an average one, other parameters', 1, 5, 5, { k1: 1.2, b: 0.75 }, 2],
    // k1 = 0: only whether it is there
    ['without saturation', 7, 10, 5, { k1: 0, b: 0.4 }, 2],
    // an empty collection has no average: as if average
    ['no average length', 1, 3, 0, { k1: 0.9, b: 0.4 }, 2],
  ])('%s', (_, termFrequency, length, averageLength, parameters, expected) => {
    expect(termScore(2, termFrequency, length, averageLength, parameters)).toBeCloseTo(expected, digits);
  });
});

/**
 * N = 3; words: 2, 3, 1, on average 2; bigrams: 猫鱼 · 猫猫 猫狗 · none, on average 1. k1 = 0.9, b = 0.4.
 *
 * 猫 stands in two: idf = ln 1.6 = 0.470003629.
 * - one: tf 1, length 2 = average: 0.470003629 · 1.9 / 1.9 = 0.470003629
 * - two: tf 2, length 3: 0.470003629 · 3.8 / (2 + 0.9·(0.6 + 0.4·1.5)) = 0.470003629 · 3.8 / 3.08 = 0.579874607
 *
 * 猫鱼 stands in one: idf = ln(1 + 2.5 / 1.5) = 0.980829253; length 1 = average: 0.980829253.
 */
describe('a collection of three, by hand', () => {
  const index = new LiveIndex();
  index.put('article', [
    markedPassage('one', '[猫][鱼]'),
    markedPassage('two', '[猫][猫][狗]'),
    markedPassage('three', '[狗]'),
  ]);

  it('scores words', () => {
    const found = index.candidates({ words: ['猫'], bigrams: [], characters: [], phrases: [] }, 10);
    expect(found.map(({ id }) => id)).toEqual(['two', 'one']);
    expect(found[0]?.score).toBeCloseTo(0.5798746074849985, digits);
    expect(found[1]?.score).toBeCloseTo(0.47000362924573563, digits);
  });

  it('adds half of what bigrams score', () => {
    const found = index.candidates({ words: ['猫'], bigrams: ['猫鱼'], characters: [], phrases: [] }, 10);
    expect(bigramWeight).toBe(0.5);
    expect(found.map(({ id }) => id)).toEqual(['one', 'two']);
    expect(found[0]?.wordScore).toBeCloseTo(0.47000362924573563, digits);
    expect(found[0]?.bigramScore).toBeCloseTo(0.9808292530117262, digits);
    expect(found[0]?.score).toBeCloseTo(0.9604182557515987, digits);
    expect(found[1]?.bigramScore).toBe(0);
  });

  it('scores a lone character wherever it stands, by the length in words', () => {
    const cats = index.candidates({ words: [], bigrams: [], characters: ['猫'], phrases: [] }, 10);
    const words = index.candidates({ words: ['猫'], bigrams: [], characters: [], phrases: [] }, 10);
    expect(cats.map(({ id, score }) => ({ id, score }))).toEqual(words.map(({ id, score }) => ({ id, score })));
  });
});
