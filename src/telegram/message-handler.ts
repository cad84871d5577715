import { Composer, type Context } from 'grammy';
import type { Answer } from '../answer/answer.js';
import { chooseReply, wordsOf } from './choose-reply.js';
import type { Reply } from './commands.js';
import { describeError } from './describe-error.js';
import { type FormattedMessage, formatAnswer, plainMessage } from './format-answer.js';
import type { Log } from './log.js';
import { createSeenAlbums } from './seen-albums.js';
import { sendReply } from './send-reply.js';
import type { Texts } from './texts.js';

/** Finds what the articles say to a question of 0–4096 UTF-16 units. */
export type AnswerQuestion = (question: string) => Answer | Promise<Answer>;

export interface MessageHandlerOptions {
  readonly answerQuestion: AnswerQuestion;
  readonly texts: Texts;
  readonly log: Log;
}

/**
 * Answers messages. What fails costs a line in the log, without the words of whoever wrote, and the next message is
 * handled all the same; where it was the search that failed, the person is told.
 */
export function messageHandler({ answerQuestion, texts, log }: MessageHandlerOptions): Composer<Context> {
  const isSeenAlbum = createSeenAlbums();
  const handler = new Composer<Context>();

  const failed = (context: Context, doing: string, error: unknown): void => {
    const personal = context.message === undefined ? [] : [wordsOf(context.message) ?? ''];
    log.error(`update ${context.update.update_id}: ${doing}: ${describeError(error, context.api.token, personal)}`);
  };

  const compose = async (context: Context, reply: Reply): Promise<FormattedMessage> => {
    if (reply.kind === 'say') return plainMessage(reply.text);
    try {
      return formatAnswer(await answerQuestion(reply.question), texts);
    } catch (error) {
      failed(context, 'could not answer', error);
      return plainMessage(texts.failed());
    }
  };

  handler
    .errorBoundary(({ ctx, error }) => failed(ctx, 'could not reply', error))
    .on('message', async (context) => {
      const { message } = context;
      const furtherOfAlbum = isSeenAlbum(message.media_group_id);
      if (furtherOfAlbum && wordsOf(message) === undefined) return;
      const reply = chooseReply(message, context.me.username, texts);
      if (reply !== null) await sendReply(context.api, message, await compose(context, reply));
    });
  return handler;
}
