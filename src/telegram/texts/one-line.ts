import { cuttingPlace, isBlank, wellFormed } from './visible-text.js';

/** Marks that turn the direction of the text after them: a title must not turn the publisher and date round. */
const directionMarks = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/**
 * A title or a name, tamed for a line of its own: line breaks and controls become blanks, runs of blanks one, direction
 * marks go, and what is over `maxUtf16Units` is cut with `…`.
 *
 * @returns 1 to `maxUtf16Units` units, or `null` where there is nothing to see.
 */
export function oneLine(text: string | null, maxUtf16Units: number): string | null {
  if (text === null) return null;
  const line = wellFormed(text)
    .replaceAll(directionMarks, '')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  if (isBlank(line)) return null;
  if (line.length <= maxUtf16Units) return line;
  return `${line.slice(0, cuttingPlace(line, maxUtf16Units - 1, -1)).trimEnd()}…`;
}
