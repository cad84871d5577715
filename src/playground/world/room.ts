import type { Chat, Message, ReactionType } from 'grammy/types';

/** `restricted` is in the chat, and may not write there. */
export type MemberStatus = 'creator' | 'administrator' | 'member' | 'restricted' | 'left' | 'kicked';

/** Somebody's place in a group or channel; it stays when they go. */
export interface Membership {
  status: MemberStatus;
  /** Writes in the group's name (Bot API, "Message", `sender_chat`). */
  anonymous: boolean;
  /** A bot's: whether privacy mode was off when it was added. Switching the mode later changes nothing here. */
  readsAll: boolean;
}

export interface Topic {
  readonly name: string;
  closed: boolean;
}

export interface StoredMessage {
  message: Message;
  /** User id of who really wrote it, also where the message does not say so. */
  readonly author: number;
  /** Somebody's reactions, by user id. */
  readonly reactions: Map<number, readonly ReactionType[]>;
}

/** What a private chat has beyond the rest. */
export interface PrivateSide {
  readonly user: number;
  readonly bot: number;
  /** A bot may write only after the person has written first. */
  started: boolean;
  blocked: boolean;
}

/** A chat, with all that was said in it. */
export interface Room {
  /** One for every pair in private, the chat id for all others: `42/7000000001`, `-1001`. */
  readonly key: string;
  chat: Chat;
  readonly privately: PrivateSide | null;
  readonly members: Map<number, Membership>;
  readonly messages: Map<number, StoredMessage>;
  lastMessageId: number;
  /** By `message_thread_id`; only a forum has any. */
  readonly topics: Map<number, Topic>;
  /** The supergroup this group became. */
  migratedTo: number | null;
  /** A channel's discussion group, a discussion group's channel. */
  linkedTo: number | null;
  /** The right of all members, which administrators don't need (Bot API, "ChatPermissions", `can_send_messages`). */
  membersMayWrite: boolean;
  /** How long a member has to wait between two messages; 0 for no slow mode. */
  slowModeSeconds: number;
  /** When somebody wrote last, by user id. */
  readonly lastWroteMs: Map<number, number>;
  /** The bot that wrote last: in privacy mode a command without a name is its. */
  lastBot: number | null;
}

export function createRoom(chat: Chat, privately: PrivateSide | null = null): Room {
  return {
    key: privately === null ? String(chat.id) : `${privately.user}/${privately.bot}`,
    chat,
    privately,
    members: new Map(),
    messages: new Map(),
    lastMessageId: 0,
    topics: new Map(),
    migratedTo: null,
    linkedTo: null,
    membersMayWrite: true,
    slowModeSeconds: 0,
    lastWroteMs: new Map(),
    lastBot: null,
  };
}

const present: ReadonlySet<MemberStatus> = new Set(['creator', 'administrator', 'member', 'restricted']);

export function isPresent(room: Room, userId: number): boolean {
  const membership = room.members.get(userId);
  return membership !== undefined && present.has(membership.status);
}

export function isAdministrator(room: Room, userId: number): boolean {
  const status = room.members.get(userId)?.status;
  return status === 'creator' || status === 'administrator';
}

/** A forum of topics, which only a supergroup can be. */
export function isForum({ chat }: Room): boolean {
  return chat.type === 'supergroup' && chat.is_forum === true;
}
