import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/article/article.js';
import { splitPassages } from '../../src/article/split-passages.js';
import { createZone } from '../../src/article/zone.js';
import { indexedPassages } from '../../src/index/index-passages.js';
import { LiveIndex } from '../../src/index/live/live-index.js';
import type { CollectionStatistics, IndexQuery, PassageIndex } from '../../src/index/passage-index.js';
import { createLibrary } from '../../src/library/create-library.js';
import { confidenceFloor } from '../../src/search/confidence.js';
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

  it('of any string is answered where one of its passages is as sure as what is quoted', () => {
    const words = fc.constantFrom(
      '普惠小微',
      '贷款',
      '余额增长',
      '红烧肉',
      '"增长"',
      '-贷款',
      '标题:年报',
      'after:昨',
      '😀',
    );
    const someText = fc.oneof(anyText, words, fc.constantFrom(...Object.values(rankingCorpus)));
    const seen = new Set<boolean>();
    fc.assert(
      fc.property(fc.array(someText, { maxLength: 4 }), (parts) => {
        const question = parts.join(' ');
        const result = searcher.search(question);
        const isAnswered =
          result.kind === 'ranked' && result.passages.some(({ confidence }) => confidence >= confidenceFloor);
        expect(searcher.isAnswered(question)).toBe(isAnswered);
        seen.add(isAnswered);
      }),
    );
    expect(seen.size).toBe(2);
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
    unitDocumentFrequency: (unit) => inner.unitDocumentFrequency(unit),
  };
  return {
    ...statistics,
    asked,
    put: (article, passages) => {
      inner.put(article, passages);
    },
    discard: (article) => inner.discard(article),
    latinWords: () => inner.latinWords(),
    beside: (character, side, among) => inner.beside(character, side, among),
    wordsBegunBy: (beginning, limit) => inner.wordsBegunBy(beginning, limit),
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

describe('a question with operators', () => {
  const library = createLibrary();
  const filtered = new LiveIndex();
  const put = (id: string, publisher: string, day: string, texts: readonly string[]) => {
    const article: Article = {
      id,
      path: `${id}.md`,
      title: `${publisher}的报道`,
      publishedAt: { iso: `${day}T08:00:00+08:00`, epochMs: Date.parse(`${day}T08:00:00+08:00`) },
      category: null,
      tags: [],
      publisher,
      sourceUrl: null,
      siteUrl: null,
      blocks: texts.map((text) => ({ kind: 'paragraph', text, paragraph: null })),
    };
    const passages = splitPassages(article);
    library.put(article, passages);
    filtered.put(id, indexedPassages(segmenter, passages));
  };
  put('a', '科技日报', '2022-01-25', ['小微企业贷款余额同比增长27.3%，其中元宇宙企业增长最快。']);
  put('b', '沧州日报', '2022-01-29', ['小微企业贷款余额同比增长9.6%，比上年同期还要快一些。']);
  const calendar = { now: () => Date.parse('2022-02-01T08:00:00+08:00'), zone: createZone('Asia/Shanghai') };
  const narrow = createSearcher({ segmenter, index: filtered, library, calendar });
  const found = (question: string) => {
    const result = narrow.search(question);
    return result.kind === 'ranked' ? result.passages.map(({ id }) => id) : result;
  };

  it('looks only in the articles that its filters leave', () => {
    expect(found('小微企业贷款余额')).toHaveLength(2);
    expect(found('来源:沧州 小微企业贷款余额')).toEqual(['b#0']);
    expect(found('小微企业贷款余额 before:2022-01-29')).toEqual(['a#0']);
    expect(found('小微企业贷款余额 日期:最近3天')).toEqual(['b#0']);
    expect(found('标题:科技 小微企业贷款余额')).toEqual(['a#0']);
    expect(found('小微企业贷款余额 -元宇宙')).toEqual(['b#0']);
    expect(found('小微企业贷款余额 "还要快"')).toEqual(['b#0']);
  });

  it('says what its filters are, how many articles they leave, and how to ask without', () => {
    const result = narrow.search('来源:人民日报 小微企业  日期:2022-01 贷款余额');
    if (result.kind !== 'ranked') throw new Error('expected passages');
    expect(result.passages).toEqual([]);
    expect(result.filters?.written).toEqual(['来源:人民日报', '日期:2022-01']);
    expect(result.filters?.articles()).toEqual([]);
    expect(result.filters?.questionWithout).toBe('小微企业 贷款余额');
    const other = narrow.search('来源:日报 元旦');
    expect(other.kind === 'ranked' && other.filters?.articles()).toHaveLength(2);
    expect(narrow.search('小微企业贷款余额')).not.toHaveProperty('filters');
  });

  it('with nothing but operators there is nothing to look for, and an unreadable date is told', () => {
    expect(found('来源:科技日报')).toMatchObject({
      kind: 'nothing-to-search',
      filters: { written: ['来源:科技日报'] },
    });
    expect(found('小微企业 日期:很久以前')).toEqual({ kind: 'nothing-to-search', unreadable: '日期:很久以前' });
  });
});

describe('a question with a number or a date in another form than the passages', () => {
  const news = new LiveIndex();
  const put = (id: string, text: string, month: { year: number; month: number }) =>
    news.put(id, indexedPassages(segmenter, [{ id, text }], month));
  put('2021', '今年新增民营企业五百家，同比增长一成。', { year: 2021, month: 12 });
  put('2022', '今年新增民营企业三百二十家，同比增长两成。', { year: 2022, month: 12 });
  put('2023', '明年新增民营企业的目标是1.5万家，同比增长三分之一。', { year: 2023, month: 12 });
  put('daily', '2022-01-05，新增民营企业七家；本月新增九家。', { year: 2022, month: 1 });
  const first = (question: string) => {
    const result = createSearcher({ segmenter, index: news }).search(question);
    return result.kind === 'ranked' ? result.passages[0]?.id : result;
  };

  it.each([
    ['2021年新增民营企业多少家', '2021'],
    ['2022年新增民营企业多少家', '2022'],
    ['2024年新增民营企业多少家', '2023'],
    ['哪一年新增民营企业320家', '2022'],
    ['新增民营企业增长20%', '2022'],
    ['新增民营企业增长百分之十', '2021'],
    ['新增民营企业15000家', '2023'],
    ['二〇二二年一月五日新增民营企业多少', 'daily'],
  ])('finds for %s what says the same', (question, id) => {
    expect(first(question)).toBe(id);
  });
});
