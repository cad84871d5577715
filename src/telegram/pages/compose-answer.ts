import type { Answer, Quote } from '../../answer/answer.js';
import { referToPassage } from '../../article/passage-reference.js';
import { groupFirstPage, groupRefusalPage, isInGroup } from '../groups/group-answer-page.js';
import { answerData } from '../messages/callback-data.js';
import type { News } from '../news.js';
import { oneLine } from '../texts/one-line.js';
import type { Texts } from '../texts/texts.js';
import { isBlank } from '../texts/visible-text.js';
import { maxAskedUtf16Units } from './message-limits.js';
import type { Page } from './page.js';
import type { PageState, RankedReference } from './page-state.js';
import { firstPage } from './quotes-page.js';
import { refusalPage } from './refusal-page.js';

/** An answer as it is first shown, and what its buttons need to know. */
export interface ComposedAnswer {
  readonly page: Page;
  readonly state: PageState;
}

export interface AnswerOptions {
  /** Without `@`; where it is not given, an answer in a group is laid out as in private. */
  readonly botUsername?: string;
  /** Words that somebody wrote, which the question is about; `null` for none. */
  readonly about?: string | null;
}

/** @param state of the answer to be, with its question and no passages yet. */
export async function composeAnswer(
  state: PageState,
  news: News,
  texts: Texts,
  { botUsername, about = null }: AnswerOptions = {},
): Promise<ComposedAnswer> {
  const answer = await (about === null ? news.answerQuestion(state.question) : news.answerAbout(about, state.question));
  const asked = { ...state, question: answer.question };
  const inGroup = botUsername !== undefined && isInGroup(state) ? { news, texts, botUsername } : null;
  if (answer.kind !== 'quotes') {
    const refusal =
      inGroup === null ? refusalPage(state.id, answer, texts) : groupRefusalPage(asked, answer, texts, about !== null);
    const page = withSuggestion(refusal, state.id, answer, texts);
    return { page: tellingQuestion(page, asked, texts), state: asked };
  }
  const answered = { ...asked, passages: referencesOf(answer.quotes) };
  const page = inGroup === null ? firstPage(answered, news, texts) : groupFirstPage(answered, inGroup);
  return { page: withSuggestion(page, state.id, answer, texts), state: answered };
}

/** What was asked above what is said to it, where nobody wrote it. Refusals have no entities, whose places it would shift. */
function tellingQuestion(page: Page, { tellsQuestion, question }: PageState, texts: Texts): Page {
  const asked = tellsQuestion ? oneLine(question, maxAskedUtf16Units) : null;
  return asked === null ? page : { ...page, text: `${texts.asked(asked)}\n${page.text}` };
}

/** More would not fit on a button. */
const maxMeantUtf16Units = 24;

/** A button of its own row, above the others, that asks what was perhaps meant. */
function withSuggestion(page: Page, stateId: string, answer: Answer, texts: Texts): Page {
  const suggestion = answer.kind === 'nothing-to-search' ? undefined : answer.suggestion;
  if (suggestion === undefined) return page;
  const { question, meant } = suggestion;
  // The whole question says more than a part of it, where there is room.
  const shown = question.length <= maxMeantUtf16Units ? question : meant;
  const button = {
    text: texts.askSuggested(oneLine(shown, maxMeantUtf16Units) ?? meant),
    callback_data: answerData(stateId, { kind: 'suggested' }),
  };
  return { ...page, keyboard: [[button], ...page.keyboard] };
}

function referencesOf(quotes: readonly Quote[]): RankedReference[] {
  return quotes
    .filter(({ text }) => !isBlank(text))
    .map(({ passageId, text, confidence, alsoIn }) => ({
      ...referToPassage({ id: passageId, text }),
      confidence,
      alsoIn: alsoIn.map((other) => referToPassage({ id: other.passageId, text: other.text })),
    }));
}
