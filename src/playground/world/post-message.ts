import type { Message, Update } from 'grammy/types';
import type { BotAccount } from '../bot/bot-account.js';
import { unixSeconds } from '../clock.js';
import { botSees } from './privacy.js';
import { isForum, type Room, type StoredMessage } from './room.js';
import { botsIn, type World } from './world.js';

/** A message without what its room gives it. */
export type Draft = Omit<Message, 'message_id' | 'date' | 'chat' | 'reply_to_message'>;

export interface PostOptions {
  /** Who really writes. */
  readonly author: number;
  readonly replyTo?: StoredMessage | undefined;
  readonly thread?: number | undefined;
}

export interface Posted {
  readonly stored: StoredMessage;
  /** By bot id; bots that were not told are missing. */
  readonly updateIds: ReadonlyMap<number, number>;
}

/**
 * Puts a message in a room, numbers it, and tells the bots that may see it. A bot is never told of a bot's message
 * (Bot FAQ, "Why doesn't my bot see messages from other bots?").
 */
export function postMessage(world: World, room: Room, draft: Draft, options: PostOptions): Posted {
  const stored = storeMessage(world, room, draft, options);
  const updateIds = world.bots.has(options.author)
    ? new Map<number, number>()
    : tellBots(world, room, stored, newMessageUpdate);
  if (world.bots.has(options.author)) room.lastBot = options.author;
  return { stored, updateIds };
}

function storeMessage(world: World, room: Room, draft: Draft, { author, replyTo, thread }: PostOptions): StoredMessage {
  room.lastMessageId += 1;
  const message: Message = {
    message_id: room.lastMessageId,
    date: unixSeconds(world.clock),
    chat: room.chat,
    ...draft,
    ...threadFields(room, replyTo, thread),
    ...replyField(room, replyTo, thread),
  };
  const stored: StoredMessage = { message, author, reactions: new Map() };
  room.messages.set(message.message_id, stored);
  room.lastWroteMs.set(author, world.clock.now());
  world.events.emit({ kind: 'message', change: 'new', room: room.key, author, message });
  return stored;
}

/** Topic messages say so; in other supergroups a reply belongs to the thread of what it answers. */
function threadFields(room: Room, replyTo: StoredMessage | undefined, thread: number | undefined): Partial<Message> {
  if (isForum(room)) return thread === undefined ? {} : { message_thread_id: thread, is_topic_message: true };
  const root = thread ?? replyTo?.message.message_thread_id ?? replyTo?.message.message_id;
  return room.chat.type === 'supergroup' && root !== undefined ? { message_thread_id: root } : {};
}

/**
 * What is answered, without what that answers in turn. In a topic a message that answers nothing points to the service
 * message that made the topic: bots that take every reply for one stumble over it.
 */
function replyField(room: Room, replyTo: StoredMessage | undefined, thread: number | undefined): Partial<Message> {
  const target = replyTo ?? (thread === undefined ? undefined : room.messages.get(thread));
  return target === undefined ? {} : { reply_to_message: withoutReply(target.message) };
}

function withoutReply(message: Message): NonNullable<Message['reply_to_message']> {
  const { reply_to_message: _reply, ...rest } = message;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its type wants a field that is present and undefined
  return rest as NonNullable<Message['reply_to_message']>;
}

/** Replaces a message. Bots that may see it are told, but for one that changed its own. */
export function replaceMessage(world: World, room: Room, stored: StoredMessage, message: Message): Posted {
  stored.message = message;
  world.events.emit({ kind: 'message', change: 'edited', room: room.key, author: stored.author, message });
  const updateIds = world.bots.has(stored.author)
    ? new Map<number, number>()
    : tellBots(world, room, stored, editedMessageUpdate);
  return { stored, updateIds };
}

type Tell = (bot: BotAccount) => number | null;

function tellBots(
  world: World,
  room: Room,
  stored: StoredMessage,
  update: (message: Message) => Tell,
): Map<number, number> {
  const updateIds = new Map<number, number>();
  for (const bot of botsIn(world, room)) {
    if (!botSees(bot, room, stored)) continue;
    const updateId = update(stored.message)(bot);
    if (updateId !== null) updateIds.set(bot.info.id, updateId);
  }
  return updateIds;
}

function newMessageUpdate(message: Message): Tell {
  return (bot) => {
    if (isChannelPost(message)) return bot.updates.push('channel_post', message);
    return isFromSomebody(message) ? bot.updates.push('message', message) : null;
  };
}

function editedMessageUpdate(message: Message): Tell {
  const edited = { ...message, edit_date: message.edit_date ?? message.date };
  return (bot) => {
    if (isChannelPost(edited)) return bot.updates.push('edited_channel_post', edited);
    return isFromSomebody(edited) ? bot.updates.push('edited_message', edited) : null;
  };
}

function isChannelPost<M extends Message>(message: M): message is M & Update.Channel {
  return message.chat.type === 'channel';
}

function isFromSomebody<M extends Message>(message: M): message is M & Update.NonChannel {
  return message.chat.type !== 'channel' && message.from !== undefined;
}
