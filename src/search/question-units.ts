import { maxQuestionUtf16Units } from './longest-common-substring.js';
import type { Question } from './question.js';

const SIGN = /[\p{P}\p{S}\s]/u;

/** The distinct UTF-16 units that a question is compared by, without signs and blanks, in its order: at most 200. */
export function questionUnits({ unified }: Pick<Question, 'unified'>): readonly string[] {
  const distinct = new Set(unified.slice(0, maxQuestionUtf16Units).split(''));
  return Array.from(distinct).filter((unit) => !SIGN.test(unit));
}
