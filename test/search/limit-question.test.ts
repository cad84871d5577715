import { describe, expect, it } from 'vitest';
import type { CollectionStatistics } from '../../src/index/passage-index.js';
import { limitQuestion } from '../../src/search/limit-question.js';
import { questionOf } from './question-of.js';

/** A term is a letter and its document frequency: `w12`. */
const statistics: CollectionStatistics = {
  passageCount: 1_000,
  distinctWords: 1_000,
  averageWordCount: 10,
  averageBigramCount: 10,
  wordDocumentFrequency: (word) => (word.startsWith('w') ? Number(word.slice(1)) : 0),
  bigramDocumentFrequency: (bigram) => (bigram.startsWith('b') ? Number(bigram.slice(1)) : 0),
  characterDocumentFrequency: () => 0,
  unitDocumentFrequency: () => 0,
};

function terms(letter: string, count: number, first = 1): string[] {
  return Array.from({ length: count }, (_, i) => `${letter}${first + i}`);
}

describe('a question of many terms', () => {
  it('keeps the 32 rarest words', () => {
    const { words } = limitQuestion(questionOf('', { words: terms('w', 40).toReversed() }), statistics);
    expect(words).toEqual(terms('w', 32).toReversed());
  });

  it('keeps the 64 rarest bigrams', () => {
    const { bigrams } = limitQuestion(questionOf('', { bigrams: terms('b', 200).toReversed() }), statistics);
    expect(bigrams).toEqual(terms('b', 64).toReversed());
  });

  it('keeps the first 32 lone characters', () => {
    const { characters } = limitQuestion(questionOf('', { characters: terms('c', 40) }), statistics);
    expect(characters).toEqual(terms('c', 32));
  });

  it('prefers words that some passage holds to words that none does', () => {
    const unknown = terms('u', 31);
    const { words } = limitQuestion(questionOf('', { words: [...unknown, 'w999', 'w998'] }), statistics);
    expect(words).toHaveLength(32);
    expect(words.slice(-2)).toEqual(['w999', 'w998']);
  });

  it('keeps what was asked and the phrases', () => {
    const question = questionOf('原文', { words: terms('w', 40), phrases: ['短语'] });
    expect(limitQuestion(question, statistics)).toEqual({ ...question, words: terms('w', 32) });
  });
});

it('a question of few terms stays as it is', () => {
  const question = questionOf('原文', {
    words: terms('w', 32).toReversed(),
    bigrams: terms('b', 64).toReversed(),
    characters: terms('c', 32),
  });
  expect(limitQuestion(question, statistics)).toEqual(question);
});
