import { FormattedString, fmt } from '@grammyjs/parse-mode';
import type { Span } from '../../answer/answer.js';
import { cuttingPlace, isBlank, trimSpan, wellFormed } from '../texts/visible-text.js';
import { clamp, cutPassage } from './cut-passage.js';
import { maxOpenQuoteUtf16Units } from './message-limits.js';

/** A passage as it is shown. Places are in UTF-16 units of `text`. */
export interface MarkedPassage {
  readonly text: string;
  /** In bold; empty for nothing. */
  readonly sentence: Span;
  /** Where to cut to, when the passage is too long. */
  readonly matches: readonly Span[];
}

/**
 * A block quote with the answering sentence bold, expandable where it is long.
 *
 * The quote holds one run that is an exact substring of the passage; where it is not all of it, `…` stands before or
 * after it. Links stay outside of it, and quotes are never nested (Bot API,
 * "Formatting options").
 *
 * @param maxUtf16Units over 100.
 * @returns `null` where the passage holds nothing to see.
 */
export function formatQuote(passage: MarkedPassage, maxUtf16Units: number): FormattedString | null {
  const text = wellFormed(passage.text);
  const shown = cutPassage(text, passage.sentence, passage.matches, maxUtf16Units);
  if (isBlank(text.slice(shown.start, shown.end))) return null;
  const run = withBold(text, shown, passage.sentence);
  const marked = fmt`${shown.leftOutBefore ? '…' : ''}${run}${shown.leftOutAfter ? '…' : ''}`;
  return marked.text.length > maxOpenQuoteUtf16Units
    ? FormattedString.expandableBlockquote(marked)
    : FormattedString.blockquote(marked);
}

/** `shown` of `text` with `bold` in bold, unless there is nothing to see in it: Telegram would drop that entity. */
export function withBold(text: string, shown: Span, bold: Span): FormattedString {
  const { start, end } = betweenCharacters(text, clamp(bold, shown));
  const inBold = text.slice(start, end);
  if (isBlank(inBold)) return new FormattedString(text.slice(shown.start, shown.end));
  return fmt`${text.slice(shown.start, start)}${FormattedString.bold(inBold)}${text.slice(end, shown.end)}`;
}

/** Telegram wants an entity to begin and end between characters; blanks at its ends it would cut off anyway. */
function betweenCharacters(text: string, span: Span): Span {
  return trimSpan(text, {
    start: cuttingPlace(text, span.start, 1),
    end: cuttingPlace(text, span.end, -1),
  });
}
