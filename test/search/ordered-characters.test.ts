import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { characterWeights, weighedCharacters } from '../../src/search/character-weights.js';
import { orderedCharacters } from '../../src/search/ordered-characters.js';

/** The textbook table, all cells of it. */
function byTheBook(question: string, weights: readonly number[], text: string): number {
  let row = Array.from({ length: question.length + 1 }, () => 0);
  for (const unit of text) {
    const next = [0];
    for (let i = 1; i <= question.length; i++) {
      const taken = question[i - 1] === unit ? (row[i - 1] ?? 0) + (weights[i - 1] ?? 0) : 0;
      next.push(Math.max(row[i] ?? 0, next[i - 1] ?? 0, taken));
    }
    row = next;
  }
  return row[question.length] ?? 0;
}

describe('the characters held in order', () => {
  it.each([
    ['all, however far apart', '中国增长', '中部各国的增速很长', 4],
    ['in the order of the question only', '中国增长', '增长中国', 2],
    ['none', '中国', '经济', 0],
    ['of an empty text', '中国', '', 0],
  ])('%s', (_, question, text, expected) => {
    expect(orderedCharacters(question, new Float64Array(question.length).fill(1))(text)).toBe(expected);
  });

  it('weigh what they tell', () => {
    expect(orderedCharacters('中国增长', Float64Array.of(1, 1, 5, 5))('增长中国')).toBe(10);
  });

  it('are those of the whole table', () => {
    const anyText = fc.string({ unit: fc.constantFrom('中', '国', '增', '长'), maxLength: 12 });
    fc.assert(
      fc.property(
        anyText,
        anyText,
        fc.array(fc.nat(9), { minLength: 12, maxLength: 12 }),
        (question, text, weights) => {
          const ofQuestion = weights.slice(0, question.length);
          expect(orderedCharacters(question, Float64Array.from(ofQuestion))(text)).toBe(
            byTheBook(question, ofQuestion, text),
          );
        },
      ),
      { seed: 20220125, numRuns: 2_000 },
    );
  });
});

describe('what a character tells', () => {
  it('is its part of the weightiest word it stands in, at every place of that word', () => {
    const words = [
      { text: '中国', idf: 4 },
      { text: '国', idf: 3 },
    ];
    const weights = characterWeights('中国的国', words);
    expect([...weights]).toEqual([2, 3, 0, 3]);
    expect(weighedCharacters('中国的国', weights)).toEqual([
      { text: '中', idf: 2 },
      { text: '国', idf: 3 },
    ]);
  });
});
