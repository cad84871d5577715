import { FormattedString } from '@grammyjs/parse-mode';
import type { News } from '../news.js';
import type { Texts } from '../texts/texts.js';
import { neighbourButtons, sourceButtons, viewButton } from './answer-buttons.js';
import { formatQuote } from './format-quote.js';
import { maxPassageUtf16Units } from './message-limits.js';
import { type Page, pageOf } from './page.js';
import type { PageState } from './page-state.js';
import { clampPage } from './pager.js';
import { quotePage } from './quote-page.js';
import { resolveQuote } from './resolve-quote.js';
import { sourceLine } from './source-line.js';

/**
 * A paragraph of the article that a quote stands in, and the ways on, back to the quote, and to the whole article.
 *
 * @param ordinal from 0; one that is out of range counts as the nearest.
 */
export function paragraphPage(state: PageState, rank: number, ordinal: number, news: News, texts: Texts): Page {
  const quoted = resolveQuote(state, rank, news);
  if (quoted === null) return quotePage(state, rank, news, texts);
  const passages = news.library.passagesOf(quoted.article.id);
  const place = clampPage(ordinal, passages.length);
  const passage = passages[place];
  if (passage === undefined) return quotePage(state, rank, news, texts);
  const marked = { text: passage.text, sentence: { start: 0, end: 0 }, matches: [] };
  const block = formatQuote(marked, maxPassageUtf16Units) ?? new FormattedString(texts.nothingVisible());
  const lines = [block, texts.paragraphPlace(place + 1, passages.length), sourceLine(quoted.source, texts)];
  const around = { stateId: state.id, rank, quoted: quoted.passage.ordinal };
  return pageOf(FormattedString.join(lines, '\n'), [
    neighbourButtons(around, place, passages.length, texts),
    [
      viewButton(texts.backToQuote(), state.id, { kind: 'quote', rank }),
      viewButton(texts.wholeArticle(), state.id, { kind: 'article', rank, page: null }),
    ],
    sourceButtons(quoted.source, texts),
  ]);
}
