import * as fc from 'fast-check';
import { anyMessage, edited } from './any-message.js';
import { anyQuery } from './any-tap.js';
import { anyWords } from './any-words.js';
import type { FuzzChats } from './fuzz-chats.js';
import { type Body, otherBot, otherChannel, somebody } from './message-contents.js';

/** An update without its number. */
export interface AnyUpdate {
  readonly type: string;
  readonly body: Body;
}

/** The kinds the bot does not ask for, which may come all the same: kept from before it named its own. */
function otherKinds(chats: FuzzChats): fc.Arbitrary<AnyUpdate> {
  const chat = { id: chats.supergroup, type: 'supergroup', title: '读报群' };
  const member = { user: somebody, status: 'member' };
  const change = {
    chat,
    from: somebody,
    date: 1,
    old_chat_member: member,
    new_chat_member: { ...member, status: 'kicked' },
  };
  const reaction = { chat, message_id: 1, date: 1 };
  const address = { country_code: 'CN', state: '', city: '', street_line1: '', street_line2: '', post_code: '' };
  const boost = { boost_id: 'b', add_date: 1, expiration_date: 2, source: { source: 'premium', user: somebody } };
  const fixed: Readonly<Record<string, Body>> = {
    my_chat_member: change,
    chat_member: change,
    chat_join_request: { chat, from: somebody, user_chat_id: 42, date: 1, bio: '我' },
    message_reaction: { ...reaction, user: somebody, old_reaction: [], new_reaction: [{ type: 'emoji', emoji: '👍' }] },
    message_reaction_count: { ...reaction, reactions: [{ type: { type: 'paid' }, total_count: 1 }] },
    chat_boost: { chat, boost },
    removed_chat_boost: { chat, boost_id: 'b', remove_date: 1, source: boost.source },
    shipping_query: { id: '1', from: somebody, invoice_payload: 'p', shipping_address: address },
    pre_checkout_query: { id: '1', from: somebody, currency: 'XTR', total_amount: 1, invoice_payload: 'p' },
    purchased_paid_media: { from: somebody, paid_media_payload: 'p' },
    poll: { id: '1', question: '？', options: [], total_voter_count: 0, is_closed: true, type: 'regular' },
    poll_answer: { poll_id: '1', user: somebody, option_ids: [0] },
    business_connection: { id: 'b', user: somebody, user_chat_id: 42, date: 1, is_enabled: true },
    deleted_business_messages: { business_connection_id: 'b', chat, message_ids: [1, 2] },
    managed_bot: { user: somebody, bot: otherBot },
    stopped_message_generation: { chat, message_id: 1 },
    subscription: { user: somebody },
  };
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...Object.entries(fixed)).map(([type, body]) => ({ type, body })) },
    {
      weight: 1,
      arbitrary: anyWords.map((query) => ({
        type: 'inline_query',
        body: { id: '1', from: somebody, query: query.slice(0, 256), offset: '' },
      })),
    },
    {
      weight: 1,
      arbitrary: anyWords.map((query) => ({
        type: 'chosen_inline_result',
        body: { result_id: '1', from: somebody, query, inline_message_id: 'inline-1' },
      })),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          fc.constantFrom(
            'business_message',
            'edited_business_message',
            'guest_message',
            'channel_post',
            'edited_channel_post',
          ),
          anyMessage(chats),
        )
        .map(([type, body]) => ({
          type,
          body: type.endsWith('channel_post')
            ? { ...body, chat: otherChannel, from: undefined }
            : { ...body, edit_date: 1, business_connection_id: 'b' },
        })),
    },
  );
}

/** An update as Telegram might send it. */
export function anyUpdate(chats: FuzzChats): fc.Arbitrary<AnyUpdate> {
  const of = (type: string) => (body: Body) => ({ type, body });
  return fc.oneof(
    { weight: 6, arbitrary: anyMessage(chats).map(of('message')) },
    { weight: 2, arbitrary: edited(anyMessage(chats)).map(of('edited_message')) },
    { weight: 5, arbitrary: anyQuery(chats).map(of('callback_query')) },
    { weight: 2, arbitrary: otherKinds(chats) },
  );
}
