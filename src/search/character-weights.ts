import type { WeighedTerm } from './sentence-coverages.js';

/**
 * What each UTF-16 unit of a question tells: the idf of the word it stands in, shared out among the word's units; 0 in
 * stop and question words. Beside the window, where each unit has an idf of its own, that idf was worth nothing here.
 */
export function characterWeights(question: string, words: readonly WeighedTerm[]): Float64Array {
  const weights = new Float64Array(question.length);
  for (const { text, idf } of words) {
    const weight = idf / text.length;
    for (let at = question.indexOf(text); at >= 0; at = question.indexOf(text, at + 1)) {
      for (let i = at; i < at + text.length; i++) weights[i] = Math.max(weights[i] ?? 0, weight);
    }
  }
  return weights;
}

/** The distinct units with a weight, each with its greatest. */
export function weighedCharacters(question: string, weights: Float64Array): readonly WeighedTerm[] {
  const characters = new Map<string, number>();
  weights.forEach((weight, i) => {
    const unit = question.charAt(i);
    if (weight > 0) characters.set(unit, Math.max(characters.get(unit) ?? 0, weight));
  });
  return Array.from(characters, ([text, idf]) => ({ text, idf }));
}
