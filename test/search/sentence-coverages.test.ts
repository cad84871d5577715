import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../src/article/split-sentences.js';
import { SentenceCoverages } from '../../src/search/sentence-coverages.js';

function sumsOf(text: string, terms: readonly { text: string; idf: number }[]) {
  const held: string[] = [];
  const sums = new SentenceCoverages(text).sums(terms, (term) => held.push(term.text));
  return { sums: [...sums], held };
}

describe('what each sentence holds of the terms', () => {
  it('is summed by sentence; a term over the end of one is in none', () => {
    const terms = [
      { text: '中国', idf: 2 },
      { text: '国。', idf: 3 },
      { text: '。经', idf: 5 },
      { text: '没有', idf: 7 },
    ];
    expect(sumsOf('中国。经济中国', terms)).toEqual({ sums: [5, 2], held: ['中国', '国。', '。经'] });
  });

  it('is nothing of an empty text', () => {
    expect(sumsOf('', [{ text: '中', idf: 1 }])).toEqual({ sums: [], held: [] });
  });

  it('is what looking for every term in every sentence finds', () => {
    const anyText = fc.string({ unit: fc.constantFrom('中', '国', '。', '”', ' ', 'a'), maxLength: 24 });
    const anyTerm = fc.record({
      text: fc.string({ unit: fc.constantFrom('中', '国', '。', 'a'), minLength: 1, maxLength: 3 }),
      idf: fc.double({ min: 0.1, max: 9, noNaN: true }),
    });
    fc.assert(
      fc.property(anyText, fc.array(anyTerm, { maxLength: 6 }), (text, terms) => {
        const sentences = splitSentences(text).map(({ start, end }) => text.slice(start, end));
        const sum = (sentence: string) =>
          terms.filter((term) => sentence.includes(term.text)).reduce((total, { idf }) => total + idf, 0);
        expect(sumsOf(text, terms)).toEqual({
          sums: sentences.map(sum),
          held: terms.map((term) => term.text).filter((term) => text.includes(term)),
        });
      }),
      { seed: 20220125, numRuns: 2_000 },
    );
  });
});

describe('what each sentence holds together with the next', () => {
  it('counts a term that stands in both once', () => {
    const terms = [
      { text: '中', idf: 2 },
      { text: '国', idf: 3 },
    ];
    // 中 and 国 | 国 and 中 | 中 alone
    expect([...new SentenceCoverages('中。国。中。').pairSums(terms)]).toEqual([5, 5, 2]);
    expect([...new SentenceCoverages('中。中。').pairSums(terms)]).toEqual([2, 2]);
    expect([...new SentenceCoverages('').pairSums(terms)]).toEqual([]);
  });

  it('is what looking in every two sentences finds', () => {
    const anyText = fc.string({ unit: fc.constantFrom('中', '国', '。', 'a'), maxLength: 24 });
    fc.assert(
      fc.property(anyText, (text) => {
        const terms = ['中', '国', 'a'].map((term, i) => ({ text: term, idf: 2 ** i }));
        const sentences = splitSentences(text).map(({ start, end }) => text.slice(start, end));
        const expected = sentences.map((sentence, i) =>
          terms
            .filter((term) => (sentence + (sentences[i + 1] ?? '')).includes(term.text))
            .reduce((total, { idf }) => total + idf, 0),
        );
        expect([...new SentenceCoverages(text).pairSums(terms)]).toEqual(expected);
      }),
      { seed: 20220125, numRuns: 1_000 },
    );
  });
});
