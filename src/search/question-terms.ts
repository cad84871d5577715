import { countBigrams } from '../index/bigram.js';
import type { WeighedQuestion } from './weigh-question.js';

/** A term that a passage holds or does not. */
export interface QuestionTerm {
  /** Bigrams and words as the passage is indexed; a character anywhere in its text. */
  readonly kind: 'bigram' | 'word' | 'character';
  readonly text: string;
  /** When the question was weighed. */
  readonly documentFrequency: number;
}

/** How it is told that a passage lacks a word of the question. */
export interface WordNeeds {
  readonly idf: number;
  /** Places in {@link QuestionTerms.terms}: without any one of them it is no word of the passage. */
  readonly terms: readonly number[];
  /** What it needs to stand in the text at all, as a part of other words too: the same, one UTF-16 unit, or unknown. */
  readonly written: 'terms' | 'unknown' | number;
}

export interface QuestionTerms {
  /** The bigrams in the question's order, then what else it takes to tell of every word. */
  readonly terms: readonly QuestionTerm[];
  /** In the order of `RankQuestion.words`. */
  readonly words: readonly WordNeeds[];
}

const HAN = /^\p{Script=Han}+$/u;

/**
 * The terms of a question by which to tell what a passage lacks; a passage without any of them is no candidate. A word of
 * several Han characters needs none of its own: whatever holds it holds its bigrams, however it is cut; but for the short
 * form of a name.
 */
export function questionTerms({ question, forRanking, query }: WeighedQuestion): QuestionTerms {
  const weighed = [...query.words, ...query.characters, ...query.bigrams];
  const frequencies = new Map(weighed.map(({ term, documentFrequency }) => [term, documentFrequency]));
  const terms: QuestionTerm[] = [];
  const add = (kind: QuestionTerm['kind'], text: string): number =>
    terms.push({ kind, text, documentFrequency: frequencies.get(text) ?? 0 }) - 1;
  const places = new Map(question.bigrams.map((bigram) => [bigram, add('bigram', bigram)]));
  const characters = new Set(question.characters);
  // A passage is found by the short form of a name that it says in full.
  const names = new Set(forRanking.names.map(({ short }) => short));
  const words = forRanking.words.map(({ text, idf }): WordNeeds => {
    if (characters.has(text)) return { idf, terms: [add('character', text)], written: 'terms' };
    if (names.has(text)) return { idf, terms: [add('word', text)], written: 'unknown' };
    const bigrams = HAN.test(text) ? Array.from(countBigrams(text).keys()) : [];
    // Of a long question some bigrams are left out.
    const needed = bigrams.map((bigram) => places.get(bigram)).filter((place) => place !== undefined);
    if (needed.length > 0) return { idf, terms: needed, written: 'terms' };
    const isHanUnit = text.length === 1 && HAN.test(text);
    return { idf, terms: [add('word', text)], written: isHanUnit ? text.charCodeAt(0) : 'unknown' };
  });
  return { terms, words };
}
