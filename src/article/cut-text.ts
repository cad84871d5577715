import { skipWhiteSpace, splitSentences } from './split-sentences.js';

/** A part of a text, in UTF-16 units, `end` exclusive. */
export interface Piece {
  readonly start: number;
  readonly end: number;
}

/** Where a sentence over the limit is cut, best first. */
const WEAKER_MARKS: readonly RegExp[] = [/[，,：:]/gu, /[、\s）)》”]/gu];

/**
 * Cuts a text into pieces of at most `limit` UTF-16 units, at ends of sentences, as even as those allow, so that no
 * scrap is left over. A sentence over the limit is cut after a comma, else at a weaker mark, else between characters,
 * never inside a surrogate pair. White space at the cuts belongs to no piece.
 */
export function cutText(text: string, limit: number): Piece[] {
  const units = splitSentences(text).flatMap((sentence) => splitLong(text, sentence, limit));
  const pieces: Piece[] = [];
  let first = 0;
  while (first < units.length) {
    const start = units[first]?.start ?? 0;
    const remaining = text.length - start;
    const target = remaining / Math.ceil(remaining / limit);
    let last = first;
    // Takes units until the even share is reached, never going over the limit.
    while (last + 1 < units.length && (units[last]?.end ?? 0) - start < target) {
      if ((units[last + 1]?.end ?? 0) - start > limit) break;
      last += 1;
    }
    pieces.push(trim(text, { start, end: units[last]?.end ?? text.length }));
    first = last + 1;
  }
  return pieces.filter(({ start, end }) => end > start);
}

function trim(text: string, { start, end }: Piece): Piece {
  const from = Math.min(skipWhiteSpace(text, start), end);
  return { start: from, end: from + text.slice(from, end).trimEnd().length };
}

function splitLong(text: string, span: Piece, limit: number): Piece[] {
  const pieces: Piece[] = [];
  let { start } = span;
  while (span.end - start > limit) {
    const end = start + bestCut(text.slice(start, start + limit));
    pieces.push({ start, end });
    start = end;
  }
  pieces.push({ start, end: span.end });
  return pieces;
}

/** How much of `window` to take; past its middle, so that pieces stay large. */
function bestCut(window: string): number {
  for (const mark of WEAKER_MARKS) {
    const last = [...window.matchAll(mark)].at(-1);
    const cut = last === undefined ? 0 : last.index + last[0].length;
    if (cut > window.length / 2) return cut;
  }
  const lastUnit = window.charCodeAt(window.length - 1);
  const splitsPair = lastUnit >= 0xd800 && lastUnit <= 0xdbff;
  return splitsPair ? window.length - 1 : window.length;
}
