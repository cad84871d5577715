import { type Api, GrammyError } from 'grammy';
import type { InlineQueryResultArticle } from 'grammy/types';
import { isRefusedAddress } from '../connection/send-page.js';
import type { InlineAnswer } from './compose-inline-answer.js';

/**
 * Answers an inline query, once. One that has waited for too long is not waiting any more (400 `query is too old…`): fine.
 * Where Telegram refuses the address of a button, which would cost the whole answer, it comes without buttons.
 *
 * @throws GrammyError, HttpError
 */
export async function answerInline(api: Api, queryId: string, answer: InlineAnswer): Promise<void> {
  try {
    await send(api, queryId, answer, answer.results);
  } catch (error) {
    if (isTooOld(error)) return;
    if (!isRefusedAddress(error)) throw error;
    await send(api, queryId, answer, answer.results.map(withoutButton));
  }
}

async function send(
  api: Api,
  queryId: string,
  { nextOffset, button, cacheSeconds, isPersonal }: InlineAnswer,
  results: readonly InlineQueryResultArticle[],
): Promise<void> {
  await api.answerInlineQuery(queryId, [...results], {
    cache_time: cacheSeconds,
    ...(isPersonal && { is_personal: true }),
    ...(nextOffset !== '' && { next_offset: nextOffset }),
    ...(button !== null && { button }),
  });
}

function withoutButton(result: InlineQueryResultArticle): InlineQueryResultArticle {
  const bare = { ...result };
  delete bare.reply_markup;
  return bare;
}

/** The code alone does not tell it from a mistake of ours, and Telegram gives it no parameters. */
function isTooOld(error: unknown): boolean {
  return error instanceof GrammyError && error.error_code === 400 && /query is too old/iu.test(error.description);
}
