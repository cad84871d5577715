import type { Span } from '../../answer/answer.js';
import { cuttingPlace } from '../texts/visible-text.js';

/**
 * The pages of an article, in UTF-16 units of its text: whole passages, each page as many as fit, what stands between
 * two passages (a heading, above all) on the page of the second. What is longer than a page by itself is cut between
 * lines, else between characters. The pages in order are the whole text, but for the line break between two of them.
 *
 * @param passageEnds where passages end in `text`; any order.
 * @param maxUtf16Units over 100.
 * @returns at least one page; the one page of an empty text is empty.
 */
export function splitArticle(text: string, passageEnds: readonly number[], maxUtf16Units: number): Span[] {
  const ends = [...passageEnds, text.length].toSorted((a, b) => a - b);
  const pages: Span[] = [];
  let start = 0;
  do {
    const end = endOfPage(text, start, ends, maxUtf16Units);
    pages.push({ start, end });
    start = text[end] === '\n' ? end + 1 : end;
  } while (start < text.length);
  return pages;
}

function endOfPage(text: string, start: number, ends: readonly number[], maxUtf16Units: number): number {
  const furthest = start + maxUtf16Units;
  if (text.length <= furthest) return text.length;
  const passageEnd = ends
    .filter((end) => end > start && end <= furthest)
    .map((end) => cuttingPlace(text, end, -1))
    .findLast((end) => end > start);
  if (passageEnd !== undefined) return passageEnd;
  const lineEnd = text.lastIndexOf('\n', furthest);
  return lineEnd > start ? lineEnd : cuttingPlace(text, furthest, -1);
}
