import { FormattedString, fmt } from '@grammyjs/parse-mode';
import { answerData } from '../messages/callback-data.js';
import type { News } from '../news.js';
import { oneLine } from '../texts/one-line.js';
import type { Texts } from '../texts/texts.js';
import { viewButton } from './answer-buttons.js';
import { formatQuote } from './format-quote.js';
import { maxAskedUtf16Units, maxPassageOfThreeUtf16Units, quotesPerPage } from './message-limits.js';
import { type Keyboard, type Page, pageOf } from './page.js';
import type { PageState } from './page-state.js';
import { clampPage, pagerRow } from './pager.js';
import { quotePage } from './quote-page.js';
import { resolveQuote } from './resolve-quote.js';
import { sourceLine } from './source-line.js';

/** How three quotes are laid out where many read them. */
export interface QuotesLayout {
  /** Of each passage at most; over 100. */
  readonly maxUtf16Units: number;
  /** Rows of buttons under the others. */
  readonly rows: Keyboard;
}

const inPrivate: QuotesLayout = { maxUtf16Units: maxPassageOfThreeUtf16Units, rows: [] };

/** An answer as it is first shown: one quote of it, or three. */
export function firstPage(state: PageState, news: News, texts: Texts): Page {
  return state.quotes === 1 ? quotePage(state, 0, news, texts) : quotesPage(state, 0, news, texts);
}

/**
 * Three quotes of an answer, each with its number, its sentence in bold, and below it where it was said. A button with its
 * number opens it by itself, with all that can be done there. An answer of one quote is that quote.
 *
 * @param page from 0; one that is out of range counts as the nearest.
 */
export function quotesPage(
  state: PageState,
  page: number,
  news: News,
  texts: Texts,
  { maxUtf16Units, rows }: QuotesLayout = inPrivate,
): Page {
  const count = state.passages.length;
  if (count < 2) return quotePage(state, 0, news, texts);
  const pages = Math.ceil(count / quotesPerPage);
  const shown = clampPage(page, pages);
  const first = shown * quotesPerPage;
  const ranks = Array.from({ length: Math.min(quotesPerPage, count - first) }, (_, place) => first + place);
  const asked = state.tellsQuestion ? oneLine(state.question, maxAskedUtf16Units) : null;
  const blocks = ranks.map((rank) => numberedQuote(state, rank, { news, texts, maxUtf16Units }));
  return pageOf(
    FormattedString.join([...(asked === null ? [] : [new FormattedString(texts.asked(asked))]), ...blocks], '\n'),
    [
      ranks.map((rank) => viewButton(String(rank + 1), state.id, { kind: 'quote', rank })),
      pagerRow(shown, pages, (to) => answerData(state.id, { kind: 'quotes', page: to })),
      ...rows,
    ],
  );
}

interface NumberedPorts extends Pick<QuotesLayout, 'maxUtf16Units'> {
  readonly news: News;
  readonly texts: Texts;
}

function numberedQuote(state: PageState, rank: number, { news, texts, maxUtf16Units }: NumberedPorts): FormattedString {
  const number = FormattedString.bold(`${rank + 1}.`);
  const resolved = resolveQuote(state, rank, news);
  const block = resolved === null ? null : formatQuote(resolved.marked, maxUtf16Units);
  if (resolved === null || block === null) return fmt`${number} ${texts.quoteGone()}`;
  const changed = resolved.changed ? [new FormattedString(texts.changed())] : [];
  return FormattedString.join([number, block, ...changed, sourceLine(resolved.source, texts)], '\n');
}
