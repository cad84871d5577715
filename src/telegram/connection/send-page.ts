import { type Api, GrammyError } from 'grammy';
import type { InlineKeyboardMarkup } from 'grammy/types';
import type { Keyboard, Page } from '../pages/page.js';
import { isThreadGone } from './is-thread-gone.js';
import type { ReplyTarget } from './reply-target.js';
import type { RequestSignal } from './request-signal.js';

/** A message of ours: in a chat, or sent by way of a person who used the bot inline. */
export type OwnMessage = { readonly chatId: number; readonly messageId: number } | { readonly inlineMessageId: string };

/**
 * Replies to a message, in its topic, without a link preview. A question deleted meanwhile must not lose the answer:
 * `allow_sending_without_reply`. Nor must a topic that was closed or deleted: then it is sent to the group itself, and
 * answers no message, since it would go where that one is.
 *
 * @param threadGone what to say then, below the page
 * @returns the id of the message sent.
 * @throws GrammyError, HttpError
 */
export async function sendPage(api: Api, target: ReplyTarget, page: Page, threadGone: string): Promise<number> {
  try {
    return await reply(api, target, page);
  } catch (error) {
    const { chatId, threadId } = target;
    if (threadId === 0 || !isThreadGone(error)) throw error;
    const elsewhere = { ...page, text: `${page.text}\n${threadGone}` };
    return post(api, { chatId, threadId: 0, silent: false }, elsewhere);
  }
}

function reply(api: Api, { chatId, messageId, threadId }: ReplyTarget, page: Page): Promise<number> {
  return mendingButtons(page.keyboard, async (keyboard) => {
    const sent = await api.sendMessage(chatId, page.text, {
      ...contentOf(page, keyboard),
      ...(page.askReply !== undefined && {
        reply_markup: { force_reply: true as const, input_field_placeholder: page.askReply },
      }),
      ...(threadId !== 0 && { message_thread_id: threadId }),
      reply_parameters: { message_id: messageId, allow_sending_without_reply: true },
    });
    return sent.message_id;
  });
}

/** Where a message goes that replies to none. */
export interface PostTarget {
  readonly chatId: number;
  /** 0 for none. */
  readonly threadId: number;
  /** Arrives without a sound. */
  readonly silent: boolean;
}

/**
 * Sends a page that nobody has asked for, without a link preview.
 *
 * @returns the id of the message sent.
 * @throws GrammyError, HttpError
 */
export function postPage(api: Api, target: PostTarget, page: Page, signal: RequestSignal): Promise<number> {
  return post(api, target, page, signal);
}

function post(api: Api, { chatId, threadId, silent }: PostTarget, page: Page, signal?: RequestSignal): Promise<number> {
  return mendingButtons(page.keyboard, async (keyboard) => {
    const other = {
      ...contentOf(page, keyboard),
      ...(threadId !== 0 && { message_thread_id: threadId }),
      ...(silent && { disable_notification: true }),
    };
    const sent = await api.sendMessage(chatId, page.text, other, signal);
    return sent.message_id;
  });
}

/**
 * Puts a page in the place of what a message shows. A message that shows it already, or is no more, is fine.
 *
 * @throws GrammyError, HttpError
 */
export async function editPage(api: Api, message: OwnMessage, page: Page): Promise<void> {
  try {
    await mendingButtons(page.keyboard, async (keyboard) => {
      const content = contentOf(page, keyboard);
      if ('inlineMessageId' in message) {
        await api.editMessageTextInline(message.inlineMessageId, page.text, content);
      } else {
        await api.editMessageText(message.chatId, message.messageId, page.text, content);
      }
    });
  } catch (error) {
    if (!isNothingToEdit(error)) throw error;
  }
}

/**
 * Changes the buttons under a message, and nothing else. A message that has them already, or is no more, is fine.
 *
 * @param keyboard not empty
 * @throws GrammyError, HttpError
 */
export async function editKeyboard(
  api: Api,
  { chatId, messageId }: Pick<ReplyTarget, 'chatId' | 'messageId'>,
  keyboard: Keyboard,
): Promise<void> {
  try {
    await mendingButtons(keyboard, (mended) =>
      api.editMessageReplyMarkup(chatId, messageId, { reply_markup: markup(mended) }),
    );
  } catch (error) {
    if (!isNothingToEdit(error)) throw error;
  }
}

function contentOf({ entities }: Page, keyboard: Keyboard) {
  return {
    ...(entities.length > 0 && { entities: [...entities] }),
    ...(keyboard.length > 0 && { reply_markup: markup(keyboard) }),
    link_preview_options: { is_disabled: true },
  };
}

function markup(keyboard: Keyboard): InlineKeyboardMarkup {
  return { inline_keyboard: keyboard.map((row) => [...row]) };
}

/**
 * Sends again without the buttons that Telegram refuses, which must never cost the message: those that open an address,
 * since what it takes for one is stricter than any list of rules it gives; those that need inline mode, which may have been
 * turned off since the bot asked. A 400 means that nothing was sent.
 */
async function mendingButtons<Result>(
  keyboard: Keyboard,
  send: (keyboard: Keyboard) => Promise<Result>,
): Promise<Result> {
  try {
    return await send(keyboard);
  } catch (error) {
    const field = refusedButtons.find(({ description }) => isBadRequest(error, description))?.field;
    if (field === undefined) throw error;
    const mended = keyboard.map((row) => row.filter((button) => !(field in button))).filter((row) => row.length > 0);
    if (mended.flat().length === keyboard.flat().length) throw error;
    return mendingButtons(mended, send);
  }
}

/** By what the refusal says; the code alone does not tell. */
const refusedButtons = [
  { description: /url/iu, field: 'url' },
  { description: /BOT_INLINE_DISABLED/u, field: 'switch_inline_query_chosen_chat' },
] as const;
/** Whether Telegram has refused the address of a button. */
export function isRefusedAddress(error: unknown): boolean {
  return isBadRequest(error, /url/iu);
}

/** The code alone does not tell these from a mistake of ours, and Telegram gives them no parameters. */
function isNothingToEdit(error: unknown): boolean {
  return isBadRequest(error, /message is not modified|message to edit not found|message can't be edited/iu);
}

function isBadRequest(error: unknown, description: RegExp): boolean {
  return error instanceof GrammyError && error.error_code === 400 && description.test(error.description);
}
