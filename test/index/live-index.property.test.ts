import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countBigrams } from '../../src/index/bigram.js';
import { LiveIndex } from '../../src/index/live-index.js';
import type {
  CandidateTerms,
  CollectionStatistics,
  IndexedPassage,
  IndexQuery,
  PassageIndex,
} from '../../src/index/passage-index.js';
import { scorePassage } from '../../src/index/score-passage.js';
import { weighQuery } from '../../src/index/weigh-query.js';
import { alphabetBigrams, alphabetCharacters, alphabetWords, anyPassages, anyQuery } from './random-passages.js';

const runs = { seed: 20220125, numRuns: 400 } as const;

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** Statistics counted anew from all passages. */
function countedStatistics(passages: readonly IndexedPassage[]): CollectionStatistics {
  const average = (total: number) => (passages.length === 0 ? 0 : total / passages.length);
  const holding = (holds: (passage: IndexedPassage) => boolean) => passages.filter(holds).length;
  return {
    passageCount: passages.length,
    distinctWords: new Set(passages.flatMap(({ terms }) => [...terms.words.keys()])).size,
    averageWordCount: average(sum(passages.map(({ terms }) => terms.wordCount))),
    averageBigramCount: average(sum(passages.map(({ text }) => sum([...countBigrams(text).values()])))),
    wordDocumentFrequency: (word) => holding(({ terms }) => terms.words.has(word)),
    bigramDocumentFrequency: (bigram) =>
      holding(({ text, terms }) => terms.words.has(bigram) || countBigrams(text).has(bigram)),
    characterDocumentFrequency: (character) => holding(({ text }) => text.includes(character)),
  };
}

function termsOf({ text, terms }: IndexedPassage): CandidateTerms {
  const bigrams = countBigrams(text);
  return {
    wordCount: terms.wordCount,
    bigramCount: terms.bigramCount,
    wordFrequency: (word) => terms.words.get(word) ?? 0,
    bigramFrequency: (bigram) => (terms.words.get(bigram) ?? 0) || (bigrams.get(bigram) ?? 0),
  };
}

/** Scores every passage there is. */
function exhaustive(passages: readonly IndexedPassage[], query: IndexQuery, limit: number) {
  const weighted = weighQuery(query, countedStatistics(passages));
  return passages
    .filter(({ text }) => query.phrases.every((phrase) => text.includes(phrase)))
    .map((passage) => ({ id: passage.id, ...scorePassage(weighted, termsOf(passage), passage.text) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, limit);
}

function found(index: PassageIndex, query: IndexQuery, limit: number) {
  return index
    .candidates(query, limit)
    .map(({ id, score, wordScore, bigramScore }) => ({ id, score, wordScore, bigramScore }));
}

function statistics(index: CollectionStatistics) {
  return {
    passages: index.passageCount,
    distinctWords: index.distinctWords,
    averageWordCount: index.averageWordCount,
    averageBigramCount: index.averageBigramCount,
    words: alphabetWords.map((word) => index.wordDocumentFrequency(word)),
    bigrams: alphabetBigrams.map((bigram) => index.bigramDocumentFrequency(bigram)),
    characters: alphabetCharacters.map((character) => index.characterDocumentFrequency(character)),
  };
}

describe('an index of any passages', () => {
  it('has the statistics of all of them', () => {
    fc.assert(
      fc.property(anyPassages, (passages) => {
        const index = new LiveIndex();
        index.put('article', passages);
        expect(statistics(index)).toEqual(statistics(countedStatistics(passages)));
      }),
      runs,
    );
  });

  it('gives the candidates that scoring every passage gives, with the same scores', () => {
    fc.assert(
      fc.property(anyPassages, anyQuery, fc.integer({ min: 0, max: 16 }), (passages, query, limit) => {
        const index = new LiveIndex();
        index.put('article', passages);
        expect(found(index, query, limit)).toEqual(exhaustive(passages, query, limit));
      }),
      runs,
    );
  });
});

type Change =
  | { readonly kind: 'put'; readonly article: string; readonly passages: readonly IndexedPassage[] }
  | { readonly kind: 'discard'; readonly article: string };

const article = fc.constantFrom('a', 'b', 'c', 'd');
const anyChange: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.tuple(article, anyPassages).map(([id, passages]): Change => {
      const own = passages.slice(0, 5).map((passage, i) => ({ ...passage, id: `${id}#${i}` }));
      return { kind: 'put', article: id, passages: own };
    }),
  },
  { weight: 1, arbitrary: article.map((id): Change => ({ kind: 'discard', article: id })) },
);

describe('an index that was changed', () => {
  it('is as one that never held anything else', () => {
    fc.assert(
      fc.property(fc.array(anyChange, { maxLength: 12 }), anyQuery, (changes, query) => {
        const index = new LiveIndex();
        const held = new Map<string, readonly IndexedPassage[]>();
        for (const change of changes) {
          if (change.kind === 'put') {
            index.put(change.article, change.passages);
            held.set(change.article, change.passages);
          } else {
            index.discard(change.article);
            held.delete(change.article);
          }
        }
        const fresh = new LiveIndex();
        for (const [id, passages] of held) fresh.put(id, passages);
        expect(statistics(index)).toEqual(statistics(fresh));
        expect(found(index, query, 100)).toEqual(found(fresh, query, 100));
      }),
      runs,
    );
  });
});
