import { groupQuotePage, groupQuotesPage, isInGroup } from '../groups/group-answer-page.js';
import type { AnswerView } from '../messages/callback-data.js';
import type { News } from '../news.js';
import type { Texts } from '../texts/texts.js';
import { articlePage } from './article-page.js';
import type { Page } from './page.js';
import type { PageState } from './page-state.js';
import { paragraphPage } from './paragraph-page.js';
import { quotePage } from './quote-page.js';
import { quotesPage } from './quotes-page.js';

/** A view that asks another question in the place of the one that was asked. */
export type OtherQuestion = Extract<AnswerView, { kind: 'without-filters' | 'suggested' | 'topic' | 'mended' }>;

/** A view that asks nothing anew. */
export type StandingView = Exclude<AnswerView, OtherQuestion | { kind: 'fold' }>;

export function isOtherQuestion(view: AnswerView): view is OtherQuestion {
  return ['without-filters', 'suggested', 'topic', 'mended'].includes(view.kind);
}

/**
 * A view of an answer as the articles stand now.
 *
 * @param botUsername without `@`; where it is not given, an answer in a group is laid out as in private.
 */
export function answerViewPage(
  state: PageState,
  view: StandingView,
  news: News,
  texts: Texts,
  botUsername?: string,
): Page {
  if (view.kind === 'paragraph') return paragraphPage(state, view.rank, view.ordinal, news, texts);
  if (view.kind === 'article') return articlePage(state, view.rank, view.page, news, texts);
  const inGroup = botUsername !== undefined && isInGroup(state) ? { news, texts, botUsername } : null;
  if (view.kind === 'quotes') {
    return inGroup === null ? quotesPage(state, view.page, news, texts) : groupQuotesPage(state, view.page, inGroup);
  }
  return inGroup === null ? quotePage(state, view.rank, news, texts) : groupQuotePage(state, view.rank, inGroup);
}
