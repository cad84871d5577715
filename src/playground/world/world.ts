import type { User } from 'grammy/types';
import type { BotAccount } from '../bot/bot-account.js';
import type { Clock } from '../clock.js';
import type { EventHub } from '../record/events.js';
import { badRequest } from '../refusal.js';
import type { CallbackQueries } from './callback-queries.js';
import type { Files } from './files.js';
import type { InlineQueries } from './inline-queries.js';
import { createRoom, type Room } from './room.js';

export interface Person {
  user: User;
  deactivated: boolean;
}

/** Everybody and everything in the playground. What happens to it is in the functions beside it. */
export interface World {
  readonly clock: Clock;
  readonly events: EventHub;
  /** Where the hosts in webhook addresses lead. */
  readonly webhookRoutes: Map<string, string>;
  /** By user id. */
  readonly bots: Map<number, BotAccount>;
  readonly people: Map<number, Person>;
  /** By `Room.key`. */
  readonly rooms: Map<string, Room>;
  readonly files: Files;
  readonly callbackQueries: CallbackQueries;
  readonly inlineQueries: InlineQueries;
  /** A number nobody else has. */
  nextId(): number;
}

export function personOf(world: World, userId: number): Person {
  const person = world.people.get(userId);
  if (person === undefined) throw badRequest('user not found');
  return person;
}

/** A user, be it a person or a bot. */
export function findUser(world: World, userId: number): User | undefined {
  return world.people.get(userId)?.user ?? asUser(world.bots.get(userId));
}

/** As others see a bot: what only `getMe` tells is left out. */
export function asUser(bot: BotAccount): User;
export function asUser(bot: BotAccount | undefined): User | undefined;
export function asUser(bot: BotAccount | undefined): User | undefined {
  if (bot === undefined) return undefined;
  const { id, is_bot, first_name, username } = bot.info;
  return { id, is_bot, first_name, username };
}

/** The private chat of a person with a bot; made when it is first asked for. */
export function privateRoom(world: World, userId: number, botId: number): Room {
  const key = `${userId}/${botId}`;
  const known = world.rooms.get(key);
  if (known !== undefined) return known;
  const { first_name, last_name, username } = personOf(world, userId).user;
  const room = createRoom(
    { id: userId, type: 'private', first_name, ...(last_name && { last_name }), ...(username && { username }) },
    { user: userId, bot: botId, started: false, blocked: false },
  );
  world.rooms.set(key, room);
  return room;
}

/** The room a chat id means in the eyes of a bot: a positive one is a private chat. */
export function findRoom(world: World, chatId: number, botId: number): Room | undefined {
  if (chatId < 0) return world.rooms.get(String(chatId));
  return world.people.has(chatId) ? privateRoom(world, chatId, botId) : undefined;
}

export function findRoomByUsername(world: World, username: string): Room | undefined {
  const wanted = username.toLowerCase();
  for (const room of world.rooms.values()) {
    if (room.privately === null && room.chat.username?.toLowerCase() === wanted) return room;
  }
  return undefined;
}

/** Bots that are in a room. */
export function botsIn(world: World, room: Room): BotAccount[] {
  if (room.privately !== null) {
    const bot = world.bots.get(room.privately.bot);
    return bot === undefined ? [] : [bot];
  }
  return [...world.bots.values()].filter((bot) => {
    const status = room.members.get(bot.info.id)?.status;
    return status === 'member' || status === 'administrator' || status === 'restricted';
  });
}
