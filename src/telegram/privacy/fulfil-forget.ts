import type { Api } from 'grammy';
import type { CallbackQuery, Message } from 'grammy/types';
import { replyTarget } from '../connection/reply-target.js';
import { editPage, sendPage } from '../connection/send-page.js';
import type { Notice } from '../messages/answer-tap.js';
import { type Page, plainPage } from '../pages/page.js';
import { type Right, rightToChange } from '../subscribing/right-to-change.js';
import type { PrivacyTexts } from '../texts/privacy-texts.js';
import type { Texts } from '../texts/texts.js';
import type { ForgetTap } from './forget-data.js';
import { askForgetPage, forgottenKind } from './forget-pages.js';
import type { Forgetting } from './forgetting.js';

export interface ForgetPorts {
  readonly forgetting: Forgetting;
  readonly texts: Texts;
}

type Failed = (doing: string, error: unknown) => void;

/**
 * Asks whoever may whether all is to be deleted; tells all others why they may not. Keeps nothing of the message.
 *
 * @throws GrammyError, HttpError
 */
export async function fulfilForget(api: Api, message: Message, { texts }: ForgetPorts, failed: Failed): Promise<void> {
  const words = texts.privacy;
  const pageFor = async (): Promise<Page> => {
    const actor = { userId: message.from?.id, senderChatId: message.sender_chat?.id };
    const right = await rightToChange(api, message.chat, actor);
    return right === 'may' ? askForgetPage(message.chat, words) : plainPage(refusalOf(right, words));
  };
  const page = await pageFor().catch((error: unknown): Page => {
    failed('could not ask whether to forget a chat', error);
    return plainPage(words.notDone());
  });
  await sendPage(api, replyTarget(message), page, texts.threadGone());
}

/**
 * Does what a button says, in its place. It is forgotten before it is said to be; where it can't be, that is said, too.
 *
 * @throws GrammyError, HttpError
 */
export async function fulfilForgetTap(
  api: Api,
  { message, from }: CallbackQuery,
  tap: ForgetTap,
  { forgetting, texts }: ForgetPorts,
  failed: Failed,
): Promise<Notice> {
  if (message === undefined) return { text: texts.unknownButton() };
  const words = texts.privacy;
  const { chat } = message;
  const right = await rightToChange(api, chat, { userId: from.id, senderChatId: undefined });
  if (right !== 'may') return { text: refusalOf(right, words), alert: true };
  const doIt = (): Page => {
    if (tap === 'ask') return askForgetPage(chat, words);
    if (tap === 'no') return plainPage(words.notForgotten());
    try {
      forgetting.forget(chat.id);
      return plainPage(words.forgotten(forgottenKind(chat)));
    } catch (error) {
      failed('could not forget a chat', error);
      return plainPage(words.notDone());
    }
  };
  await editPage(api, { chatId: chat.id, messageId: message.message_id }, doIt());
  return {};
}

function refusalOf(right: Exclude<Right, 'may'>, words: PrivacyTexts): string {
  return right === 'unknown' ? words.rightsUnknown() : words.onlyAdministrators();
}
