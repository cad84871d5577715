import type { InlineKeyboardButton, InlineKeyboardMarkup } from 'grammy/types';
import { isObject, type JsonObject, optionalBoolean, optionalObject, own, requiredString, within } from '../fields.js';
import { badRequest, strictly } from '../refusal.js';
import { isLink } from './link.js';

/** Where the keyboard goes, and whose it is. */
export interface MarkupPlace {
  readonly inPrivateChat: boolean;
  readonly supportsInlineQueries: boolean;
}

/** A markup that is no inline keyboard is checked for its form, and shown by no message. */
export interface ReplyMarkup {
  readonly inline: InlineKeyboardMarkup | undefined;
}

/** Telegram enforces these at the server; neither is in the Bot API's documentation. */
const maxButtons = 100;
const maxButtonsARow = 8;

/**
 * Bot API, "InlineKeyboardMarkup" and its kin, read as tdlib/telegram-bot-api does (`get_reply_markup`).
 *
 * @param value the object, or nothing.
 * @throws Refusal
 */
export function readReplyMarkup(value: unknown, place: MarkupPlace): ReplyMarkup {
  if (value === undefined) return { inline: undefined };
  if (!isObject(value)) throw badRequest('object expected as reply markup');
  if (own(value, 'keyboard') !== undefined) return checkKeyboard(value);
  const rows = own(value, 'inline_keyboard');
  if (rows === undefined) {
    optionalBoolean(value, 'remove_keyboard');
    optionalBoolean(value, 'force_reply');
    optionalBoolean(value, 'selective');
    return { inline: undefined };
  }
  if (!Array.isArray(rows)) throw badRequest('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array');
  const list: unknown[] = rows;
  const inline_keyboard = list.map((row) => readRow(row, place)).filter((row) => row.length > 0);
  if (inline_keyboard.flat().length > maxButtons) throw badRequest('REPLY_MARKUP_TOO_LONG');
  return { inline: inline_keyboard.length === 0 ? undefined : { inline_keyboard } };
}

function readRow(row: unknown, place: MarkupPlace): InlineKeyboardButton[] {
  if (!Array.isArray(row)) {
    throw badRequest('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays');
  }
  const buttons: unknown[] = row;
  if (buttons.length > maxButtonsARow) {
    throw strictly(`${buttons.length} buttons in a row, of which clients show ${maxButtonsARow}`);
  }
  return buttons.map((button) => within("can't parse inline keyboard button", () => readButton(button, place)));
}

type ReadAction = (button: JsonObject, text: string, place: MarkupPlace) => InlineKeyboardButton;

/** By the field that makes the button what it is. */
const actions: Readonly<Record<string, ReadAction>> = {
  url: (button, text) => {
    const url = requiredString(button, 'url');
    if (!isLink(url)) throw badRequest(`inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`);
    return { text, url };
  },
  callback_data: (button, text) => {
    const callback_data = requiredString(button, 'callback_data');
    const bytes = Buffer.byteLength(callback_data);
    if (bytes < 1 || bytes > 64) throw badRequest('BUTTON_DATA_INVALID');
    return { text, callback_data };
  },
  copy_text: (button, text) => {
    const copied = requiredString(optionalObject(button, 'copy_text') ?? {}, 'text');
    if (copied.length < 1 || copied.length > 256) throw badRequest('BUTTON_COPY_TEXT_INVALID');
    return { text, copy_text: { text: copied } };
  },
  switch_inline_query: (button, text, place) => ({
    text,
    switch_inline_query: readQuery(button, 'switch_inline_query', place),
  }),
  switch_inline_query_current_chat: (button, text, place) => ({
    text,
    switch_inline_query_current_chat: readQuery(button, 'switch_inline_query_current_chat', place),
  }),
  switch_inline_query_chosen_chat: (button, text, place) => {
    const chosen = optionalObject(button, 'switch_inline_query_chosen_chat') ?? {};
    const kinds = ['allow_user_chats', 'allow_bot_chats', 'allow_group_chats', 'allow_channel_chats'] as const;
    const allowed = kinds.filter((kind) => optionalBoolean(chosen, kind));
    if (allowed.length === 0) throw badRequest('at least one chat type must be allowed');
    const query = readQuery(chosen, 'query', place, '');
    return {
      text,
      switch_inline_query_chosen_chat: { query, ...Object.fromEntries(allowed.map((kind) => [kind, true])) },
    };
  },
  web_app: (button, text, place) => {
    if (!place.inPrivateChat) throw badRequest('BUTTON_TYPE_INVALID');
    const url = requiredString(optionalObject(button, 'web_app') ?? {}, 'url');
    if (!url.startsWith('https://'))
      throw badRequest(`inline keyboard button Web App URL '${url}' is invalid: Only HTTPS links are allowed`);
    return { text, web_app: { url } };
  },
  login_url: (button, text) => {
    const url = requiredString(optionalObject(button, 'login_url') ?? {}, 'url');
    if (!url.startsWith('https://') || !isLink(url)) {
      throw badRequest(`inline keyboard button login URL '${url}' is invalid: Only HTTPS links are allowed`);
    }
    return { text, login_url: { url } };
  },
  disabled: (_button, text) => ({ text, disabled: {} }),
  // Only in messages that are a game or an invoice, of which there are none here.
  callback_game: () => {
    throw badRequest('BUTTON_TYPE_INVALID');
  },
  pay: () => {
    throw badRequest('BUTTON_TYPE_INVALID');
  },
};

function readButton(button: unknown, place: MarkupPlace): InlineKeyboardButton {
  if (!isObject(button)) throw badRequest('inlineKeyboardButton must be an Object');
  const text = requiredString(button, 'text');
  if (text.trim() === '') throw badRequest('inline keyboard button text must be non-empty');
  const named = Object.keys(actions).filter((name) => own(button, name) !== undefined);
  const [first, second] = named;
  if (first === undefined) throw badRequest('text buttons are unallowed in the inline keyboard');
  // Telegram takes the first it knows and ignores the other.
  if (second !== undefined) throw strictly(`a button with both ${first} and ${second}`);
  const read = actions[first];
  if (read === undefined) throw badRequest('BUTTON_TYPE_INVALID');
  return read(button, text, place);
}

function readQuery(object: JsonObject, field: string, place: MarkupPlace, byDefault?: string): string {
  const query = own(object, field) === undefined && byDefault !== undefined ? byDefault : requiredString(object, field);
  if (!place.supportsInlineQueries) throw badRequest('BOT_INLINE_DISABLED');
  // What a person may type (Bot API, "InlineQuery"); a longer one could never be answered.
  if (query.length > 256) throw badRequest('BUTTON_DATA_INVALID');
  return query;
}

/** Bot API, "ReplyKeyboardMarkup": checked as far as its shape goes. */
function checkKeyboard(markup: JsonObject): ReplyMarkup {
  const rows = own(markup, 'keyboard');
  if (!Array.isArray(rows)) throw badRequest('field "keyboard" of the ReplyKeyboardMarkup must be an Array');
  const list: unknown[] = rows;
  for (const row of list) {
    if (!Array.isArray(row)) throw badRequest('field "keyboard" of the ReplyKeyboardMarkup must be an Array of Arrays');
    const buttons: unknown[] = row;
    for (const button of buttons) within("can't parse keyboard button", () => checkKeyboardButton(button));
  }
  for (const flag of ['resize_keyboard', 'one_time_keyboard', 'is_persistent', 'selective'])
    optionalBoolean(markup, flag);
  return { inline: undefined };
}

function checkKeyboardButton(button: unknown): void {
  if (typeof button === 'string' && button !== '') return;
  if (!isObject(button)) throw badRequest('keyboardButton must be an Object');
  if (requiredString(button, 'text') === '') throw badRequest('keyboard button text must be non-empty');
}
