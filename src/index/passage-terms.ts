import type { SegmentedText } from '../words/segmenter.js';
import { countBigrams } from './bigram.js';

/** The terms of one passage, with their frequencies: what every layer of the index is made of. */
export interface PassageTerms {
  readonly words: ReadonlyMap<string, number>;
  /** Length in words, repeated ones counted; what the passage is found by beside its own words is left out. */
  readonly wordCount: number;
  /** Bigrams that are no word of this passage: one that is needs no posting of its own. */
  readonly bigrams: ReadonlyMap<string, number>;
  /** Length in bigrams, those that are words included. */
  readonly bigramCount: number;
  /** The last characters of its Han runs: with the first characters of the bigrams, every character it holds. */
  readonly finals: ReadonlySet<string>;
}

const LAST_OF_HAN_RUN = /\p{Script=Han}(?!\p{Script=Han})/gu;

/** @param further words that it is found by as well, and that do not count in its length */
export function passageTerms({ normalized, words }: SegmentedText, further: readonly string[] = []): PassageTerms {
  const wordCounts = new Map<string, number>();
  for (const text of [...words.map((word) => word.text), ...further])
    wordCounts.set(text, (wordCounts.get(text) ?? 0) + 1);
  const bigrams = countBigrams(normalized.text);
  let bigramCount = 0;
  for (const [bigram, count] of bigrams) {
    bigramCount += count;
    if (wordCounts.has(bigram)) bigrams.delete(bigram);
  }
  const finals = new Set(Array.from(normalized.text.matchAll(LAST_OF_HAN_RUN), (match) => match[0]));
  return { words: wordCounts, wordCount: words.length, bigrams, bigramCount, finals };
}
