import { Composer, type Context } from 'grammy';
import type { Allowance } from '../access/allowance.js';
import type { ChatPorts } from '../chat-ports.js';
import { describeError } from '../connection/describe-error.js';
import { answerInline } from './answer-inline.js';
import { composeInlineAnswer, failedInlineAnswer } from './compose-inline-answer.js';
import type { InlineQuestions } from './inline-questions.js';
import type { TypingPeople } from './typing-people.js';

export interface InlineHandlerPorts extends Pick<ChatPorts, 'news' | 'pageStates' | 'texts' | 'log'> {
  readonly inlineQuestions: InlineQuestions;
  readonly typing: TypingPeople;
  /** Left out where everybody may type as much as they like. */
  readonly allowance?: Allowance;
  /** Whether not everybody may use the bot: then Telegram must give an answer to nobody but who has asked. */
  readonly isForSome: boolean;
}

/**
 * Answers what is typed behind the bot's name, in any chat. What fails costs a line in the log, without the words, and the
 * next key asks anew.
 */
export function inlineHandler(ports: InlineHandlerPorts): Composer<Context> {
  const { texts, log, typing } = ports;
  const handler = new Composer<Context>();
  handler.on('inline_query', async ({ api, inlineQuery: { id, from, query, offset }, update }) => {
    const failed = (doing: string, error: unknown): void => {
      log.error(`update ${update.update_id}: ${doing}: ${describeError(error, api.token, [query])}`);
    };
    if (ports.allowance?.admits({ askerId: from.id, chatId: null }, 'inline') === false) return;
    if (!(await typing.mayAnswer(from.id))) return;
    const answer = await composeInlineAnswer({ query, offset }, ports).catch((error: unknown) => {
      failed('could not answer an inline query', error);
      return failedInlineAnswer(texts);
    });
    const isPersonal = answer.isPersonal || ports.isForSome;
    await answerInline(api, id, { ...answer, isPersonal }).catch((error: unknown) =>
      failed('could not send an inline answer', error),
    );
  });
  return handler;
}
