import type { Chat } from 'grammy/types';
import { createGroup, createTopic, deleteTopic, join, leave, migrate } from '../world/groups.js';
import { setStatus } from '../world/membership.js';
import { isForum, isPresent, type Room } from '../world/room.js';
import { writeService } from '../world/write.js';
import { command } from './command.js';
import { ControlError } from './control-error.js';
import { findBot, findChat, findPerson } from './find.js';
import { flag, integer, list, object, oneOf, optional, text } from './shape.js';

const inChat = { chat: integer, bot: optional(integer) } as const;
const inTopic = { chat: integer, thread: integer } as const;

export const groups = {
  /** A group of people; the first of them owns it. The bot is not in it before `addBot`. */
  addGroup: command(
    object({
      title: text,
      members: list(integer),
      id: optional(integer),
      type: optional(oneOf('group', 'supergroup')),
      /** Has topics; makes it a supergroup. */
      forum: optional(flag),
      username: optional(text),
    }),
    ({ world }, { title, members, id, type = 'group', forum = false, username }): Chat => {
      for (const member of members) findPerson(world, member);
      const isSuper = type === 'supergroup' || forum || username !== undefined;
      const chat: Chat.GroupChat | Chat.SupergroupChat = isSuper
        ? {
            id: id ?? -1_000_000_000_000 - world.nextId(),
            type: 'supergroup',
            title,
            ...(username !== undefined && { username }),
            ...(forum && { is_forum: true as const }),
          }
        : { id: id ?? -world.nextId(), type: 'group', title };
      return createGroup(world, chat, members).chat;
    },
  ),
  /** A channel, with the group where its posts are talked about. */
  addChannel: command(
    object({
      title: text,
      owner: integer,
      id: optional(integer),
      username: optional(text),
      discussion: optional(integer),
    }),
    (stage, { title, owner, id, username, discussion }): Chat => {
      const { world } = stage;
      findPerson(world, owner);
      const chat: Chat.ChannelChat = {
        id: id ?? -1_000_000_000_000 - world.nextId(),
        type: 'channel',
        title,
        ...(username !== undefined && { username }),
      };
      const room = createGroup(world, chat, [owner]);
      if (discussion !== undefined) {
        const group = findChat(stage, discussion);
        room.linkedTo = group.chat.id;
        group.linkedTo = chat.id;
      }
      return chat;
    },
  ),
  /** Adds the bot; in a channel it must be an administrator. `restricted`: as {@link groups.restrict}, from before. */
  addBot: command(
    object({ ...inChat, by: integer, administrator: optional(flag), restricted: optional(flag) }),
    (stage, args) => {
      const room = findGroup(findChat(stage, args.chat, args.bot));
      const isAdministrator = args.administrator === true || room.chat.type === 'channel';
      const asMember = args.restricted === true ? 'restricted' : 'member';
      join(stage.world, room, findBot(stage, args.bot).info.id, args.by, isAdministrator ? 'administrator' : asMember);
    },
  ),
  /** Removes the bot: 403 "bot was kicked from the … chat" from now on. */
  removeBot: command(object({ ...inChat, by: integer }), (stage, { chat, bot, by }) => {
    leave(stage.world, findGroup(findChat(stage, chat, bot)), findBot(stage, bot).info.id, by);
  }),
  /** Makes the bot, or somebody, administrator, or takes it back. */
  setAdministrator: command(
    object({ chat: integer, user: integer, by: integer, administrator: flag, anonymous: optional(flag) }),
    (stage, { chat, user, by, administrator, anonymous }) => {
      const room = findGroup(findChat(stage, chat));
      const membership = room.members.get(user);
      if (membership === undefined || !isPresent(room, user)) throw new ControlError(`user ${user} is not in ${chat}`);
      if (anonymous !== undefined) membership.anonymous = anonymous;
      if (membership.status !== 'creator') {
        setStatus(stage.world, room, user, administrator ? 'administrator' : 'member', by);
      }
    },
  ),
  addMember: command(object({ chat: integer, user: integer, by: optional(integer) }), (stage, { chat, user, by }) => {
    findPerson(stage.world, user);
    join(stage.world, findGroup(findChat(stage, chat)), user, by ?? user);
  }),
  removeMember: command(
    object({ chat: integer, user: integer, by: optional(integer) }),
    (stage, { chat, user, by }) => {
      leave(stage.world, findGroup(findChat(stage, chat)), user, by ?? user);
    },
  ),
  /** Takes somebody's right to write in a supergroup, or gives it back: 400 "not enough rights to send …" for a bot. */
  restrict: command(
    object({ chat: integer, user: integer, by: integer, restricted: flag }),
    (stage, { chat, user, by, restricted }) => {
      const room = findGroup(findChat(stage, chat));
      if (room.chat.type !== 'supergroup') throw new ControlError(`expected a supergroup, got a ${room.chat.type}`);
      const status = room.members.get(user)?.status;
      if (status !== 'member' && status !== 'restricted')
        throw new ControlError(`user ${user} is no member of ${chat}`);
      setStatus(stage.world, room, user, restricted ? 'restricted' : 'member', by);
    },
  ),
  /** What members of a group who are no administrators may do there; what is left out stays as it is. */
  setMemberRights: command(
    object({ chat: integer, mayWrite: optional(flag), slowModeSeconds: optional(integer) }),
    (stage, { chat, mayWrite, slowModeSeconds }) => {
      const room = findGroup(findChat(stage, chat));
      if (room.chat.type === 'channel') throw new ControlError('expected a group, got a channel');
      if (mayWrite !== undefined) room.membersMayWrite = mayWrite;
      if (slowModeSeconds !== undefined) room.slowModeSeconds = slowModeSeconds;
    },
  ),
  /** Upgrades a group to a supergroup, and gives the new chat; `membershipFirst` as {@link migrate} says. */
  migrate: command(
    object({ chat: integer, by: integer, membershipFirst: optional(flag) }),
    (stage, { chat, by, membershipFirst }): Chat => {
      const room = findGroup(findChat(stage, chat));
      if (room.chat.type !== 'group') throw new ControlError(`expected a group, got a ${room.chat.type}`);
      return migrate(stage.world, room, by, membershipFirst).chat;
    },
  ),
  /** Gives the topic's `message_thread_id`. */
  createTopic: command(object({ chat: integer, name: text, by: integer }), (stage, { chat, name, by }): number =>
    createTopic(stage.world, findForum(findChat(stage, chat)), name, by),
  ),
  /** Closes a topic, or opens it again: only administrators write in a closed one. */
  closeTopic: command(
    object({ ...inTopic, by: integer, closed: optional(flag) }),
    (stage, { chat, thread, by, closed = true }) => {
      const room = findForum(findChat(stage, chat));
      const topic = room.topics.get(thread);
      if (topic === undefined) throw new ControlError(`no topic ${thread} in ${chat}`);
      topic.closed = closed;
      writeService(stage.world, room, by, closed ? { forum_topic_closed: {} } : { forum_topic_reopened: {} }, thread);
    },
  ),
  /** Deletes a topic with its messages: 400 "message thread not found" from now on. */
  deleteTopic: command(object(inTopic), (stage, { chat, thread }) => {
    deleteTopic(stage.world, findForum(findChat(stage, chat)), thread);
  }),
};

function findGroup(room: Room): Room {
  if (room.privately !== null) throw new ControlError(`expected a group or channel, got the private chat ${room.key}`);
  return room;
}

function findForum(room: Room): Room {
  if (!isForum(room)) throw new ControlError(`expected a forum, got chat ${room.key}`);
  return room;
}
