import type { Question } from '../../src/search/question.js';

/** A question with its terms given by hand. */
export function questionOf(text: string, terms: Partial<Question> = {}): Question {
  return {
    original: text,
    unified: text.trim(),
    normalized: { text, isInPlace: true, toOriginal: (start, end) => ({ start, end }) },
    words: [],
    bigrams: [],
    characters: [],
    phrases: [],
    names: [],
    operators: { rest: text, excluded: [], exclusions: [], filters: [], written: [], places: [], unreadable: [] },
    ...terms,
  };
}
