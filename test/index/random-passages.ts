import * as fc from 'fast-check';
import type { IndexedPassage, IndexQuery } from '../../src/index/passage-index.js';
import { markedPassage } from './marked-passage.js';

/** So small an alphabet that random passages share most of their terms. */
export const alphabetWords = ['中国', '经济', '国经', '中', '国', '𠮷', 'a', '1', 'a1', '国国'] as const;
export const alphabetBigrams = ['中国', '国经', '经济', '国国', '济中', '中中', '\ud842\udfb7', '国\ud842'] as const;
export const alphabetCharacters = ['中', '国', '经', '济', '𠮷', '人'] as const;
/** Those of the alphabet, and halves of characters. */
export const alphabetUnits = ['中', '国', '经', '，', 'a', '1', '人', '\ud842', '\udfb7'] as const;

const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...alphabetWords).map((word) => `[${word}]`) },
  { weight: 1, arbitrary: fc.constantFrom('中', '经', '济', '，', ' ', 'a') },
);

export const anyMarked: fc.Arbitrary<string> = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));

/** Ids come in no order, so that ties show. */
export const anyPassages: fc.Arbitrary<IndexedPassage[]> = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 99 }), anyMarked), { selector: ([number]) => number, maxLength: 14 })
  .map((entries) => entries.map(([number, marked]) => markedPassage(`p${number}`, marked)));

export const anyQuery: fc.Arbitrary<IndexQuery> = fc.record({
  words: fc.subarray([...alphabetWords, '没有']),
  bigrams: fc.subarray([...alphabetBigrams, '没有']),
  characters: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, fc.subarray([...alphabetCharacters])),
  phrases: fc.oneof(
    { weight: 2, arbitrary: fc.constant([]) },
    fc.subarray(['中国', '国经', 'a', '1'], { maxLength: 2 }),
  ),
});
