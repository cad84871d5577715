import type { BotAccount } from '../bot/bot-account.js';
import { isPresent, type Room, type StoredMessage } from '../world/room.js';
import { findRoom, type Person, type World } from '../world/world.js';
import type { Stage } from './command.js';
import { ControlError } from './control-error.js';

export function findBot({ world, defaultBot }: Stage, id: number | undefined): BotAccount {
  const bot = world.bots.get(id ?? defaultBot);
  if (bot === undefined) throw new ControlError(`expected the id of a bot, got ${id}`);
  return bot;
}

export function findPerson(world: World, id: number): Person {
  const person = world.people.get(id);
  if (person === undefined) throw new ControlError(`expected the id of a user, got ${id}: addUser makes one`);
  return person;
}

/** A chat as the people in it see it; a positive id is somebody's private chat with the bot. */
export function findChat(stage: Stage, id: number, bot?: number): Room {
  const room = findRoom(stage.world, id, findBot(stage, bot).info.id);
  if (room === undefined) throw new ControlError(`expected the id of a chat, got ${id}`);
  return room;
}

/** The chat somebody writes in: their private chat with the bot where none is named. */
export function findOwnChat(stage: Stage, user: number, chat: number | undefined, bot?: number): Room {
  findPerson(stage.world, user);
  const room = findChat(stage, chat ?? user, bot);
  if (room.privately === null) {
    if (!isPresent(room, user)) throw new ControlError(`user ${user} is not in chat ${room.chat.id}`);
  } else if (room.privately.user !== user) throw new ControlError(`chat ${chat} is not user ${user}'s`);
  return room;
}

export function findMessage(room: Room, id: number): StoredMessage {
  const stored = room.messages.get(id);
  if (stored === undefined) throw new ControlError(`expected the id of a message of chat ${room.chat.id}, got ${id}`);
  return stored;
}
