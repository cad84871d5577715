import { badRequest, forbidden } from '../refusal.js';
import { isAdministrator, isPresent, type Room } from '../world/room.js';
import { findRoom, findRoomByUsername, type World } from '../world/world.js';
import type { MethodCall } from './method.js';

/** What the bot wants of a chat; each includes the one before (tdlib/telegram-bot-api, `AccessRights`). */
export type Access = 'read' | 'edit' | 'write';

/** The chat that parameter `chat_id` names. */
export function targetRoom(call: MethodCall, access: Access): Room {
  const name = call.params.string('chat_id')?.trim();
  if (name === undefined || name === '') throw badRequest('chat_id is empty');
  return openRoom(call, name, access);
}

/**
 * The chat that `name` means, an id or `@username`, if the bot may do there what it wants.
 *
 * @throws Refusal with Telegram's reasons (tdlib/telegram-bot-api, `check_chat_access`).
 */
export function openRoom({ world, bot }: MethodCall, name: string, access: Access): Room {
  const room = name.startsWith('@')
    ? findRoomByUsername(world, name.slice(1))
    : findRoom(world, /^-?\d{1,15}$/u.test(name) ? Number(name) : 0, bot.info.id);
  if (room === undefined) throw badRequest('chat not found');
  if (room.privately === null) checkMembership(room, bot.info.id, access);
  else checkPrivate(world, room, bot.info.id, access);
  return room;
}

function checkPrivate(world: World, room: Room, botId: number, access: Access): void {
  const { privately } = room;
  if (privately === null) return;
  const known = privately.started || shareARoom(world, privately.user, botId);
  if (!known) throw badRequest('chat not found');
  if (access === 'read') return;
  if (world.people.get(privately.user)?.deactivated === true) throw forbidden('user is deactivated');
  if (privately.blocked) throw forbidden('bot was blocked by the user');
  if (!privately.started) throw forbidden("bot can't initiate conversation with a user");
}

/** A bot has heard of the people it shares a group with, but may not write to them. */
function shareARoom(world: World, userId: number, botId: number): boolean {
  return [...world.rooms.values()].some((room) => isPresent(room, userId) && isPresent(room, botId));
}

function checkMembership(room: Room, botId: number, access: Access): void {
  const status = room.members.get(botId)?.status;
  const { type } = room.chat;
  if (room.migratedTo !== null) {
    if (access === 'read') return;
    throw badRequest('group chat was upgraded to a supergroup chat', { migrate_to_chat_id: room.migratedTo });
  }
  if (status === undefined && room.chat.username === undefined) throw badRequest('chat not found');
  if (status === 'kicked' && (type !== 'group' || access !== 'read')) {
    throw forbidden(`bot was kicked from the ${type} chat`);
  }
  const isPublic = room.chat.username !== undefined || type === 'group';
  if ((status === undefined || status === 'left') && !(isPublic && access === 'read')) {
    throw forbidden(`bot is not a member of the ${type} chat`);
  }
  if (type === 'channel' && access === 'write' && !isAdministrator(room, botId)) {
    throw badRequest('need administrator rights in the channel chat');
  }
}
