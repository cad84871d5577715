import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../src/article/split-sentences.js';
import { LiveIndex } from '../../src/index/live/live-index.js';
import { highlight } from '../../src/search/highlight.js';
import { type Question, readQuestion } from '../../src/search/question.js';
import { rankQuestion } from '../../src/search/rank-features.js';
import { createNormalizeText } from '../../src/words/normalize-text.js';
import { anyText } from '../words/any-text.js';
import { segmenter } from '../words/real-segmenter.js';
import { questionOf } from './question-of.js';

const normalize = createNormalizeText();
/** No passages: all terms tell the same. */
const empty = new LiveIndex();

function highlighted(terms: Partial<Question>, text: string) {
  const question = questionOf('', terms);
  const { sentence, matches } = highlight(normalize, question, rankQuestion(question, empty), text);
  return {
    sentence: text.slice(sentence.start, sentence.end),
    matches: matches.map(({ start, end }) => text.slice(start, end)),
  };
}

describe('the matches', () => {
  it.each([
    ['words as they stand', ['融资', '企业'], '企业直接融资，企业债', ['企业', '融资', '企业']],
    ['Traditional for a Simplified question', ['国家', '发展'], '國家的發展', ['國家', '發展']],
    ['full width for half', ['27.3%'], '增長２７．３％。', ['２７．３％']],
    ['a number with its commas', ['8500'], '超过8,500亿元', ['8,500']],
    ['a ligature for the word it begins', ['finance'], 'a ﬁnance b', ['ﬁnance']],
    ['words that touch as one', ['中小', '企业'], '中小企业', ['中小企业']],
    ['words that overlap as one', ['中小企', '企业'], '中小企业', ['中小企业']],
    ['a Han word inside a longer one', ['中国'], '中国人', ['中国']],
    ['no number inside another', ['5', '3%'], '2015年、27.3%', []],
    ['no Latin word inside another', ['ai', '5g'], 'plain 15G, AI与5G', ['AI', '5G']],
    ['nothing where nothing stands', ['没有'], '企业', []],
  ])('are %s', (_, words, text, matches) => {
    expect(highlighted({ words }, text).matches).toEqual(matches);
  });

  it('are lone characters and phrases too', () => {
    expect(highlighted({ characters: ['知'] }, '知道，须知').matches).toEqual(['知', '知']);
    expect(highlighted({ phrases: ['1+2'], words: ['1', '2'] }, '“１＋２”组合拳').matches).toEqual(['１＋２']);
  });
});

describe('the sentence', () => {
  const text = '会议在京召开。  企业融资增长27.3%。企业融资稳定。';

  it('is the one that holds most of the question, without blanks around it', () => {
    expect(highlighted({ words: ['融资', '增长'] }, text).sentence).toBe('企业融资增长27.3%。');
    expect(highlighted({ words: ['召开'] }, text).sentence).toBe('会议在京召开。');
    expect(highlighted({ bigrams: ['资稳'] }, text).sentence).toBe('企业融资稳定。');
  });

  it('is the first of equals', () => {
    expect(highlighted({ words: ['企业'] }, text).sentence).toBe('企业融资增长27.3%。');
    expect(highlighted({ words: ['没有'] }, text).sentence).toBe('会议在京召开。');
  });

  it('goes by what tells the sentences of this passage apart', () => {
    // 企业 stands in all of them, and decides nothing against 利润, which stands in one.
    const words = ['企业', '融资', '利润'];
    expect(highlighted({ words }, '企业融资难。企业利润高。企业融资贵。').sentence).toBe('企业利润高。');
  });

  it('is found in Traditional text', () => {
    expect(highlighted({ words: ['国家'] }, '別處。國家隊。').sentence).toBe('國家隊。');
  });

  it('of no text is empty', () => {
    const question = questionOf('', { words: ['国家'] });
    expect(highlight(normalize, question, rankQuestion(question, empty), '')).toEqual({
      sentence: { start: 0, end: 0 },
      matches: [],
    });
  });
});

describe('of any text', () => {
  const words = fc.subarray([
    '国家',
    '中小企业',
    '是什么',
    '知',
    '27.3%',
    '8500',
    'hfo-1234yf',
    '株式会社',
    '干',
    'fi',
  ]);
  const characters = fc.subarray(['知', '国', '𠮷']);

  it('matches are inside, ascending and apart; every place of a Han word lies in one', () => {
    fc.assert(
      fc.property(anyText, words, characters, (text, sought, lone) => {
        const question = questionOf('', { words: sought, characters: lone });
        const { matches } = highlight(normalize, question, rankQuestion(question, empty), text);
        let last = -1;
        for (const { start, end } of matches) {
          expect(start).toBeGreaterThan(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          last = end;
        }
        const normalized = normalize(text);
        for (const word of [...sought.filter((term) => /\p{Script=Han}/u.test(term)), ...lone]) {
          const at = normalized.text.indexOf(word);
          if (at < 0) continue;
          const place = normalized.toOriginal(at, at + word.length);
          expect(matches.some(({ start, end }) => start <= place.start && place.end <= end)).toBe(true);
        }
      }),
      { seed: 20220125, numRuns: 500 },
    );
  });

  it('the sentence is one of its sentences, trimmed', () => {
    fc.assert(
      fc.property(anyText, words, (text, sought) => {
        const question = questionOf('', { words: sought });
        const { sentence } = highlight(normalize, question, rankQuestion(question, empty), text);
        expect(sentence.start).toBeGreaterThanOrEqual(0);
        expect(sentence.end).toBeLessThanOrEqual(text.length);
        const sentences = splitSentences(text).map(({ start, end }) => text.slice(start, end).trim());
        expect(text === '' ? [''] : sentences).toContain(text.slice(sentence.start, sentence.end));
      }),
      { seed: 20220125, numRuns: 500 },
    );
  });
});

describe('numbers and dates in another form than the question has', () => {
  const text = '去年末共有四百家。今年新增三百二十家，占百分之二十。其中两成在北京。';
  const pointAt = (asked: string) => {
    const question = readQuestion(segmenter, asked);
    const place = highlight(normalize, question, rankQuestion(question, empty), text, { year: 2022, month: 1 });
    return {
      sentence: text.slice(place.sentence.start, place.sentence.end),
      matches: place.matches.map(({ start, end }) => text.slice(start, end)),
    };
  };

  it('are pointed at as they are written, and tell which sentence answers', () => {
    const { sentence, matches } = pointAt('2022年新增320家');
    expect(sentence).toBe('今年新增三百二十家，占百分之二十。');
    expect(matches).toContain('今年新增三百二十家');
    expect(pointAt('2021年共有400家').sentence).toBe('去年末共有四百家。');
    expect(pointAt('北京占20%').matches).toEqual(['占百分之二十', '两成', '北京']);
  });
});
