import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CollectionStatistics, IndexQuery, PassageIndex } from '../../src/index/passage-index.js';
import { createSearcher } from '../../src/search/searcher.js';
import { anyText } from '../words/any-text.js';
import { segmenter } from '../words/real-segmenter.js';
import { rankingCorpus, rankingIndex } from './ranking-corpus.js';

const index = rankingIndex(segmenter);
const searcher = createSearcher({ segmenter, index });

describe('a search', () => {
  it('gives ranked passages, and what to point at in them', () => {
    const result = searcher.search('普惠小微貸款餘額增長多少？');
    const text = rankingCorpus['loans-2021'] ?? '';
    expect(
      result.kind === 'ranked'
        ? result.passages
            .slice(0, 2)
            .map(({ id }) => id)
            .toSorted()
        : result,
    ).toEqual(['loans-2020', 'loans-2021']);
    const { sentence, matches } =
      result.kind === 'ranked' ? result.highlight(text) : { sentence: { start: 0, end: 0 }, matches: [] };
    expect(text.slice(sentence.start, sentence.end)).toBe(text);
    expect(matches.map(({ start, end }) => text.slice(start, end))).toEqual(['普惠小微贷款余额', '增长', '贷款']);
  });

  it('that finds no word ranks nothing', () => {
    const result = searcher.search('红烧肉菜谱');
    expect(result.kind === 'ranked' ? result.passages : result).toEqual([]);
  });

  it.each(['😀', '什么？', ''])('of %j has nothing to search', (question) => {
    expect(searcher.search(question)).toEqual({ kind: 'nothing-to-search' });
  });

  it('of any string gives passages of the corpus, once each, with falling scores and sound confidences', () => {
    const someText = fc.oneof(anyText, fc.constantFrom(...Object.values(rankingCorpus)));
    fc.assert(
      fc.property(fc.array(someText, { maxLength: 3 }), (parts) => {
        const result = searcher.search(parts.join(''));
        if (result.kind === 'nothing-to-search') return;
        const { passages } = result;
        expect(new Set(passages.map(({ id }) => id)).size).toBe(passages.length);
        let last = Number.POSITIVE_INFINITY;
        for (const { id, score, confidence } of passages) {
          expect(rankingCorpus[id]).toBeTypeOf('string');
          expect(score).toBeLessThanOrEqual(last);
          expect(score).toBeGreaterThan(0);
          expect(confidence).toBeGreaterThanOrEqual(0);
          expect(confidence).toBeLessThanOrEqual(1);
          last = score;
        }
        for (const text of Object.values(rankingCorpus).slice(0, 3)) {
          expect(result.highlight(text).sentence.end).toBeLessThanOrEqual(text.length);
        }
      }),
      { seed: 20220125, numRuns: 300 },
    );
  });
});

/** Writes down what an index is asked. */
function recording(inner: PassageIndex): PassageIndex & { readonly asked: readonly [IndexQuery, number][] } {
  const asked: [IndexQuery, number][] = [];
  const statistics: CollectionStatistics = {
    passageCount: inner.passageCount,
    distinctWords: inner.distinctWords,
    averageWordCount: inner.averageWordCount,
    averageBigramCount: inner.averageBigramCount,
    wordDocumentFrequency: (word) => inner.wordDocumentFrequency(word),
    bigramDocumentFrequency: (bigram) => inner.bigramDocumentFrequency(bigram),
    characterDocumentFrequency: (character) => inner.characterDocumentFrequency(character),
  };
  return {
    ...statistics,
    asked,
    put: (article, passages) => {
      inner.put(article, passages);
    },
    discard: (article) => inner.discard(article),
    candidates: (query, limit) => {
      asked.push([query, limit]);
      return inner.candidates(query, limit);
    },
  };
}

it('points at the same in a passage without a search', () => {
  const question = '普惠小微贷款余额多少？';
  const result = searcher.search(question);
  const text = '会议召开。2021年末，普惠小微贷款余额19.2万亿元。';
  const highlight = searcher.highlight(question, text);
  expect(result.kind === 'ranked' ? result.highlight(text) : null).toEqual(highlight);
  expect(text.slice(highlight.sentence.start, highlight.sentence.end)).toBe('2021年末，普惠小微贷款余额19.2万亿元。');
  expect(searcher.highlight('', text)).toEqual({ sentence: { start: 0, end: 5 }, matches: [] });
});

describe('a question of 4,096 characters', () => {
  const filler = Array.from({ length: 4_096 }, (_, i) => String.fromCodePoint(0x4e00 + ((i * 37) % 20_000))).join('');
  const wanted = '北京证券交易所11月15日开市，5G基站';
  const words = `${Array.from({ length: 1_000 }, (_, i) => `x${i}`).join(' ')} `;
  const lone = Array.from(filler, (character) => `${character} `).join('');

  it.each([
    ['of Han characters', filler, wanted],
    ['of Latin words', words, wanted],
    ['of lone characters', lone, ''],
    ['of one word over and over', '贷款'.repeat(2_048), ''],
  ])('%s asks the index once, for few terms and 100 passages', (_, long, end) => {
    const question = `${long.slice(0, 4_096 - end.length)}${end}`;
    const recorder = recording(index);
    expect(createSearcher({ segmenter, index: recorder }).search(question).kind).toBe('ranked');
    expect(recorder.asked).toHaveLength(1);
    const [query, limit] = recorder.asked[0] ?? [];
    expect(query?.words.length).toBeLessThanOrEqual(32);
    expect(query?.bigrams.length).toBeLessThanOrEqual(64);
    expect(query?.characters.length).toBeLessThanOrEqual(32);
    expect((query?.words.length ?? 0) + (query?.characters.length ?? 0)).toBeGreaterThan(0);
    expect(limit).toBe(100);
  });

  it.each([
    ['Han characters', filler],
    ['Latin words', words],
  ])('is answered by the few words that the collection holds, after thousands of %s', (_, long) => {
    const question = `${long.slice(0, 4_096 - wanted.length)}${wanted}`;
    expect(question).toHaveLength(4_096);
    const result = searcher.search(question);
    expect(result.kind === 'ranked' ? result.passages[0]?.id : result).toBe('exchange-opens');
  });
});
