import { describe, expect, it } from 'vitest';
import { LiveIndex } from '../../src/index/live-index.js';
import { confidence, confidenceFloor } from '../../src/search/confidence.js';
import { type RankFeatures, rankFeatures, rankQuestion, sentenceCoverage } from '../../src/search/rank-features.js';
import { rankScore, rankWeights } from '../../src/search/rank-weights.js';
import { markedPassage } from '../index/marked-passage.js';
import { questionOf } from './question-of.js';

const index = new LiveIndex();
index.put('article', [markedPassage('a', '[中国][经济]。[增长]'), markedPassage('b', '[中国]')]);
const question = questionOf(' 中国增长 ', { words: ['中国', '增长'], bigrams: ['中国', '国经'] });
const forRanking = rankQuestion(question, index);

function featuresOf(id: string): RankFeatures | undefined {
  const candidate = index.candidates(question, 10).find((found) => found.id === id);
  return candidate === undefined ? undefined : rankFeatures(forRanking, candidate);
}

/**
 * Two passages. 中国 and its bigram stand in both: idf = ln(1 + 0.5/2.5) = ln 1.2 = 0.182321557; 增长 and 国经 in one:
 * ln(1 + 1.5/1.5) = ln 2 = 0.693147181; together 0.875468737, of which 中国 is 0.208255931 and the other 0.791744069.
 * Words: 3 and 1, on average 2.
 */
describe('the features, by hand', () => {
  const a = featuresOf('a');
  const b = featuresOf('b');

  it('bm25: what the words score of what they could tell', () => {
    // a: both words once, length 3: 1.9 / (1 + 0.9·(0.6 + 0.4·1.5)) = 1.9 / 2.08 of each idf
    expect(a?.bm25).toBeCloseTo(1.9 / 2.08, 9);
    // b: 中国 alone, length 1: 1.9 / (1 + 0.9·(0.6 + 0.4·0.5)) = 1.9 / 1.72
    expect(b?.bm25).toBeCloseTo((0.208255931 * 1.9) / 1.72, 8);
  });

  it('bigramCoverage: the bigrams held, by what they tell', () => {
    expect(a?.bigramCoverage).toBeCloseTo(1, 9);
    expect(b?.bigramCoverage).toBeCloseTo(0.208255931, 8);
  });

  it('bestSentence: of the sentences, not of the passage', () => {
    // 中国经济。 holds 中国 and both bigrams: (0.208255931 + 1) / 2; 增长 holds 增长 and none: 0.791744069 / 2
    expect(a?.bestSentence).toBeCloseTo((0.208255931 + 1) / 2, 8);
    expect(b?.bestSentence).toBeCloseTo(0.208255931, 8);
    expect(sentenceCoverage(forRanking, '增长')).toBeCloseTo(0.791744069 / 2, 8);
  });

  it('longestCommonSubstring: of the question without the blanks around it', () => {
    expect(a?.longestCommonSubstring).toBe(0.5);
    expect(b?.longestCommonSubstring).toBe(0.5);
  });
});

describe('features where something is missing', () => {
  it('coverage goes by words where the question has no bigrams', () => {
    const words = rankQuestion(questionOf('5g', { words: ['5g', '中国'] }), index);
    // 5g stands in no passage: ln(1 + 2.5/0.5) = ln 6
    expect(sentenceCoverage(words, '中国')).toBeCloseTo(Math.log(1.2) / (Math.log(1.2) + Math.log(6)), 9);
  });

  it('coverage goes by bigrams where the question has no words', () => {
    const phrase = rankQuestion(questionOf('国经', { bigrams: ['国经'] }), index);
    expect(sentenceCoverage(phrase, '中国经济')).toBe(0.5);
  });

  it('a lone character weighs what the passages that hold it say', () => {
    const lone = questionOf('中', { characters: ['中'] });
    const [candidate] = index.candidates(lone, 1);
    expect(candidate?.id).toBe('b');
    // ln 1.2 on both sides of the fraction: tf 1, length 1 of 2
    const features = candidate === undefined ? undefined : rankFeatures(rankQuestion(lone, index), candidate);
    expect(features).toEqual({
      bm25: expect.closeTo(1.9 / 1.72, 9),
      bigramCoverage: 0,
      bestSentence: 1,
      longestCommonSubstring: 1,
    });
  });

  it('nothing to look for is nothing of everything', () => {
    expect(sentenceCoverage(rankQuestion(questionOf(''), index), '中国')).toBe(0);
  });
});

describe('the score and the confidence', () => {
  const none: RankFeatures = { bm25: 0, bigramCoverage: 0, bestSentence: 0, longestCommonSubstring: 0 };
  const all: RankFeatures = { bm25: 1, bigramCoverage: 1, bestSentence: 1, longestCommonSubstring: 1 };

  it('the score is the weighted sum', () => {
    expect(rankScore(none)).toBe(0);
    const { bm25, bigramCoverage, bestSentence, longestCommonSubstring } = rankWeights;
    expect(rankScore(all)).toBeCloseTo(bm25 + bigramCoverage + bestSentence + longestCommonSubstring, 12);
    expect(rankScore({ ...none, bestSentence: 0.5 })).toBeCloseTo(bestSentence / 2, 12);
  });

  it.each([1, 60, 5_000, 1_000_000])(
    'among %i passages the confidence is sound, and each feature raises it',
    (count) => {
      expect(confidence(none, count)).toBeGreaterThan(0);
      expect(confidence(none, count)).toBeLessThan(confidenceFloor);
      expect(confidence(all, count)).toBeGreaterThan(confidenceFloor);
      expect(confidence({ ...all, bm25: 1.9 }, count)).toBeLessThanOrEqual(1);
      for (const feature of ['bm25', 'bigramCoverage', 'bestSentence', 'longestCommonSubstring'] as const) {
        expect(confidence({ ...none, [feature]: 1 }, count)).toBeGreaterThan(confidence(none, count));
      }
    },
  );
});
