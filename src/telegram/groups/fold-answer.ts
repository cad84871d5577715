import { type Api, GrammyError } from 'grammy';
import type { CallbackQuery } from 'grammy/types';
import { editPage } from '../connection/send-page.js';
import type { Notice } from '../messages/answer-tap.js';
import { plainPage } from '../pages/page.js';
import type { PageState } from '../pages/page-state.js';
import { rightToChange } from '../subscribing/right-to-change.js';
import type { Texts } from '../texts/texts.js';

/**
 * Takes an answer away for whoever asked, and for administrators; others are told why not. Telegram deletes for 48 hours (Bot
 * API, "deleteMessage"); after that one line is left.
 *
 * @throws GrammyError, HttpError
 */
export async function foldAnswer(
  api: Api,
  { message, from }: CallbackQuery,
  { chatId, answerMessageId, askerId }: PageState,
  texts: Texts,
): Promise<Notice> {
  // Anybody can send any data: a button takes away its own message alone.
  const isIts = message?.chat.id === chatId && (answerMessageId ?? message.message_id) === message.message_id;
  if (message === undefined || !isIts) return { text: texts.unknownButton() };
  const mayFold =
    askerId === from.id ||
    (await rightToChange(api, message.chat, { userId: from.id, senderChatId: undefined })) === 'may';
  if (!mayFold) return { text: texts.groups.onlyAskerFolds(), alert: true };
  try {
    await api.deleteMessage(chatId, message.message_id);
  } catch (error) {
    if (!(error instanceof GrammyError) || error.error_code !== 400) throw error;
    await editPage(api, { chatId, messageId: message.message_id }, plainPage(texts.groups.folded()));
  }
  return {};
}
