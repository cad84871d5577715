import { countBigrams } from '../index/bigram.js';
import type { NormalizedText } from '../words/normalize-text.js';
import type { Segmenter, Word } from '../words/segmenter.js';

/** A question, read: what to look for. Lists are without repeats, normalised, in the order they were asked. */
export interface Question {
  readonly original: string;
  readonly normalized: NormalizedText;
  readonly words: readonly string[];
  /** Adjacent Han characters of which at least one belongs to a word; bigrams of question words alone tell nothing. */
  readonly bigrams: readonly string[];
  /** Lone Han characters, only where the question holds nothing longer: they are then looked for inside words. */
  readonly characters: readonly string[];
  /** What stands in double quotes (`"…"`): a passage must hold it. Chinese quotes are part of the prose. */
  readonly phrases: readonly string[];
}

const PHRASE = /"([^"]+)"/gu;
const HAN_RUN = /\p{Script=Han}{2,}/gu;
const LONE_HAN = /^\p{Script=Han}$/u;

/** Reads any string; one with nothing to look for gives empty lists. */
export function readQuestion(segmenter: Segmenter, original: string): Question {
  const { normalized, words } = segmenter.segment(original);
  const distinctWords = Array.from(new Set(words.map((word) => word.text)));
  const phrases = Array.from(normalized.text.matchAll(PHRASE), (match) => (match[1] ?? '').trim());
  // A phrase is looked for even where it is made of stop words: its bigrams find it.
  const bigrams = Array.from(new Set([...contentBigrams(normalized.text, words), ...phrases.flatMap(allBigrams)]));
  const onlyCharacters = bigrams.length === 0 && distinctWords.every((word) => LONE_HAN.test(word));
  return {
    original,
    normalized,
    words: onlyCharacters ? [] : distinctWords,
    bigrams,
    characters: onlyCharacters ? distinctWords : [],
    phrases: phrases.filter((phrase) => phrase !== ''),
  };
}

/** Whether there is anything to look for. */
export function isSearchable({ words, bigrams, characters }: Question): boolean {
  return words.length + bigrams.length + characters.length > 0;
}

function allBigrams(text: string): string[] {
  return Array.from(countBigrams(text).keys());
}

function contentBigrams(text: string, words: readonly Word[]): string[] {
  const inWord = new Uint8Array(text.length);
  for (const { start, end } of words) inWord.fill(1, start, end);
  const bigrams = new Set<string>();
  for (const { 0: run, index } of text.matchAll(HAN_RUN)) {
    for (let i = index; i + 1 < index + run.length; i++) {
      if (inWord[i] === 1 || inWord[i + 1] === 1) bigrams.add(text.slice(i, i + 2));
    }
  }
  return Array.from(bigrams);
}
