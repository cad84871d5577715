import type { MessageEntity, TextQuote } from 'grammy/types';
import { unixSeconds } from '../clock.js';
import { setBlocked, userOf } from './membership.js';
import { type Draft, type Posted, postMessage } from './post-message.js';
import type { Room, StoredMessage } from './room.js';
import { personOf, type World } from './world.js';

/** How somebody writes. */
export interface Writing {
  readonly user: number;
  readonly thread?: number | undefined;
  readonly replyTo?: StoredMessage | undefined;
  readonly quote?: TextQuote | undefined;
}

/** Who writes in a group's name, and who stands for Telegram (Bot API, "Message", `from`). */
const anonymousAdministrator = { id: 1_087_968_824, is_bot: true, first_name: 'Group', username: 'GroupAnonymousBot' };
const telegram = { id: 777_000, is_bot: false, first_name: 'Telegram' };

/** Puts what a person writes into a room. Writing to a bot lets it write back. */
export function writeAs(world: World, room: Room, writing: Writing, content: Partial<Draft>): Posted {
  if (room.privately !== null) {
    // A client unblocks before it sends.
    setBlocked(world, room, false);
    room.privately.started = true;
  }
  const posted = postMessage(
    world,
    room,
    { ...senderOf(world, room, writing.user), ...(writing.quote && { quote: writing.quote }), ...content },
    { author: writing.user, replyTo: writing.replyTo, thread: writing.thread },
  );
  if (room.chat.type === 'channel') forwardToDiscussion(world, room, posted.stored, content);
  return posted;
}

function senderOf(world: World, room: Room, userId: number): Pick<Draft, 'from' | 'sender_chat'> {
  if (room.chat.type === 'channel') return { sender_chat: room.chat };
  if (room.members.get(userId)?.anonymous === true) return { from: anonymousAdministrator, sender_chat: room.chat };
  return { from: personOf(world, userId).user };
}

/** A channel's post appears in its discussion group by itself. */
function forwardToDiscussion(
  world: World,
  channel: Room,
  { message, author }: StoredMessage,
  content: Partial<Draft>,
): void {
  const group = channel.linkedTo === null ? undefined : world.rooms.get(String(channel.linkedTo));
  if (group === undefined || channel.chat.type !== 'channel') return;
  const { chat } = channel;
  postMessage(
    world,
    group,
    {
      from: telegram,
      sender_chat: chat,
      is_automatic_forward: true,
      forward_origin: { type: 'channel', chat, message_id: message.message_id, date: unixSeconds(world.clock) },
      ...content,
    },
    { author },
  );
}

/** A service message: something that happened, told as if `user` had said it. */
export function writeService(world: World, room: Room, user: number, what: Partial<Draft>, thread?: number): Posted {
  const from = room.chat.type === 'channel' ? { sender_chat: room.chat } : { from: userOf(world, user) };
  return postMessage(world, room, { ...from, ...what }, { author: user, thread });
}

/** Fields for text, or for a caption where there is a medium. */
export function wordsOf(words: string, entities: readonly MessageEntity[], asCaption: boolean): Partial<Draft> {
  const list = [...entities];
  if (words === '') return {};
  if (asCaption) return { caption: words, ...(list.length > 0 && { caption_entities: list }) };
  return { text: words, ...(list.length > 0 && { entities: list }) };
}
