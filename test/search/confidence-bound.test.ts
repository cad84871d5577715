import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexedPassages } from '../../src/index/index-passages.js';
import type { IndexedPassage, TermStatistics } from '../../src/index/passage-index.js';
import { confidenceFloor } from '../../src/search/confidence.js';
import { anyPassage, ConfidenceBound, type MayHold } from '../../src/search/confidence-bound.js';
import { isSearchable, readQuestion } from '../../src/search/question.js';
import { type QuestionTerm, questionTerms } from '../../src/search/question-terms.js';
import { scorePassage } from '../../src/search/score-passage.js';
import { weighQuestion } from '../../src/search/weigh-question.js';
import { anyText } from '../words/any-text.js';
import { segmenter } from '../words/real-segmenter.js';
import { rankingCorpus } from './ranking-corpus.js';

/** What a passage does hold. */
function holdsOf(terms: readonly QuestionTerm[], { text, terms: held }: IndexedPassage): MayHold {
  return {
    term: (place) => {
      const term = terms[place];
      if (term === undefined) throw new Error(`expected a term of the question, got place ${place}`);
      if (term.kind === 'character') return text.includes(term.text);
      return held.words.has(term.text) || (term.kind === 'bigram' && held.bigrams.has(term.text));
    },
    unit: (unit) => text.includes(String.fromCharCode(unit)),
    mostRepeats: Math.max(0, ...held.words.values()),
    fewestWords: held.wordCount,
  };
}

function read(text: string, statistics: TermStatistics) {
  const question = readQuestion(segmenter, text);
  const weighed = weighQuestion(question, statistics);
  const told = questionTerms(weighed);
  return { question, weighed, terms: told.terms, bound: new ConfidenceBound(weighed, told) };
}

/** Any statistics: a term's document frequency depends on nothing but its text and a salt. */
function statisticsOf(passageCount: number, averageWordCount: number, salt: number): TermStatistics {
  const frequencyOf = (term: string): number => {
    let hash = salt;
    for (let at = 0; at < term.length; at++) hash = (Math.imul(hash, 31) + term.charCodeAt(at)) >>> 0;
    // Rare and frequent ones alike.
    return Math.floor(passageCount ** ((hash % 1_000) / 999)) - 1;
  };
  return {
    passageCount,
    averageWordCount,
    averageBigramCount: averageWordCount * 2,
    wordDocumentFrequency: frequencyOf,
    bigramDocumentFrequency: frequencyOf,
    characterDocumentFrequency: frequencyOf,
    unitDocumentFrequency: frequencyOf,
  };
}

const anyStatistics = fc
  .tuple(fc.integer({ min: 1, max: 2_000_000 }), fc.double({ min: 0.5, max: 200, noNaN: true }), fc.nat())
  .map(([count, average, salt]) => statisticsOf(count, average, salt));

const pieces = [
  ...Object.values(rankingCorpus).flatMap((text) => text.split(/(?<=[，。、])/u)),
  '税',
  '税税税税税税税税',
  '𠮷',
  '𠮷野家',
  '𠮷国',
  '\u{1f7b7}国',
  '国\ud842',
  'GDP',
  'gdp-based',
  '5',
  '15',
  'gdp gdp gdp gdp gdp gdp',
  '8,500',
  '8500',
  '多少？',
  '工业和信息化部',
  '工信部',
  '部',
  '三百二十',
  '320',
  '两成',
  '20%',
  '2022年1月5日',
  '二〇二二年',
  '今年',
  '增长增长增长增长增长增长增长增长',
  ' ',
];
const anyPiece = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...pieces) }, { weight: 1, arbitrary: anyText });
const anyWriting = (maxLength: number) =>
  fc.array(anyPiece, { minLength: 1, maxLength }).map((parts) => parts.join(''));

describe('the bound of confidence', () => {
  it('is never passed by a passage, whatever the question, the passage and the statistics', () => {
    fc.assert(
      fc.property(
        anyWriting(3),
        anyWriting(6),
        anyStatistics,
        fc.func(fc.boolean()),
        (text, passage, statistics, more) => {
          const { question, weighed, terms, bound } = read(text, statistics);
          const [indexed] = indexedPassages(segmenter, [{ id: 'a', text: passage }], { year: 2022, month: 1 });
          if (!isSearchable(question) || indexed === undefined) return;
          const confidence = scorePassage(weighed, indexed)?.confidence ?? 0;
          const holds = holdsOf(terms, indexed);
          expect(bound.atMost(holds)).toBeGreaterThanOrEqual(confidence);
          // Nor where less is known of what the passage lacks.
          const holdsMore: MayHold = {
            term: (place) => holds.term(place) || more('term', place),
            unit: (unit) => holds.unit(unit) || more('unit', unit),
            mostRepeats: more('repeats', 0) ? holds.mostRepeats + 1 : holds.mostRepeats,
            fewestWords: more('words', 0) ? Math.max(0, holds.fewestWords - 2) : holds.fewestWords,
          };
          expect(bound.atMost(holdsMore)).toBeGreaterThanOrEqual(bound.atMost(holds));
        },
      ),
      { numRuns: 1_000 },
    );
  }, 30_000);

  it('of a passage without any of the terms is that of no candidate', () => {
    fc.assert(
      fc.property(anyWriting(3), anyWriting(6), anyStatistics, (text, passage, statistics) => {
        const { weighed, terms } = read(text, statistics);
        const [indexed] = indexedPassages(segmenter, [{ id: 'a', text: passage }]);
        if (indexed === undefined) return;
        const holds = holdsOf(terms, indexed);
        if (terms.some((_, place) => holds.term(place))) return;
        expect(scorePassage(weighed, indexed)).toBeNull();
      }),
      { numRuns: 500 },
    );
  }, 30_000);

  it('tells that a passage with the common half of a question does not answer it', () => {
    const common = statisticsOf(100_000, 60, 1);
    const rare = new Set(['量子', '子计', '计算', '算机', '量子计算机', '量子计算']);
    const frequency = (term: string): number => (rare.has(term) ? 3 : 9_000);
    const statistics = { ...common, wordDocumentFrequency: frequency, bigramDocumentFrequency: frequency };
    const { terms, bound } = read('企业的量子计算机', statistics);
    const lacksRare: MayHold = { ...anyPassage, term: (place) => !rare.has(terms[place]?.text ?? '') };
    expect(bound.atMost(anyPassage)).toBeGreaterThan(0.99);
    expect(bound.atMost(lacksRare)).toBeLessThan(confidenceFloor);
  });
});
