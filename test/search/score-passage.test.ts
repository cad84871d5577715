import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexedPassages } from '../../src/index/index-passages.js';
import type { IndexedPassage } from '../../src/index/passage-index.js';
import { isSearchable, readQuestion } from '../../src/search/question.js';
import { RecordedStatistics } from '../../src/search/recorded-statistics.js';
import { scorePassage } from '../../src/search/score-passage.js';
import { searchPassages } from '../../src/search/search-passages.js';
import { weighQuestion } from '../../src/search/weigh-question.js';
import { anyText } from '../words/any-text.js';
import { segmenter } from '../words/real-segmenter.js';
import { rankingCorpus, rankingIndex } from './ranking-corpus.js';

const index = rankingIndex(segmenter);
const passages: readonly IndexedPassage[] = indexedPassages(
  segmenter,
  Object.entries(rankingCorpus).map(([id, text]) => ({ id, text })),
);

/** Whole passages, pieces of them, and what breaks things. */
const anyQuestion = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: pieceOf(Object.values(rankingCorpus)) },
      { weight: 1, arbitrary: anyText },
      { weight: 1, arbitrary: fc.constantFrom('"小微"', '-芯片', '税', '北京', 'GDP', ' ', '多少？') },
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts) => parts.join(''));

function pieceOf(texts: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...texts), fc.nat({ max: 90 }), fc.integer({ min: 1, max: 24 }))
    .map(([text, start, length]) => text.slice(start, start + length));
}

describe('the score of one passage', () => {
  it('is what a search gives for it, to the last bit, and nothing where a search does not find it', () => {
    fc.assert(
      fc.property(anyQuestion, (text) => {
        const question = readQuestion(segmenter, text);
        if (!isSearchable(question)) return;
        const weighed = weighQuestion(question, new RecordedStatistics(question, index));
        const scored = passages.flatMap((passage) => {
          const rank = scorePassage(weighed, passage);
          return rank === null ? [] : [{ id: passage.id, score: rank.score, confidence: rank.confidence }];
        });
        const found = searchPassages(index, question).map(({ id, score, confidence }) => ({ id, score, confidence }));
        expect(scored.toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))).toEqual(found);
      }),
      { numRuns: 200 },
    );
  }, 30_000);

  it('counts a term that no passage held when the question was weighed', () => {
    const question = readQuestion(segmenter, '量子计算机何时商用？');
    const weighed = weighQuestion(question, index);
    const [news] = indexedPassages(segmenter, [{ id: 'news', text: '量子计算机将于明年商用。' }]).map((passage) =>
      scorePassage(weighed, passage),
    );
    expect(news?.features.bm25).toBeGreaterThan(0.5);
  });

  it('is none where a word is excluded, or a phrase is missing', () => {
    const rank = (text: string) =>
      passages.filter((passage) => scorePassage(weighQuestion(readQuestion(segmenter, text), index), passage) !== null);
    expect(rank('小微贷款').map(({ id }) => id)).toContain('loans-2020');
    expect(rank('小微贷款 -15.1').map(({ id }) => id)).toContain('loans-2021');
    expect(rank('小微贷款 -普惠').map(({ id }) => id)).not.toContain('loans-2020');
    expect(rank('小微 "加权平均利率"').map(({ id }) => id)).toEqual(['loan-rates']);
  });
});
