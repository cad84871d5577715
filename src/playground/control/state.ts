import type { Chat, Message, ReactionType, User } from 'grammy/types';
import type { MemberStatus, Room } from '../world/room.js';
import { asUser } from '../world/world.js';
import { command } from './command.js';
import { findChat } from './find.js';
import { integer, object, optional } from './shape.js';

/** A chat as a list of chats needs it. */
export interface ChatState {
  readonly key: string;
  readonly chat: Chat;
  readonly members: readonly { readonly user: number; readonly status: MemberStatus; readonly anonymous: boolean }[];
  readonly topics: readonly { readonly thread: number; readonly name: string; readonly closed: boolean }[];
  readonly blocked: boolean;
  readonly started: boolean;
  readonly migratedTo: number | null;
  readonly linkedTo: number | null;
  readonly lastMessage: Message | null;
}

/** Everything a page needs to draw itself anew. */
export interface PlaygroundState {
  /** The number of the last event it holds the outcome of: what happened since comes from `events?after=…`. */
  readonly seq: number;
  readonly bots: readonly User[];
  readonly users: readonly User[];
  readonly chats: readonly ChatState[];
}

/** A message with who wrote it, which an anonymous one does not say, and its reactions. */
export interface ChatMessage {
  readonly message: Message;
  readonly author: number;
  readonly reactions: readonly { readonly user: number; readonly reactions: readonly ReactionType[] }[];
}

export const state = {
  state: command(
    object({}),
    ({ world }): PlaygroundState => ({
      seq: world.events.seq,
      bots: [...world.bots.values()].map((bot) => asUser(bot)),
      users: [...world.people.values()].map(({ user }) => user),
      chats: [...world.rooms.values()].map(describeRoom),
    }),
  ),
  /** What stands in a chat, oldest first. */
  messages: command(object({ chat: integer, bot: optional(integer) }), (stage, { chat, bot }): ChatMessage[] =>
    [...findChat(stage, chat, bot).messages.values()].map(({ message, author, reactions }) => ({
      message,
      author,
      reactions: [...reactions].map(([user, list]) => ({ user, reactions: list })),
    })),
  ),
};

function describeRoom(room: Room): ChatState {
  return {
    key: room.key,
    chat: room.chat,
    members: [...room.members].map(([user, { status, anonymous }]) => ({ user, status, anonymous })),
    topics: [...room.topics].map(([thread, { name, closed }]) => ({ thread, name, closed })),
    blocked: room.privately?.blocked === true,
    started: room.privately?.started === true,
    migratedTo: room.migratedTo,
    linkedTo: room.linkedTo,
    lastMessage: [...room.messages.values()].at(-1)?.message ?? null,
  };
}
