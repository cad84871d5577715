import type { Span } from '../../answer/answer.js';

/**
 * What a reader cannot see: white space, controls, format characters, what Unicode calls ignorable (variation
 * selectors, Hangul fillers) and the Braille blank. Telegram drops an entity that covers nothing else, and refuses a
 * message that holds nothing else (TDLib, `fix_formatted_text` and `strip_empty_characters`).
 */
const invisible = /[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800\ufffc]/u;

/** Whether a reader would see nothing of `text`. */
export function isBlank(text: string): boolean {
  for (const character of text) if (!invisible.test(character)) return false;
  return true;
}

/** Narrower than `invisible`: what may end a visible character, such as the selector of a coloured heart, stays. */
const blank = /[\s\p{Cc}\u200b\u2800\ufeff\ufffc]/u;

/** `span` without the blanks at its two ends; empty (`start === end`) where nothing else is in it. */
export function trimSpan(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && blank.test(text.charAt(start))) start += 1;
  while (end > start && blank.test(text.charAt(end - 1))) end -= 1;
  return { start, end };
}

/**
 * `text` with each lone surrogate replaced by U+FFFD; every place in it stays where it was, both being one UTF-16 unit.
 * Telegram refuses a message that is not valid UTF-8 ("strings must be encoded in UTF-8").
 */
export function wellFormed(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, '\ufffd');
}

/** A combining mark or joiner chain longer than this is not text, and is cut like any other. */
const maxClusterUtf16Units = 32;

/**
 * The place nearest to `at` in the direction of `step` where `text` can be cut: never inside a surrogate pair, and not
 * between a letter and its combining marks or inside a joined emoji, unless those run on for over 32 units.
 */
export function cuttingPlace(text: string, at: number, step: -1 | 1): number {
  for (let moved = 0; moved <= maxClusterUtf16Units; moved += 1) {
    const place = at + moved * step;
    if (!joinsPrevious(text, place)) return place;
  }
  return splitsPair(text, at) ? at + step : at;
}

function joinsPrevious(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return false;
  return splitsPair(text, at) || /^[\p{M}\p{EMod}\u200d]/u.test(text.slice(at, at + 2)) || text[at - 1] === '\u200d';
}

function splitsPair(text: string, at: number): boolean {
  const here = text.charCodeAt(at);
  const before = text.charCodeAt(at - 1);
  return here >= 0xdc00 && here <= 0xdfff && before >= 0xd800 && before <= 0xdbff;
}
