import { FormattedString, fmt } from '@grammyjs/parse-mode';
import type { Quote, Span } from '../answer/answer.js';
import { clamp, cutPassage } from './cut-passage.js';
import { maxOpenQuoteUtf16Units } from './message-limits.js';
import { alsoInLine, sourceLine } from './source-line.js';
import type { Texts } from './texts.js';
import { cuttingPlace, isBlank, trimSpan, wellFormed } from './visible-text.js';

/** How much of a quote may be shown. */
export interface QuoteShare {
  readonly maxPassageUtf16Units: number;
  readonly maxAlsoIn: number;
}

/**
 * A block quote with the answering sentence bold, below it the source line, and a line of other articles that hold the
 * same paragraph.
 *
 * The quote holds one run that is an exact substring of the passage; where it is not all of it, `…` stands before or
 * after it. Links stay outside of it, and quotes are never nested (Bot API,
 * "Formatting options").
 *
 * @returns `null` where the passage holds nothing to see.
 */
export function formatQuote(quote: Quote, share: QuoteShare, texts: Texts): FormattedString | null {
  const block = blockQuote(wellFormed(quote.text), quote, share.maxPassageUtf16Units);
  if (block === null) return null;
  const alsoIn = alsoInLine(quote.alsoIn, share.maxAlsoIn, texts);
  return FormattedString.join([block, sourceLine(quote, texts), ...(alsoIn === null ? [] : [alsoIn])], '\n');
}

function blockQuote(text: string, quote: Quote, maxUtf16Units: number): FormattedString | null {
  const shown = cutPassage(text, quote.sentence, quote.matches, maxUtf16Units);
  if (isBlank(text.slice(shown.start, shown.end))) return null;
  const run = withBold(text, shown, boldSpan(text, clamp(quote.sentence, shown)));
  const marked = fmt`${shown.leftOutBefore ? '…' : ''}${run}${shown.leftOutAfter ? '…' : ''}`;
  return marked.text.length > maxOpenQuoteUtf16Units
    ? FormattedString.expandableBlockquote(marked)
    : FormattedString.blockquote(marked);
}

/** Telegram wants an entity to begin and end between characters; blanks at its ends it would cut off anyway. */
function boldSpan(text: string, sentence: Span): Span {
  return trimSpan(text, {
    start: cuttingPlace(text, sentence.start, 1),
    end: cuttingPlace(text, sentence.end, -1),
  });
}

/** `shown` of `text` with `bold` in bold, unless there is nothing to see in it: Telegram would drop that entity. */
function withBold(text: string, shown: Span, bold: Span): FormattedString {
  const inBold = text.slice(bold.start, bold.end);
  if (isBlank(inBold)) return new FormattedString(text.slice(shown.start, shown.end));
  const before = text.slice(shown.start, bold.start);
  return fmt`${before}${FormattedString.bold(inBold)}${text.slice(bold.end, shown.end)}`;
}
