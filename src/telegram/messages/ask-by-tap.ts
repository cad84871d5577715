import type { Api } from 'grammy';
import type { CallbackQuery, UserFromGetMe } from 'grammy/types';
import type { ChatPorts } from '../chat-ports.js';
import { replyTarget } from '../connection/reply-target.js';
import type { OtherQuestion } from '../pages/answer-view-page.js';
import { otherQuestion } from '../pages/other-question.js';
import type { PageState } from '../pages/page-state.js';
import type { Notice } from './answer-tap.js';
import { respond } from './respond.js';
import { tappedLabel } from './tapped-label.js';

export type Failed = (doing: string, error: unknown) => void;

/** The bot that was tapped. */
export interface TappedBot {
  readonly api: Api;
  readonly me: UserFromGetMe;
}

/**
 * Asks the question that was tapped: what the button says, since the articles, and with them the questions, may be
 * others by now; today's question of that place where Telegram does not show the message any more.
 */
export async function askExample(
  { api, me }: TappedBot,
  { message, data }: CallbackQuery,
  place: number,
  ports: ChatPorts,
  failed: Failed,
): Promise<Notice> {
  const question = tappedLabel(message, data) ?? ports.news().exampleQuestions[place];
  if (message === undefined || question === undefined) return { text: ports.texts.unknownButton() };
  const reply = { kind: 'answer', question } as const;
  const target = replyTarget(message);
  const asked = { reply, target, questionMessageId: null, known: null, botUsername: me.username };
  await respond(api, asked, ports, failed);
  return {};
}

/** Asks the question that was offered, in the place of the answer that offered it. */
export async function askInstead(
  { api, me }: TappedBot,
  { message, data }: CallbackQuery,
  { state, view }: { readonly state: PageState; readonly view: OtherQuestion },
  ports: ChatPorts,
  failed: Failed,
): Promise<Notice> {
  const { news, texts } = ports;
  if (message === undefined) return { text: texts.unknownButton() };
  // Worked out anew: the articles may be others by now, and with them what is near to the question.
  const answer = await news().answerQuestion(state.question);
  const instead = otherQuestion(answer, view, { label: tappedLabel(message, data) });
  const reply = { kind: 'answer', question: instead ?? state.question } as const;
  const { questionMessageId } = state;
  const known = { ...state, answerMessageId: message.message_id };
  await respond(
    api,
    {
      reply,
      target: replyTarget(message),
      questionMessageId,
      known,
      tellsQuestion: true,
      botUsername: me.username,
    },
    ports,
    failed,
  );
  return {};
}
