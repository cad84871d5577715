import type { MessageEntity } from 'grammy/types';
import {
  isObject,
  type JsonObject,
  optionalObject,
  optionalString,
  requiredInteger,
  requiredString,
  within,
} from '../fields.js';
import { badRequest, strictly } from '../refusal.js';
import { isLink } from './link.js';

const plainTypes = [
  'bold',
  'italic',
  'underline',
  'strikethrough',
  'spoiler',
  'blockquote',
  'expandable_blockquote',
  'code',
] as const;

/** Telegram finds these itself; in a request they are ignored (tdlib/telegram-bot-api, `get_text_entity_type`). */
const foundTypes = [
  'mention',
  'hashtag',
  'cashtag',
  'bot_command',
  'url',
  'email',
  'phone_number',
  'bank_card_number',
] as const;

/**
 * The entities of a request (Bot API, "MessageEntity").
 *
 * @param value a list; nothing is an empty one.
 * @throws Refusal
 */
export function readEntities(value: unknown): MessageEntity[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw badRequest("can't parse entities: expected an Array of message entities");
  const list: unknown[] = value;
  return within("can't parse MessageEntity", () => list.flatMap(readEntity));
}

function readEntity(value: unknown): MessageEntity[] {
  if (!isObject(value)) throw badRequest('expected an Object');
  const offset = requiredInteger(value, 'offset');
  const length = requiredInteger(value, 'length');
  const type = requiredString(value, 'type');
  const plain = plainTypes.find((each) => each === type);
  if (plain !== undefined) return [{ type: plain, offset, length }];
  if (foundTypes.some((each) => each === type)) return [];
  const more = readMore(type, value);
  return [{ ...more, offset, length }];
}

type Particular<E = MessageEntity> = E extends MessageEntity ? Omit<E, 'offset' | 'length'> : never;

function readMore(type: string, entity: JsonObject): Particular {
  switch (type) {
    case 'pre': {
      const language = optionalString(entity, 'language');
      return language === undefined ? { type } : { type, language };
    }
    case 'text_link': {
      const url = requiredString(entity, 'url');
      // Telegram would send the text without its link.
      if (!isLink(url)) throw strictly(`text_link to ${JSON.stringify(url)} would be dropped`);
      return { type, url };
    }
    case 'text_mention': {
      const user = optionalObject(entity, 'user');
      if (user === undefined) throw badRequest(`can't find field "user"`);
      return { type, user: { id: requiredInteger(user, 'id'), is_bot: false, first_name: '' } };
    }
    case 'custom_emoji':
      return { type, custom_emoji_id: requiredString(entity, 'custom_emoji_id') };
    case 'date_time': {
      const format = optionalString(entity, 'date_time_format') ?? '';
      if (!isDateTimeFormat(format)) throw badRequest('unsupported date-time format specified');
      return { type, unix_time: requiredInteger(entity, 'unix_time'), date_time_format: format };
    }
    default:
      throw badRequest('unsupported type specified');
  }
}

function isDateTimeFormat(format: string): format is Extract<MessageEntity, { type: 'date_time' }>['date_time_format'] {
  return /^(?:r|w?[dD]?[tT]?)$/u.test(format);
}
