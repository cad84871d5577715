import type { InlineQueryResultsButton } from 'grammy/types';
import {
  isObject,
  type JsonObject,
  optionalInteger,
  optionalObject,
  optionalString,
  own,
  requiredString,
  within,
} from '../fields.js';
import type { Params } from '../params.js';
import { badRequest, strictly } from '../refusal.js';
import type { InlineAnswer, InlineChoice } from '../world/inline-queries.js';
import { messageText, readTextField } from './format-text.js';
import { isLink } from './link.js';
import { readPreviewFields } from './link-preview.js';
import { readReplyMarkup } from './reply-markup.js';

/** Bot API, "answerInlineQuery". */
const maxResults = 50;
const maxIdBytes = 64;
const maxOffsetBytes = 64;
const defaultCacheSeconds = 300;

/** What a bot answers to an inline query; `dropped` is what Telegram would silently take from its texts. */
export function readInlineAnswer(
  params: Params,
  supportsInlineQueries: boolean,
): { answer: InlineAnswer; dropped: readonly string[] } {
  const results = params.json('results', 'inline query results') ?? [];
  if (!Array.isArray(results)) throw badRequest('expected an Array of inline query results');
  const list: unknown[] = results;
  const choices = list.map((result) =>
    within("can't parse inline query result", () => readChoice(result, supportsInlineQueries)),
  );
  if (choices.length > maxResults) throw badRequest('RESULTS_TOO_MUCH');
  if (new Set(choices.map(({ id }) => id)).size < choices.length) throw badRequest('RESULT_ID_DUPLICATE');
  const nextOffset = params.string('next_offset') ?? '';
  if (Buffer.byteLength(nextOffset) > maxOffsetBytes) throw badRequest('NEXT_OFFSET_INVALID');
  return {
    answer: {
      choices,
      nextOffset,
      cacheSeconds: params.integer('cache_time', { default: defaultCacheSeconds, min: 0 }),
      personal: params.boolean('is_personal'),
      button: readButton(params.json('button', 'inline query results button')),
    },
    dropped: choices.flatMap(({ id, content }) => content.dropped.map((what) => `result ${id}: ${what}`)),
  };
}

function readChoice(result: unknown, supportsInlineQueries: boolean): InlineChoice {
  if (!isObject(result)) throw badRequest('inline query result must be an object');
  const type = requiredString(result, 'type').toLowerCase();
  const id = requiredString(result, 'id');
  if (id === '') throw badRequest('RESULT_ID_EMPTY');
  if (Buffer.byteLength(id) > maxIdBytes) throw badRequest('RESULT_ID_INVALID');
  if (!/^[a-z0-9_]+$/u.test(type)) throw badRequest(`type "${type}" is unsupported for the inline query result`);
  if (type !== 'article') throw strictly(`inline results of type ${type} are not emulated`);
  const title = requiredString(result, 'title');
  if (title === '') throw badRequest('ARTICLE_TITLE_EMPTY');
  for (const field of ['url', 'thumbnail_url']) checkUrl(result, field);
  for (const field of ['thumbnail_width', 'thumbnail_height']) optionalInteger(result, field);
  const message = optionalObject(result, 'input_message_content');
  if (message === undefined) throw badRequest('input message content is not specified');
  const preview = optionalObject(message, 'link_preview_options');
  return {
    id,
    title,
    description: optionalString(result, 'description'),
    content: readContent(message),
    keyboard: readReplyMarkup(optionalObject(result, 'reply_markup'), { inPrivateChat: false, supportsInlineQueries })
      .inline,
    preview: preview === undefined ? undefined : readPreviewFields(preview),
    raw: result,
  };
}

function readContent(message: JsonObject) {
  if (own(message, 'message_text') !== undefined) return readTextField(message, 'message_text', messageText);
  if (['latitude', 'phone_number', 'rich_message', 'payload'].some((field) => own(message, field) !== undefined)) {
    throw strictly('only texts are emulated as content of an inline result');
  }
  throw badRequest('input message content is not specified');
}

function checkUrl(result: JsonObject, field: string): void {
  const url = optionalString(result, field) ?? '';
  if (url !== '' && !isLink(url)) throw badRequest('WEBDOCUMENT_URL_INVALID');
}

/** Bot API, "InlineQueryResultsButton": exactly one of its two. */
function readButton(button: unknown): InlineQueryResultsButton | undefined {
  if (button === undefined) return undefined;
  if (!isObject(button)) throw badRequest("can't parse inline query results button: expected an Object");
  return within("can't parse inline query results button", () => {
    const text = requiredString(button, 'text');
    if (text === '') throw badRequest('button text must be non-empty');
    const start = optionalString(button, 'start_parameter');
    const app = optionalObject(button, 'web_app');
    if ((start === undefined) === (app === undefined))
      throw badRequest('exactly one of button types must be specified');
    if (app !== undefined) return { text, web_app: { url: requiredString(app, 'url') } };
    if (start === undefined || !/^[\w-]{1,64}$/u.test(start)) throw badRequest('START_PARAM_INVALID');
    return { text, start_parameter: start };
  });
}
