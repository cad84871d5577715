import type { Answer } from '../answer/answer.js';
import { referToPassage } from '../article/passage-reference.js';
import { narrowedPage } from './narrowed-page.js';
import type { News } from './news.js';
import { type Page, plainPage } from './page.js';
import type { PageState, RankedReference } from './page-state.js';
import { quotePage } from './quote-page.js';
import type { Texts } from './texts.js';
import { isBlank } from './visible-text.js';

/** An answer as it is first shown, and what its buttons need to know. */
export interface ComposedAnswer {
  readonly page: Page;
  readonly state: PageState;
}

/** @param state of the answer to be, with its question and no passages yet. */
export async function composeAnswer(state: PageState, news: News, texts: Texts): Promise<ComposedAnswer> {
  const answer = await news.answerQuestion(state.question);
  if (answer.kind === 'nothing-to-search') {
    const { unreadable } = answer;
    return {
      page: plainPage(unreadable === undefined ? texts.nothingToSearch() : texts.unreadableFilter(unreadable)),
      state,
    };
  }
  if (answer.kind === 'nothing-found' && answer.filters !== undefined) {
    return { page: narrowedPage(state.id, answer.filters, texts), state };
  }
  const answered = { ...state, passages: referencesOf(answer) };
  return { page: quotePage(answered, 0, news, texts), state: answered };
}

function referencesOf(answer: Answer): RankedReference[] {
  if (answer.kind !== 'quotes') return [];
  return answer.quotes
    .filter(({ text }) => !isBlank(text))
    .map(({ passageId, text, confidence, alsoIn }) => ({
      ...referToPassage({ id: passageId, text }),
      confidence,
      alsoIn: alsoIn.map((other) => other.passageId),
    }));
}
