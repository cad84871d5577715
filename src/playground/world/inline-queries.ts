import type { InlineKeyboardMarkup, InlineQuery, InlineQueryResultsButton, LinkPreviewOptions } from 'grammy/types';
import type { FormattedText } from '../check/format-text.js';
import type { JsonObject } from '../fields.js';

/** One result, checked, and what choosing it sends. */
export interface InlineChoice {
  readonly id: string;
  readonly title: string;
  readonly description: string | undefined;
  readonly content: FormattedText;
  readonly keyboard: InlineKeyboardMarkup | undefined;
  readonly preview: LinkPreviewOptions | undefined;
  /** As the bot sent it. */
  readonly raw: JsonObject;
}

/** Bot API, "answerInlineQuery". */
export interface InlineAnswer {
  readonly choices: readonly InlineChoice[];
  readonly nextOffset: string;
  readonly cacheSeconds: number;
  readonly personal: boolean;
  readonly button: InlineQueryResultsButton | undefined;
}

export interface TypedQuery {
  readonly query: InlineQuery;
  readonly bot: number;
  readonly atMs: number;
  /** When an answer to `getUpdates` held it; `null` where none did yet, and where Telegram knew the answer. */
  givenAtMs: number | null;
  /** The same for the last time: an answer that was lost on its way is given again. */
  lastGivenAtMs: number | null;
  /** When `answerInlineQuery` came in. */
  answeredAtMs: number | null;
  answer: InlineAnswer | null;
}

/**
 * What Telegram answers by itself: for as long as the bot has said, it gives the same to whoever types the same, and what
 * is personal to the same person (Bot API, "answerInlineQuery", `cache_time` and `is_personal`).
 */
export function cachedAnswer(
  { all }: InlineQueries,
  { query: { from, query, offset }, bot }: Pick<TypedQuery, 'query' | 'bot'>,
  nowMs: number,
): InlineAnswer | null {
  const known = all.findLast(
    (typed) =>
      typed.answer !== null &&
      typed.answeredAtMs !== null &&
      typed.bot === bot &&
      typed.query.query === query &&
      typed.query.offset === offset &&
      (!typed.answer.personal || typed.query.from.id === from.id) &&
      nowMs < typed.answeredAtMs + typed.answer.cacheSeconds * 1000,
  );
  return known?.answer ?? null;
}

/** A message sent through a bot, which knows it by this id alone. */
export interface InlineMessage {
  readonly id: string;
  readonly bot: number;
  readonly room: string;
  readonly messageId: number;
}

export interface InlineQueries {
  readonly all: TypedQuery[];
  readonly messages: Map<string, InlineMessage>;
  /** Results that come later are thrown away. */
  forgetAfterMs: number;
}

/** An inline query that nobody fetched within 30 s is dropped (tdlib/telegram-bot-api, `add_new_inline_query`). */
export function createInlineQueries(): InlineQueries {
  return { all: [], messages: new Map(), forgetAfterMs: 30_000 };
}
