import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { packArticles, unpackArticles } from '../../src/index/file/packed-articles.js';
import { blockPassages } from '../../src/index/frozen/block-scores.js';
import { FrozenIndex } from '../../src/index/frozen/frozen-index.js';
import type { IndexedPassage, IndexQuery } from '../../src/index/passage-index.js';
import { weighQuery } from '../../src/index/weigh-query.js';
import { countedStatistics, exhaustive } from './exhaustive.js';
import { markedPassage } from './marked-passage.js';
import { anyPassages, anyQuery } from './random-passages.js';

/** The layer of some passages, scored in blocks of some size, asked as an index of nothing else would ask it. */
function frozenOf(passages: readonly IndexedPassage[], block: number) {
  const index = new FrozenIndex(unpackArticles(packArticles([{ id: '', passages }])), block);
  // The layer knows its own counts; they are compared with others' elsewhere.
  const counted = countedStatistics(passages);
  const statistics = {
    passageCount: counted.passageCount,
    distinctWords: counted.distinctWords,
    averageWordCount: counted.averageWordCount,
    averageBigramCount: counted.averageBigramCount,
    wordDocumentFrequency: (word: string) => index.wordDocumentFrequency(word),
    bigramDocumentFrequency: (bigram: string) => index.bigramDocumentFrequency(bigram),
    characterDocumentFrequency: (character: string) => index.characterDocumentFrequency(character),
    unitDocumentFrequency: (unit: string) => index.unitDocumentFrequency(unit),
  };
  return (query: IndexQuery, limit: number) =>
    index
      .matches(weighQuery(query, statistics), limit)
      .map(({ id, score, wordScore, bigramScore }) => ({ id, score, wordScore, bigramScore }));
}

it('a layer of many blocks finds what scoring every passage finds, at the ends of blocks too', () => {
  const count = 2 * blockPassages + 100;
  const marked = (i: number) => {
    const rare = i % blockPassages < 2 || i % blockPassages > blockPassages - 3 || i % 997 === 0 ? '[稀少]' : '';
    return `${rare}${i % 3 === 0 ? '[中国]' : ''}${i % 7 === 0 ? '[中国][人]' : ''}[词${i % 50}]`;
  };
  const passages: IndexedPassage[] = Array.from({ length: count }, (_, i) => markedPassage(`p${i}`, marked(i)));
  const matches = frozenOf(passages, blockPassages);
  const queries: IndexQuery[] = [
    { words: ['稀少', '中国', '词7'], bigrams: ['稀少', '中国', '国中'], characters: [], phrases: [] },
    { words: ['中国', '人', '词1', '词2', '词3', '词4', '词5'], bigrams: [], characters: [], phrases: [] },
    { words: [], bigrams: [], characters: ['稀', '人'], phrases: [] },
  ];
  const found = queries.map((query) => matches(query, 100));
  expect(found).toEqual(queries.map((query) => exhaustive(passages, query, 100)));
  expect(found[0]?.filter(({ id }) => Number(id.slice(1)) % blockPassages < 2)).toHaveLength(6);
});

it('the best passages are those of scoring every one, however small the blocks: none is passed over', () => {
  const block = fc.integer({ min: 1, max: 5 });
  const limit = fc.integer({ min: 0, max: 6 });
  fc.assert(
    fc.property(
      fc.array(anyPassages, { minLength: 1, maxLength: 4 }),
      anyQuery,
      block,
      limit,
      (lists, query, size, k) => {
        const passages = lists.flatMap((list, i) => list.map((passage) => ({ ...passage, id: `${passage.id} ${i}` })));
        expect(frozenOf(passages, size)(query, k)).toEqual(exhaustive(passages, query, k));
      },
    ),
    { seed: 20220125, numRuns: 2_000 },
  );
});
