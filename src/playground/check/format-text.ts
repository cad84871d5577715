import type { MessageEntity } from 'grammy/types';
import type { JsonObject } from '../fields.js';
import { optionalString, own } from '../fields.js';
import type { Params } from '../params.js';
import { badRequest, strictly } from '../refusal.js';
import { cleanText, isBlank } from './clean-text.js';
import { readEntities } from './entity.js';
import { byPlace, checkNesting, checkRange } from './entity-rules.js';
import { withFoundEntities } from './find-entities.js';

/** A text as the message will hold it. */
export interface FormattedText {
  readonly text: string;
  readonly entities: readonly MessageEntity[];
  /** What was silently taken away. */
  readonly dropped: readonly string[];
}

/** Limits of one kind of text. */
export interface TextKind {
  readonly maxUtf16Units: number;
  /** What Telegram says where nothing is left of it; `null` where it may be empty. */
  readonly whenEmpty: { readonly missing: string; readonly blank: string } | null;
  readonly whenTooLong: string;
}

/** Bot API, "sendMessage". */
export const messageText: TextKind = {
  maxUtf16Units: 4096,
  whenEmpty: { missing: 'message text is empty', blank: 'text must be non-empty' },
  whenTooLong: 'message is too long',
};

/** Bot API, "sendDocument". */
export const caption: TextKind = { maxUtf16Units: 1024, whenEmpty: null, whenTooLong: 'message caption is too long' };

/** Raw size beyond which Telegram refuses a message whatever its length; measured, and not in the Bot API's page. */
const maxBytes = 32_768;
/** The rest vanish without a word (td, `MAX_USER_ENTITY_COUNT`). */
const maxEntities = 100;
/** About what the server takes of them. */
const maxEntityBytes = 9500;

/** Reads parameters such as `text`, `entities` and `parse_mode`. */
export function readText(params: Params, field: string, entitiesField: string, kind: TextKind): FormattedText {
  refuseMarkup(params.string('parse_mode'));
  return formatText(params.string(field) ?? '', readEntities(params.json(entitiesField, 'message entities')), kind);
}

/** The same in a JSON object, such as an inline result's `message_text`. */
export function readTextField(object: JsonObject, field: string, kind: TextKind): FormattedText {
  refuseMarkup(optionalString(object, 'parse_mode'));
  return formatText(optionalString(object, field) ?? '', readEntities(own(object, 'entities')), kind);
}

function refuseMarkup(parseMode: string | undefined): void {
  if (parseMode === undefined || parseMode === '') return;
  if (!['html', 'markdown', 'markdownv2'].includes(parseMode.toLowerCase())) {
    throw badRequest(`unsupported parse_mode`);
  }
  // Other people's prose never goes through markup here, so it is not emulated.
  throw strictly(`parse_mode ${parseMode} is not emulated: send entities`);
}

/**
 * Cleans, trims and checks a text with its entities, in Telegram's order (td, `fix_formatted_text`).
 *
 * @throws Refusal
 */
export function formatText(original: string, given: readonly MessageEntity[], kind: TextKind): FormattedText {
  if (/\p{Surrogate}/u.test(original)) throw badRequest('strings must be encoded in UTF-8');
  if (original === '' && kind.whenEmpty !== null) throw badRequest(kind.whenEmpty.missing);
  for (const entity of given) checkRange(entity, original);
  checkNesting(given.toSorted(byPlace));
  if (Buffer.byteLength(JSON.stringify(given)) > maxEntityBytes) throw badRequest('ENTITIES_TOO_LONG');
  if (Buffer.byteLength(original) > maxBytes) throw badRequest(kind.whenTooLong);

  const clean = cleanText(original);
  const start = leadingBlanks(
    clean.text,
    clean.placeOf(Math.min(...given.map(({ offset }) => offset), original.length)),
  );
  const text = clean.text.slice(start).replace(/[ \n]+$/u, '');
  if (isBlank(text)) {
    if (kind.whenEmpty === null) return { text: '', entities: [], dropped: [] };
    throw badRequest(kind.whenEmpty.blank);
  }
  if (text.length > kind.maxUtf16Units) throw badRequest(kind.whenTooLong);
  const moved = given.flatMap((entity) => {
    const offset = clean.placeOf(entity.offset) - start;
    const end = Math.min(clean.placeOf(entity.offset + entity.length) - start, text.length);
    return end > offset ? [{ ...entity, offset, length: end - offset }] : [];
  });
  const entities = moved.toSorted(byPlace);
  return {
    text,
    entities: withFoundEntities(text, entities.slice(0, maxEntities)),
    dropped: entities
      .slice(maxEntities)
      .map(({ type, offset }) => `${type} at ${offset}: over ${maxEntities} entities`),
  };
}

/** A message is trimmed in front only as far as its first entity. */
function leadingBlanks(text: string, firstEntity: number): number {
  const blanks = /^[ \n]*/u.exec(text)?.[0].length ?? 0;
  return Math.min(blanks, firstEntity);
}
