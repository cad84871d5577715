import * as fc from 'fast-check';
import { anyWords } from './any-words.js';
import type { FuzzChats } from './fuzz-chats.js';
import { type Body, media, otherBot, otherChannel, service, somebody } from './message-contents.js';

/** As Telegram marks them, and beside the text. */
const anyEntities = fc.array(
  fc.record({
    type: fc.constantFrom(
      'bot_command',
      'mention',
      'url',
      'bold',
      'text_link',
      'custom_emoji',
      'blockquote',
      'new_kind',
    ),
    offset: fc.integer({ min: 0, max: 5000 }),
    length: fc.integer({ min: 0, max: 5000 }),
  }),
  { maxLength: 5 },
);

const oneFieldOf = (fields: Body): fc.Arbitrary<Body> =>
  fc.constantFrom(...Object.entries(fields)).map(([name, value]) => ({ [name]: value }));

const sparse = (fields: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Body> =>
  fc.record(fields, { requiredKeys: [] });

const captioned = fc
  .tuple(oneFieldOf(media), sparse({ caption: anyWords, caption_entities: anyEntities }))
  .map(([medium, caption]) => ({ ...medium, ...caption }));

const content = fc.oneof(
  {
    weight: 8,
    arbitrary: sparse({ entities: anyEntities }).chain((more) => anyWords.map((text) => ({ ...more, text }))),
  },
  { weight: 3, arbitrary: captioned },
  { weight: 2, arbitrary: oneFieldOf(service) },
  { weight: 1, arbitrary: fc.constant({}) },
);

const origin = fc.constantFrom<Body>(
  { type: 'user', sender_user: somebody, date: 1 },
  { type: 'hidden_user', sender_user_name: '某', date: 1 },
  { type: 'chat', sender_chat: otherChannel, date: 1 },
  { type: 'channel', chat: otherChannel, message_id: 1, date: 1, author_signature: '编' },
);

/** Where a message came from and what hangs on it: in half of the messages nothing. */
const circumstances = fc.oneof(
  fc.constant<Body>({}),
  sparse({
    forward_origin: origin,
    is_automatic_forward: fc.constant(true),
    reply_to_message: anyWords.map((text) => ({ message_id: 3, date: 1, chat: otherChannel, text })),
    external_reply: origin.map((from) => ({ origin: from, chat: otherChannel, message_id: 4, photo: [] })),
    quote: anyWords.map((text) => ({ text, position: 0, is_manual: true })),
    reply_to_story: fc.constant({ chat: otherChannel, id: 5 }),
    via_bot: fc.constant(otherBot),
    sender_business_bot: fc.constant(otherBot),
    sender_chat: fc.constant(otherChannel),
    media_group_id: fc.constantFrom('a', 'b', 'c'),
    has_protected_content: fc.constant(true),
    has_media_spoiler: fc.constant(true),
    link_preview_options: fc.constant({ is_disabled: true }),
    effect_id: fc.constant('1'),
    paid_star_count: fc.constant(1),
    author_signature: anyWords,
    direct_messages_topic: fc.constant({ topic_id: 1 }),
    message_thread_id: fc.constantFrom(1, 2, 7),
  }),
);

export const messageId = fc.integer({ min: 1, max: 300 });
export const date = fc.constantFrom(1, 1_643_000_000, 4_000_000_000);

export function anyChat(chats: FuzzChats): fc.Arbitrary<Body> {
  const title = '读报群';
  const privately = (id: number): Body => ({
    chat: { id, type: 'private', first_name: '读者' },
    from: { ...somebody, id },
  });
  return fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...chats.people.map(privately)) },
    { weight: 1, arbitrary: fc.constant(privately(chats.blocker)) },
    {
      weight: 3,
      arbitrary: fc.constantFrom<Body>(
        { chat: { id: chats.group, type: 'group', title }, from: somebody },
        { chat: { id: chats.supergroup, type: 'supergroup', title, username: 'readers' }, from: somebody },
        { chat: { id: chats.forum, type: 'supergroup', title, is_forum: true }, from: somebody },
        {
          chat: { id: chats.forum, type: 'supergroup', title, is_forum: true },
          from: somebody,
          message_thread_id: chats.thread,
          is_topic_message: true,
        },
      ),
    },
  );
}

export const anyMessage = (chats: FuzzChats): fc.Arbitrary<Body> =>
  fc
    .tuple(fc.record({ message_id: messageId, date }), circumstances, content, anyChat(chats))
    .map((parts): Body => Object.assign({}, ...parts));

export const edited = (message: fc.Arbitrary<Body>): fc.Arbitrary<Body> =>
  fc.tuple(message, date).map(([body, edit_date]) => ({ ...body, edit_date }));
