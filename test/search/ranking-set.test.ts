import { describe, expect, it } from 'vitest';
import { inverseDocumentFrequency } from '../../src/index/bm25.js';
import { readQuestion } from '../../src/search/question.js';
import { featureNames, rankWeights } from '../../src/search/rank-weights.js';
import { type RankedPassage, searchPassages } from '../../src/search/search-passages.js';
import { segmenter } from '../words/real-segmenter.js';
import { rankingIndex } from './ranking-corpus.js';

const index = rankingIndex(segmenter);

function ranked(question: string): RankedPassage[] {
  return searchPassages(index, readQuestion(segmenter, question));
}

interface RankingCase {
  readonly question: string;
  /** The first three, or all where fewer match, each with the reason for its place. */
  readonly first: readonly (readonly [id: string, why: string])[];
}

const cases: readonly RankingCase[] = [
  {
    question: '2021年末普惠小微贷款余额是多少',
    first: [
      ['loans-2021', 'holds every word, the year too'],
      ['loans-2020', 'holds every word but the year'],
      ['loan-rates', 'loans to small firms, but neither balance nor inclusive ones; above rate-cut by 小微'],
    ],
  },
  {
    question: '２０２０年末普惠小微貸款餘額增長多少',
    first: [
      ['loans-2020', 'the other year wins, in full width and Traditional as well'],
      ['loans-2021', 'holds every word but the year'],
      ['loan-rates', 'as before: loans and 小微 only'],
    ],
  },
  {
    question: '北京证券交易所什么时候开市',
    first: [
      ['exchange-opens', 'holds the whole name, and 开市'],
      ['exchange-rules', 'an exchange, of another city: its name differs by one word'],
      ['snow', '北京 alone'],
    ],
  },
  {
    question: '5G基站有多少个',
    first: [
      ['5g-stations', 'holds both words'],
      ['4g-stations', '基站 counts as a word and as a bigram'],
      ['5g-phones', '5G counts as a word only'],
    ],
  },
  {
    question: '贷款利率下调',
    first: [
      ['rate-cut', 'holds all three words, the rarest too'],
      ['loan-rates', 'holds two of the three'],
      ['loans-2021', 'holds 贷款 alone, twice; loans-2020 holds it once'],
    ],
  },
  {
    question: '总工程师田玉龙',
    first: [
      ['engineer-named', 'holds name and post'],
      ['engineer-says', 'holds the name only'],
    ],
  },
  {
    question: '台积电在日本熊本设厂生产什么芯片',
    first: [
      ['chips-together', 'one sentence holds nearly all words'],
      ['chips-apart', 'most of the same words, scattered over unrelated sentences'],
    ],
  },
  {
    question: '粮食产量',
    first: [
      ['grain', '粮食产量 is one word, and no passage has it; the bigrams of 粮食 and 产量 both stand here'],
      ['cars', '产量 alone'],
    ],
  },
  {
    question: '暴雪',
    first: [
      ['snow', 'the shorter of two that say it once'],
      ['snow-plain', 'says it once in a longer text'],
    ],
  },
  {
    question: '"市场报价利率"下调 贷款',
    first: [['rate-cut', 'the only one that holds the quoted phrase; others hold 贷款']],
  },
  {
    question: '猪',
    first: [['pork', 'a lone character is found inside 猪肉 and 生猪']],
  },
  {
    question: '外交部例行记者会',
    first: [
      ['briefing-a', 'equal texts score alike: the id decides'],
      ['briefing-b', 'though it was indexed first'],
    ],
  },
];

describe('the ranking set', () => {
  it.each(cases)('$question', ({ question, first }) => {
    expect(
      ranked(question)
        .slice(0, 3)
        .map(({ id }) => id),
    ).toEqual(first.map(([id]) => id));
  });

  it('has falling scores in all of its answers', () => {
    for (const { question } of cases) {
      const scores = ranked(question).map(({ score }) => score);
      expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    }
  });

  it('is the same whatever the order of indexing', () => {
    const reversed = rankingIndex(segmenter, 'reversed');
    for (const { question } of cases) {
      const again = searchPassages(reversed, readQuestion(segmenter, question));
      expect(again.map(({ id, score }) => ({ id, score }))).toEqual(
        ranked(question).map(({ id, score }) => ({ id, score })),
      );
    }
  });
});

describe('the explanation of each passage of the ranking set', () => {
  const explained = cases.flatMap(({ question }) =>
    ranked(question).map((passage) => ({ question, passage, explanation: passage.explain() })),
  );

  it('sums up to its score', () => {
    expect(explained.length).toBeGreaterThan(30);
    for (const { passage, explanation } of explained) {
      const sum = explanation.features.reduce((total, { contribution }) => total + contribution, 0);
      expect(sum).toBeCloseTo(passage.score, 9);
    }
  });

  it('has each feature once, contributing its value times its weight', () => {
    for (const { passage, explanation } of explained) {
      const values = Object.fromEntries(explanation.features.map(({ feature, value }) => [feature, value]));
      expect(Object.keys(values)).toEqual([...featureNames]);
      const weighted = featureNames.map((name) => rankWeights[name] * (values[name] ?? 0));
      expect(weighted.reduce((total, part) => total + part, 0)).toBeCloseTo(passage.score, 9);
      for (const { value, weight, contribution } of explanation.features) {
        expect(contribution).toBeCloseTo(value * weight, 12);
      }
    }
  });

  it('has for bm25 what its words and characters score, over what they could tell', () => {
    for (const { explanation } of explained) {
      const words = explanation.terms.filter(({ kind }) => kind !== 'bigram');
      const told = words.reduce((total, { score }) => total + score, 0);
      const all = words.reduce((total, { idf }) => total + idf, 0);
      expect(explanation.features.find(({ feature }) => feature === 'bm25')?.value).toBeCloseTo(told / all, 9);
    }
  });

  it('has for bigram coverage the share of those that it holds', () => {
    for (const { explanation } of explained) {
      const bigrams = explanation.terms.filter(({ kind }) => kind === 'bigram');
      const idfOf = (terms: typeof bigrams) => terms.reduce((total, { idf }) => total + idf, 0);
      const held = idfOf(bigrams.filter(({ termFrequency }) => termFrequency > 0));
      const expected = bigrams.length === 0 ? 0 : held / idfOf(bigrams);
      expect(explanation.features.find(({ feature }) => feature === 'bigramCoverage')?.value).toBeCloseTo(expected, 9);
    }
  });

  it('names each term with its frequencies', () => {
    const [first] = ranked('猪肉价格');
    expect(
      first
        ?.explain()
        .terms.map(({ term, kind, termFrequency, documentFrequency }) => [
          kind,
          term,
          termFrequency,
          documentFrequency,
        ]),
    ).toEqual([
      ['word', '猪肉', 1, 1],
      ['word', '价格', 1, 1],
      ['bigram', '猪肉', 1, 1],
      ['bigram', '肉价', 1, 1],
      ['bigram', '价格', 1, 1],
    ]);
    const [lone] = ranked('猪');
    expect(lone?.explain().terms).toEqual([
      expect.objectContaining({
        kind: 'character',
        term: '猪',
        termFrequency: 2,
        documentFrequency: 1,
        idf: inverseDocumentFrequency(index.passageCount, 1),
      }),
    ]);
  });
});
