import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSearchable, readQuestion } from '../../src/search/question.js';
import { anyText } from '../words/any-text.js';
import { segmenter } from '../words/real-segmenter.js';

function read(question: string) {
  const { words, bigrams, characters, phrases } = readQuestion(segmenter, question);
  return { words, bigrams, characters, phrases };
}

describe('a question', () => {
  it('is its words in order, once each, and all its bigrams', () => {
    expect(read('普惠小微贷款是贷款吗？')).toEqual({
      words: ['普惠小微', '贷款'],
      // 是 and 吗 are dropped as words only.
      bigrams: ['普惠', '惠小', '小微', '微贷', '贷款', '款是', '是贷', '款吗'],
      characters: [],
      phrases: [],
    });
  });

  it('has the bigrams of question words too, and none across signs', () => {
    expect(read('什么时候，5G贷款')).toMatchObject({
      words: ['5g', '贷款'],
      bigrams: ['什么', '么时', '时候', '贷款'],
    });
  });

  it('is the same in Traditional and full width', () => {
    expect(read('２０２１年貸款餘額？')).toEqual(read('2021年贷款余额?'));
    expect(read('2021年贷款余额').words).toEqual(['2021', '年', '贷款', '余额']);
  });

  it('keeps what was asked as it was asked', () => {
    expect(readQuestion(segmenter, ' 貸款？').original).toBe(' 貸款？');
  });
});

describe('a phrase', () => {
  it.each([
    ['ASCII quotes', '"小巨人"企业', ['小巨人']],
    ['full-width quotes', '＂小巨人＂企业', ['小巨人']],
    ['Traditional inside', '"國家隊"', ['国家队']],
    ['blanks around it do not count', '" 小巨人 "', ['小巨人']],
    ['two of them', '"小巨人"和"单项冠军"', ['小巨人', '单项冠军']],
    ['the same twice is once', '"小巨人"、"小巨人"', ['小巨人']],
    ['Chinese quotes are prose', '“小巨人”企业', []],
    ['corner brackets too', '「小巨人」企业', []],
    ['a quote that is not closed', '"小巨人', []],
    ['nothing between the quotes', '""和"  "', []],
  ])('%s: %s', (_, question, phrases) => {
    expect(read(question).phrases).toEqual(phrases);
  });

  it('is looked for by its bigrams, were it made of stop words alone', () => {
    expect(read('"是什么"')).toEqual({
      words: [],
      bigrams: ['是什', '什么'],
      characters: [],
      phrases: ['是什么'],
    });
  });
});

describe('a lone character', () => {
  it('is looked for inside words where there is nothing else', () => {
    expect(read('知')).toEqual({ words: [], bigrams: [], characters: ['知'], phrases: [] });
    expect(read('什么 知？')).toEqual({ words: [], bigrams: ['什么'], characters: ['知'], phrases: [] });
  });

  it('may be one outside the BMP', () => {
    expect(read('𠮷').characters).toEqual(['𠮷']);
  });

  it('may be several', () => {
    expect(read('猪 牛 猪').characters).toEqual(['猪', '牛']);
  });

  it('is a word among words where the question holds more', () => {
    expect(read('知 5G')).toEqual({ words: ['知', '5g'], bigrams: [], characters: [], phrases: [] });
    expect(read('知 贷款').characters).toEqual([]);
  });
});

describe('whether there is anything to look for', () => {
  it.each(['', '   \n', '😀', '👨‍👩‍👧', '？！…', '什么', '是谁？', '請問為什麼', '的', '"…"', '"的"', '“”', '\ud83d'])(
    'not in %j',
    (question) => {
      expect(isSearchable(readQuestion(segmenter, question))).toBe(false);
    },
  );

  it.each(['5G', '知', '贷款', '"是什么"', '27.3%', '不'])('in %j', (question) => {
    expect(isSearchable(readQuestion(segmenter, question))).toBe(true);
  });
});

describe('any string', () => {
  it('is read: lists without repeats, of what the normalised question holds', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const question = readQuestion(segmenter, text);
        for (const list of [question.words, question.bigrams, question.characters, question.phrases]) {
          expect(new Set(list).size).toBe(list.length);
          expect(list).not.toContain('');
        }
        for (const bigram of question.bigrams) expect(bigram).toHaveLength(2);
        for (const part of [...question.bigrams, ...question.characters, ...question.phrases]) {
          expect(question.normalized.text).toContain(part);
        }
        expect(question.words.length === 0 || question.characters.length === 0).toBe(true);
      }),
      { seed: 20220125, numRuns: 500 },
    );
  });
});
