import { expect, it } from 'vitest';
import { blockPassages } from '../../src/index/block-scores.js';
import { FrozenIndex } from '../../src/index/frozen-index.js';
import { packArticles, unpackArticles } from '../../src/index/packed-articles.js';
import type { IndexedPassage, IndexQuery } from '../../src/index/passage-index.js';
import { weighQuery } from '../../src/index/weigh-query.js';
import { countedStatistics, exhaustive } from './exhaustive.js';
import { markedPassage } from './marked-passage.js';

it('a layer of many blocks finds what scoring every passage finds, at the ends of blocks too', () => {
  const count = 2 * blockPassages + 100;
  const marked = (i: number) => {
    const rare = i % blockPassages < 2 || i % blockPassages > blockPassages - 3 || i % 997 === 0 ? '[稀少]' : '';
    return `${rare}${i % 3 === 0 ? '[中国]' : ''}${i % 7 === 0 ? '[中国][人]' : ''}[词${i % 50}]`;
  };
  const passages: IndexedPassage[] = Array.from({ length: count }, (_, i) => markedPassage(`p${i}`, marked(i)));
  const index = new FrozenIndex(unpackArticles(packArticles([{ id: '', passages }])));
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
  };
  const queries: IndexQuery[] = [
    { words: ['稀少', '中国', '词7'], bigrams: ['稀少', '中国', '国中'], characters: [], phrases: [] },
    { words: ['中国', '人', '词1', '词2', '词3', '词4', '词5'], bigrams: [], characters: [], phrases: [] },
    { words: [], bigrams: [], characters: ['稀', '人'], phrases: [] },
  ];
  const found = queries.map((query) =>
    index
      .matches(weighQuery(query, statistics), 100)
      .map(({ id, score, wordScore, bigramScore }) => ({ id, score, wordScore, bigramScore })),
  );
  expect(found).toEqual(queries.map((query) => exhaustive(passages, query, 100)));
  expect(found[0]?.filter(({ id }) => Number(id.slice(1)) % blockPassages < 2)).toHaveLength(6);
});
