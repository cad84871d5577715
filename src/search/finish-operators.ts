import type { NormalizeText } from '../words/normalize-text.js';
import { isFilterName } from './read-operators.js';

/** `“` that an operator opens, and nothing closes; elsewhere it is prose. */
const OPEN_OPERATOR = /(?<!\S)(?:[-－−]|\p{L}{2,8}[:：])“[^”]*$/u;
/** An operator of which nothing but its name or sign is there, perhaps with the quote behind it. */
const BARE_FILTER = /(?<!\S)(?<name>\p{L}{2,8})[:：]["“]?\s*$/u;
const BARE_EXCLUSION = /(?<!\S)[-－−]["“]?\s*$/u;

/**
 * A question that is still being typed with its last operator as if it were whole: quotes are closed (`"专精特` →
 * `"专精特"`), and what says nothing yet is left out (`来源:`, `-`, `"`).
 */
export function finishOperators(typed: string, normalize: NormalizeText): string {
  const name = BARE_FILTER.exec(typed)?.groups?.['name'];
  if (name !== undefined && isFilterName(name, normalize)) return typed.replace(BARE_FILTER, '');
  if (BARE_EXCLUSION.test(typed)) return typed.replace(BARE_EXCLUSION, '');
  const isOpen = (typed.match(/"/gu)?.length ?? 0) % 2 === 1;
  if (isOpen) return /"\s*$/u.test(typed) ? typed.replace(/"\s*$/u, '') : `${typed}"`;
  return OPEN_OPERATOR.test(typed) ? `${typed}”` : typed;
}
