import type { News } from '../news.js';
import { type ComposedAnswer, composeAnswer } from '../pages/compose-answer.js';
import { plainPage } from '../pages/page.js';
import type { PageState } from '../pages/page-state.js';
import { firstPage } from '../pages/quotes-page.js';
import type { Texts } from '../texts/texts.js';
import { isInGroup } from './group-answer-page.js';

/**
 * An answer that was given in a group, in the private chat of somebody who came by its link: the same question and the same
 * quotes. Only answers of groups are opened, which whoever was given the link could read: an id of another chat's leads
 * nowhere.
 *
 * @param opened `null` where it is gone, or too old.
 * @param state of the answer to be.
 */
export async function openAnswer(
  opened: PageState | null,
  state: PageState,
  news: News,
  texts: Texts,
): Promise<ComposedAnswer> {
  if (opened === null || !isInGroup(opened)) return { page: plainPage(texts.groups.answerGone()), state };
  const { question, passages } = opened;
  const asked = { ...state, question, tellsQuestion: question !== '' };
  if (passages.length === 0) return composeAnswer(asked, news, texts);
  const answered = { ...asked, passages };
  return { page: firstPage(answered, news, texts), state: answered };
}
