import type { Update } from 'grammy/types';
import { isObject } from '../fields.js';

export type UpdateType = Exclude<keyof Update, 'update_id'>;

/** Every type there is; `satisfies` makes the compiler say when the Bot API gains one. */
const known = {
  message: true,
  edited_message: true,
  channel_post: true,
  edited_channel_post: true,
  business_connection: true,
  business_message: true,
  edited_business_message: true,
  deleted_business_messages: true,
  guest_message: true,
  stopped_message_generation: true,
  message_reaction: true,
  message_reaction_count: true,
  inline_query: true,
  chosen_inline_result: true,
  callback_query: true,
  shipping_query: true,
  pre_checkout_query: true,
  purchased_paid_media: true,
  poll: true,
  poll_answer: true,
  my_chat_member: true,
  chat_member: true,
  chat_join_request: true,
  chat_boost: true,
  removed_chat_boost: true,
  managed_bot: true,
  subscription: true,
} satisfies Record<UpdateType, true>;

const all = new Set<string>(Object.keys(known));

/** Left out where no list is given (Bot API, "getUpdates", `allowed_updates`). */
const onlyWhenNamed: ReadonlySet<string> = new Set(['chat_member', 'message_reaction', 'message_reaction_count']);

export const defaultUpdateTypes: ReadonlySet<string> = new Set([...all].filter((type) => !onlyWhenNamed.has(type)));

/**
 * The types that `allowed_updates` names; `undefined` where it changes nothing, because it is missing or no list of
 * strings. A list without one known name means the default, as an empty one does (tdlib/telegram-bot-api,
 * `get_allowed_update_types`).
 */
export function readAllowedUpdates(value: unknown): ReadonlySet<string> | undefined {
  if (!Array.isArray(value)) return undefined;
  const names: unknown[] = value;
  if (!names.every((name) => typeof name === 'string')) return undefined;
  const wanted = names.map((name) => name.toLowerCase()).filter((name) => all.has(name));
  return wanted.length === 0 ? defaultUpdateTypes : new Set(wanted);
}

/** What updates wait for each other by: their chat, else who caused them; an update of nobody waits for none. */
export function chatOfUpdate(update: Readonly<Record<string, unknown>>): string {
  const body = Object.values(update).find(isObject) ?? {};
  const message = isObject(body['message']) ? body['message'] : body;
  const place = isObject(message['chat']) ? message['chat'] : body['from'];
  return isObject(place) ? String(place['id']) : `update ${String(update['update_id'])}`;
}
