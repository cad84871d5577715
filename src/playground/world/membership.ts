import type { ChatMemberUpdated, User } from 'grammy/types';
import { unixSeconds } from '../clock.js';
import { badRequest } from '../refusal.js';
import { describeMember } from './chat-member.js';
import { isAdministrator, isPresent, type MemberStatus, type Membership, type Room } from './room.js';
import { botsIn, findUser, type World } from './world.js';

/**
 * Gives somebody another place in a room and tells the bots concerned: a bot of itself by `my_chat_member`, the bots that
 * are administrators of others by `chat_member` (Bot API, "Update").
 *
 * @param by whose doing it is.
 */
export function setStatus(world: World, room: Room, userId: number, status: MemberStatus, by: number): void {
  const before = room.members.get(userId);
  if (before?.status === status) return;
  const bot = world.bots.get(userId);
  const after: Membership = {
    status,
    anonymous: before?.anonymous ?? false,
    // Fixed when the bot comes in: hence "remove it and add it again" after /setprivacy.
    readsAll: isPresent(room, userId) ? before?.readsAll === true : bot?.info.can_read_all_group_messages === true,
  };
  room.members.set(userId, after);
  announce(world, room, userId, before, after, by);
}

function announce(
  world: World,
  room: Room,
  userId: number,
  before: Membership | undefined,
  after: Membership,
  by: number,
): void {
  const user = userOf(world, userId);
  const change = (viewerId: number): ChatMemberUpdated => ({
    chat: room.chat,
    from: userOf(world, by),
    date: unixSeconds(world.clock),
    old_chat_member: describeMember(room, user, before, viewerId),
    new_chat_member: describeMember(room, user, after, viewerId),
  });
  world.bots.get(userId)?.updates.push('my_chat_member', change(userId));
  for (const bot of botsIn(world, room)) {
    const { id } = bot.info;
    if (id !== userId && isAdministrator(room, id)) bot.updates.push('chat_member', change(id));
  }
  world.events.emit({ kind: 'world', what: `${user.first_name} is now ${after.status}`, room: room.key });
}

/** Blocks the bot in a private chat, or lets it in again: for the bot a change of its own membership. */
export function setBlocked(world: World, room: Room, blocked: boolean): void {
  const { privately } = room;
  if (privately === null || privately.blocked === blocked) return;
  privately.blocked = blocked;
  const bot = world.bots.get(privately.bot);
  const user = userOf(world, privately.bot);
  const describe = (isBlocked: boolean) =>
    describeMember(room, user, { status: isBlocked ? 'kicked' : 'member', anonymous: false }, privately.bot);
  bot?.updates.push('my_chat_member', {
    chat: room.chat,
    from: userOf(world, privately.user),
    date: unixSeconds(world.clock),
    old_chat_member: describe(!blocked),
    new_chat_member: describe(blocked),
  });
  world.events.emit({ kind: 'world', what: blocked ? 'blocked' : 'unblocked', room: room.key });
}

export function userOf(world: World, userId: number): User {
  const user = findUser(world, userId);
  if (user === undefined) throw badRequest('user not found');
  return user;
}
