import { describe, expect, it } from 'vitest';
import { LiveIndex } from '../../src/index/live/live-index.js';
import { confidence, confidenceFloor, confidenceInputsOf } from '../../src/search/confidence.js';
import { type RankFeatures, rankFeatures, rankQuestion } from '../../src/search/rank-features.js';
import { featureNames, rankScore, rankWeights } from '../../src/search/rank-weights.js';
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
  });

  it('longestCommonSubstring: of the question without the blanks around it', () => {
    expect(a?.longestCommonSubstring).toBe(0.5);
    expect(b?.longestCommonSubstring).toBe(0.5);
  });

  it('sentencePair: the characters that two neighbours hold, each half of its word', () => {
    // a: all four in 中国经济。 and 增长 together; b: those of 中国
    expect(a?.sentencePair).toBeCloseTo(1, 9);
    expect(b?.sentencePair).toBeCloseTo(0.208255931, 8);
  });

  it('characterOrder: the characters of the best sentence in the order of the question', () => {
    // The best sentence is 中国经济。, that of b 中国
    expect(a?.characterOrder).toBeCloseTo(0.208255931, 8);
    expect(b?.characterOrder).toBeCloseTo(0.208255931, 8);
  });

  it('heaviestWindow: the units that stand near one another, each by its own idf', () => {
    // Passages that hold 中, 国: two, idf ln 1.2; 增, 长: one, idf ln 2; both times 2 of them
    const held = (2 * Math.log(1.2)) / (2 * Math.log(1.2) + 2 * Math.log(2));
    expect(a?.heaviestWindow).toBeCloseTo(1, 9);
    expect(b?.heaviestWindow).toBeCloseTo(held, 9);
  });

  it('firstSentence: 1 where the best one stands first', () => {
    expect([a?.firstSentence, b?.firstSentence]).toEqual([1, 1]);
  });

  it('answerType: nothing where no type is asked for', () => {
    expect([a?.answerType, b?.answerType]).toEqual([0, 0]);
  });

  it('brevity: 20 units and fewer are 1', () => {
    expect([a?.brevity, b?.brevity]).toEqual([1, 1]);
  });
});

describe('features of one passage, by hand', () => {
  const soleFeatures = (passage: string, asked: ReturnType<typeof questionOf>) => {
    const sole = new LiveIndex();
    sole.put('article', [markedPassage('a', passage)]);
    const [candidate] = sole.candidates(asked, 1);
    return candidate === undefined ? undefined : rankFeatures(rankQuestion(asked, sole), candidate);
  };

  it('answerType: 1 where the best sentence holds a date that the question does not', () => {
    const when = questionOf('2021年增长是什么时候', { words: ['增长'] });
    expect(soleFeatures('[增长]在3月。', when)?.answerType).toBe(1);
    expect(soleFeatures('2021年[增长]。3月[下降]。', when)?.answerType).toBe(0);
  });

  it('firstSentence: 0 where the best one is another', () => {
    const growth = questionOf('增长', { words: ['增长'] });
    expect(soleFeatures('[下降]。[增长]。', growth)?.firstSentence).toBe(0);
  });

  it('brevity: falls with the logarithm of the length, from 20 to 1,000 units', () => {
    const growth = questionOf('增长', { words: ['增长'] });
    // ln(1000 / 100) / ln(1000 / 20) = 2.302585093 / 3.912023005
    expect(soleFeatures(`[增长]${'，'.repeat(98)}`, growth)?.brevity).toBeCloseTo(0.588591908, 8);
    expect(soleFeatures(`[增长]${'，'.repeat(1_998)}`, growth)?.brevity).toBe(0);
  });

  it('bestSentence goes by words where the question has no bigrams, and by both where it has no words', () => {
    // 5g stands in no passage: ln(1 + 1.5/0.5) = ln 4; 中国 in the one: ln(1 + 0.5/1.5) = ln(4/3)
    const words = questionOf('5g', { words: ['5g', '中国'] });
    expect(soleFeatures('[中国]', words)?.bestSentence).toBeCloseTo(Math.log(4 / 3) / Math.log(16 / 3), 9);
    expect(soleFeatures('[中国][经济]', questionOf('国经', { bigrams: ['国经'] }))?.bestSentence).toBe(0.5);
  });
});

describe('features where something is missing', () => {
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
      heaviestWindow: 1,
      sentencePair: 1,
      characterOrder: 1,
      answerType: 0,
      firstSentence: 1,
      brevity: 1,
    });
  });
});

describe('the score and the confidence', () => {
  const allOf = (value: number): RankFeatures => ({
    bm25: value,
    bigramCoverage: value,
    bestSentence: value,
    longestCommonSubstring: value,
    heaviestWindow: value,
    sentencePair: value,
    characterOrder: value,
    answerType: value,
    firstSentence: value,
    brevity: value,
  });
  const none = allOf(0);

  it('the score is the weighted sum', () => {
    expect(rankScore(none)).toBe(0);
    expect(rankScore(allOf(1))).toBeCloseTo(
      featureNames.reduce((sum, name) => sum + rankWeights[name], 0),
      12,
    );
    expect(rankScore({ ...none, bestSentence: 0.5 })).toBeCloseTo(rankWeights.bestSentence / 2, 12);
  });

  it.each([1, 60, 5_000, 1_000_000])('among %i passages the confidence is sound, and no feature lowers it', (count) => {
    const confidenceOf = (features: RankFeatures) => confidence(confidenceInputsOf(features, count));
    expect(confidenceOf(none)).toBeGreaterThan(0);
    expect(confidenceOf(none)).toBeLessThan(confidenceFloor);
    expect(confidenceOf(allOf(1))).toBeGreaterThan(confidenceFloor);
    expect(confidenceOf({ ...allOf(1), bm25: 1.9 })).toBeLessThanOrEqual(1);
    for (const feature of featureNames) {
      expect(confidenceOf({ ...none, [feature]: 1 })).toBeGreaterThanOrEqual(confidenceOf(none));
    }
  });
});
