import type { NormalizeText } from '../words/normalize-text.js';

const LETTER_OR_DIGIT = /[^\p{L}\p{N}]/gu;

/**
 * Whether the sentence that was chosen holds one of the answers, both normalised and without punctuation and blanks;
 * `null` where no answer is given. An answer that runs over several sentences is held by none.
 */
export function holdsAnyAnswer(normalize: NormalizeText, sentence: string, answers: readonly string[]): boolean | null {
  const bare = (text: string) => normalize(text).text.replaceAll(LETTER_OR_DIGIT, '');
  const sought = answers.map(bare).filter((answer) => answer !== '');
  if (sought.length === 0) return null;
  const held = bare(sentence);
  return sought.some((answer) => held.includes(answer));
}
