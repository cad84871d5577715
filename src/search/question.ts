import { countBigrams } from '../index/bigram.js';
import type { NormalizedText } from '../words/normalize-text.js';
import type { Segmenter } from '../words/segmenter.js';
import type { Calendar } from './published-range.js';
import { type Operators, readOperators } from './read-operators.js';

/** A question, read: what to look for. Lists are without repeats, normalised, in the order they were asked. */
export interface Question {
  /** As it was asked, operators and all. */
  readonly original: string;
  /** Without its operators. */
  readonly normalized: NormalizedText;
  readonly words: readonly string[];
  /** All adjacent Han characters, those of stop and question words too: measured, 0.06 MRR better than without them. */
  readonly bigrams: readonly string[];
  /** Lone Han characters, only where the question has no longer word: they are then looked for inside words. */
  readonly characters: readonly string[];
  /** What stands in double quotes (`"…"`): a passage must hold it. Chinese quotes are part of the prose. */
  readonly phrases: readonly string[];
  readonly operators: Operators;
}

const PHRASE = /"([^"]*)"/gu;
const LONE_HAN = /^\p{Script=Han}$/u;

/** Before the first article; for questions whose dates mean nothing. */
const noCalendar: Calendar = { now: () => 0, zone: { offsetAt: () => 0, offsetAtLocal: () => 0 } };

/** Reads any string; one with nothing to look for gives empty lists. */
export function readQuestion(segmenter: Segmenter, original: string, calendar: Calendar = noCalendar): Question {
  const operators = readOperators(original, (text) => segmenter.normalize(text), calendar);
  const { normalized, words } = segmenter.segment(operators.rest);
  const distinctWords = Array.from(new Set(words.map((word) => word.text)));
  const quoted = Array.from(normalized.text.matchAll(PHRASE), (match) => (match[1] ?? '').trim());
  const phrases = Array.from(new Set(quoted)).filter((phrase) => phrase !== '');
  const onlyCharacters = distinctWords.every((word) => LONE_HAN.test(word));
  return {
    original,
    normalized,
    words: onlyCharacters ? [] : distinctWords,
    bigrams: Array.from(countBigrams(normalized.text).keys()),
    characters: onlyCharacters ? distinctWords : [],
    phrases,
    operators,
  };
}

/** Whether there is anything to look for. */
export function isSearchable({ words, bigrams, characters, phrases }: Question): boolean {
  // A phrase of signs, or of one stop word, has nothing that could find it.
  return words.length + characters.length > 0 || (phrases.length > 0 && bigrams.length > 0);
}
