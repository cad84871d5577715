import type { Api } from 'grammy';
import { statusPage } from '../administration/status-page.js';
import { browsingReply } from '../browsing/browsing-reply.js';
import type { ChatPorts } from '../chat-ports.js';
import type { ReplyTarget } from '../connection/reply-target.js';
import { editPage, sendPage } from '../connection/send-page.js';
import { withReaderRow } from '../feedback/reader-row.js';
import { isInGroup } from '../groups/group-answer-page.js';
import { openAnswer } from '../groups/open-answer.js';
import { type ComposedAnswer, composeAnswer } from '../pages/compose-answer.js';
import { plainPage } from '../pages/page.js';
import type { PageState } from '../pages/page-state.js';
import { startPage } from '../pages/start-page.js';
import { unsetChatSettings } from '../settings/chat-settings.js';
import type { Reply } from './commands.js';

/** What is answered with a page that has a state. */
export type PageReply = Exclude<
  Reply,
  { readonly kind: 'subscribing' | 'settings' | 'add' | 'inline-question' | 'ban' | 'privacy' | 'forget' }
>;

export interface Asked {
  readonly reply: PageReply;
  /** Where the answer is to be sent to. */
  readonly target: ReplyTarget;
  /** The message that asked; `null` where it was a button. */
  readonly questionMessageId: number | null;
  /** The answer to take the place of; `null` for a new one. */
  readonly known: PageState | null;
  /** Without `@`; where it is not given, an answer in a group is laid out as in private. */
  readonly botUsername?: string;
  /** The person who asked, or the chat in whose name they wrote; default where nobody is known, or it is kept already. */
  readonly askerId?: number | undefined;
  /** Whether the answer is to tell what was asked; default where nobody wrote it. */
  readonly tellsQuestion?: boolean;
}

/**
 * Answers: with a new message, or in the place of an earlier answer.
 *
 * The state of the answer is kept before the answer is sent: a button must never be there without it.
 *
 * @param failed is told what went wrong and did not keep the person from being answered.
 * @throws GrammyError, HttpError
 */
export async function respond(
  api: Api,
  asked: Asked,
  ports: ChatPorts,
  failed: (doing: string, error: unknown) => void,
): Promise<void> {
  const { reply, target, questionMessageId, known, tellsQuestion = questionMessageId === null } = asked;
  const askerId = known?.askerId ?? (isInGroup(target) ? asked.askerId : undefined);
  const blank: PageState = {
    id: known?.id ?? ports.newId(),
    chatId: target.chatId,
    threadId: target.threadId,
    questionMessageId,
    answerMessageId: known?.answerMessageId ?? null,
    question: reply.kind === 'answer' ? reply.question : '',
    tellsQuestion,
    ...(askerId !== undefined && { askerId }),
    quotes: quotesAtATime(target.chatId, ports, failed),
    passages: [],
    createdAtMs: ports.now(),
  };
  const { page: composed, state } = await compose(asked, blank, ports, failed);
  const page = withReaderRow(composed, { state, rank: 0, verdict: null }, ports);
  try {
    ports.pageStates.save(state);
  } catch (error) {
    failed('could not keep the state of an answer', error);
  }
  if (state.answerMessageId !== null) {
    await editPage(api, { chatId: target.chatId, messageId: state.answerMessageId }, page);
    return;
  }
  ports.pageStates.setAnswer(state.id, await sendPage(api, target, page, ports.texts.threadGone()));
}

/** What can't be read must not cost the answer. */
function quotesAtATime(
  chatId: number,
  { chatSettings }: ChatPorts,
  failed: (doing: string, error: unknown) => void,
): PageState['quotes'] {
  try {
    return chatSettings.of(chatId).quotes;
  } catch (error) {
    failed('could not read what a chat has set', error);
    return unsetChatSettings.quotes;
  }
}

async function compose(
  { reply, botUsername }: Asked,
  state: PageState,
  { news, texts, administration, subscribing, now, pageStates }: ChatPorts,
  failed: (doing: string, error: unknown) => void,
): Promise<ComposedAnswer> {
  try {
    if (reply.kind === 'answer') {
      return await composeAnswer(state, news(), texts, {
        about: reply.about ?? null,
        ...(botUsername !== undefined && { botUsername }),
      });
    }
    if (reply.kind === 'open') return await openAnswer(pageStates.find(reply.stateId), state, news(), texts);
    if (reply.kind === 'browse') {
      const clock = { nowMs: now(), timezone: clockZoneOf(state.chatId, subscribing) };
      return { page: browsingReply(reply.wish, news(), clock, texts), state };
    }
    if (reply.kind === 'status') {
      if (administration === undefined) throw new Error('expected administrators, got none');
      const { status, timezoneOf } = administration;
      const shown = { texts, timezone: timezoneOf(state.chatId), nowMs: now() };
      return { page: statusPage(status(), { kind: 'overview' }, shown), state };
    }
    return { page: reply.kind === 'start' ? startPage(news(), texts) : plainPage(reply.text), state };
  } catch (error) {
    failed('could not answer', error);
    return { page: plainPage(texts.failed()), state };
  }
}

/** Where nobody can subscribe, no chat has chosen one; that is then the one of the setting `TIMEZONE` by default. */
function clockZoneOf(chatId: number, subscribing: ChatPorts['subscribing']): string {
  return subscribing?.schedules.scheduleOf(chatId).timezone ?? 'Asia/Shanghai';
}
