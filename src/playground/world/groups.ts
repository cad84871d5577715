import type { Chat } from 'grammy/types';
import { badRequest } from '../refusal.js';
import { setStatus, userOf } from './membership.js';
import { createRoom, isPresent, type MemberStatus, type Room } from './room.js';
import { botsIn, type World } from './world.js';
import { writeService } from './write.js';

type GroupLike = Exclude<Chat, Chat.PrivateChat>;

/** Makes a group, supergroup or channel. Its first member owns it. */
export function createGroup(world: World, chat: GroupLike, members: readonly number[]): Room {
  const room = createRoom(chat);
  world.rooms.set(room.key, room);
  for (const [place, id] of members.entries()) {
    userOf(world, id);
    room.members.set(id, { status: place === 0 ? 'creator' : 'member', anonymous: false, readsAll: false });
  }
  world.events.emit({ kind: 'world', what: `${chat.type} ${chat.title}`, room: room.key });
  return room;
}

/** Adds somebody: their own update first, then the service message. */
export function join(world: World, room: Room, userId: number, by: number, status: MemberStatus = 'member'): void {
  if (isPresent(room, userId)) {
    setStatus(world, room, userId, status, by);
    return;
  }
  setStatus(world, room, userId, status, by);
  if (room.chat.type === 'channel') return;
  writeService(world, room, by, { new_chat_members: [userOf(world, userId)] });
}

/** Removes somebody; the one who goes is still told. */
export function leave(world: World, room: Room, userId: number, by: number): void {
  if (!isPresent(room, userId)) return;
  if (room.chat.type !== 'channel') writeService(world, room, by, { left_chat_member: userOf(world, userId) });
  setStatus(world, room, userId, userId === by ? 'left' : 'kicked', by);
}

/**
 * Upgrades a group: the old id answers 400 with `migrate_to_chat_id` from now on, both chats get a service message, and
 * the bots leave the one and are in the other. Message ids begin anew.
 *
 * @param membershipFirst whether bots are told where they are before they are told why: Telegram promises no order
 */
export function migrate(world: World, old: Room, by: number, membershipFirst = false): Room {
  if (old.chat.type !== 'group') throw badRequest('only a group can be upgraded');
  const chat: Chat.SupergroupChat = {
    id: -1_000_000_000_000 - world.nextId(),
    type: 'supergroup',
    title: old.chat.title,
  };
  const room = createRoom(chat);
  world.rooms.set(room.key, room);
  const bots = botsIn(world, old).map((bot) => bot.info.id);
  for (const [id, membership] of old.members) if (!bots.includes(id)) room.members.set(id, { ...membership });
  if (!membershipFirst) writeService(world, old, by, { migrate_to_chat_id: chat.id });
  const statuses = bots.map((id) => [id, old.members.get(id)?.status ?? 'member'] as const);
  for (const [id, status] of statuses) setStatus(world, room, id, status, by);
  // Those that have left are told nothing of the old group any more.
  if (membershipFirst) writeService(world, old, by, { migrate_to_chat_id: chat.id });
  for (const id of bots) setStatus(world, old, id, 'left', by);
  old.migratedTo = chat.id;
  writeService(world, room, by, { migrate_from_chat_id: old.chat.id });
  return room;
}

/** Makes a topic; its id is that of the service message that made it. */
export function createTopic(world: World, room: Room, name: string, by: number): number {
  const thread = room.lastMessageId + 1;
  room.topics.set(thread, { name, closed: false });
  writeService(world, room, by, { forum_topic_created: { name, icon_color: 7_322_096 } }, thread);
  return thread;
}

/** Deletes a topic with all its messages. No bot is told. */
export function deleteTopic(world: World, room: Room, thread: number): void {
  room.topics.delete(thread);
  const messageIds = [...room.messages.values()]
    .filter(({ message }) => message.message_thread_id === thread)
    .map(({ message }) => message.message_id);
  for (const id of messageIds) room.messages.delete(id);
  world.events.emit({ kind: 'deleted', room: room.key, messageIds });
  world.events.emit({ kind: 'world', what: `topic ${thread} deleted`, room: room.key });
}
