import { FormattedString } from '@grammyjs/parse-mode';
import { answerData } from '../messages/callback-data.js';
import type { News } from '../news.js';
import { oneLine } from '../texts/one-line.js';
import type { Texts } from '../texts/texts.js';
import { backToQuotesRow, neighbourButtons, sourceButtons, viewButton } from './answer-buttons.js';
import { formatQuote } from './format-quote.js';
import { maxAlsoIn, maxAskedUtf16Units, maxPassageUtf16Units } from './message-limits.js';
import { type Page, pageOf, plainPage } from './page.js';
import type { PageState } from './page-state.js';
import { clampPage, pagerRow } from './pager.js';
import { resolveQuote } from './resolve-quote.js';
import { alsoInLine, sourceLine } from './source-line.js';

/**
 * One quote of an answer: the passage as a block quote, the sentence that answers best in bold, below it where it was
 * said, where else, and whether it was changed since. An answer without quotes is a sentence that says what to try.
 *
 * @param rank from 0; one that is out of range counts as the nearest.
 */
export function quotePage(state: PageState, rank: number, news: News, texts: Texts): Page {
  const count = state.passages.length;
  if (count === 0) return plainPage(texts.nothingFound());
  const place = clampPage(rank, count);
  const pager = pagerRow(place, count, (to) => answerData(state.id, { kind: 'quote', rank: to }));
  const resolved = resolveQuote(state, place, news);
  const block = resolved === null ? null : formatQuote(resolved.marked, maxPassageUtf16Units);
  if (resolved === null || block === null)
    return { ...plainPage(texts.quoteGone()), keyboard: rowsOf(pager, backToQuotesRow(state, place, texts)) };
  const { article, passage, source } = resolved;
  const asked = state.tellsQuestion ? oneLine(state.question, maxAskedUtf16Units) : null;
  const lines = [
    ...(asked === null ? [] : [new FormattedString(texts.asked(asked))]),
    block,
    ...(resolved.changed ? [new FormattedString(texts.changed())] : []),
    sourceLine(source, texts),
    alsoInLine(resolved.alsoIn, maxAlsoIn, texts),
  ].filter((line) => line !== null);
  const around = { stateId: state.id, rank: place, quoted: passage.ordinal };
  const passageCount = news.library.passagesOf(article.id).length;
  return pageOf(FormattedString.join(lines, '\n'), [
    pager,
    neighbourButtons(around, passage.ordinal, passageCount, texts),
    [
      viewButton(texts.wholeArticle(), state.id, { kind: 'article', rank: place, page: null }),
      ...sourceButtons(source, texts),
    ],
    backToQuotesRow(state, place, texts),
  ]);
}

function rowsOf(...rows: Page['keyboard']): Page['keyboard'] {
  return rows.filter((row) => row.length > 0);
}
