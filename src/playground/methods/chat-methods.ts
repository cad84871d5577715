import { badRequest, forbidden } from '../refusal.js';
import { chatMember } from '../world/chat-member.js';
import { setStatus } from '../world/membership.js';
import { isPresent, type Room } from '../world/room.js';
import { asks, type MethodCall, type MethodTable } from './method.js';
import { openRoom, targetRoom } from './target-room.js';

/** Bot API, "getChat" and its neighbours. */
export const chatMethods: MethodTable = {
  getChat: asks((call) => {
    const room = targetRoom(call, 'read');
    return {
      ...room.chat,
      accent_color_id: 0,
      max_reaction_count: 11,
      ...(room.linkedTo !== null && { linked_chat_id: room.linkedTo }),
      ...(room.slowModeSeconds > 0 && { slow_mode_delay: room.slowModeSeconds }),
    };
  }),
  getChatMember: asks((call) => {
    const room = groupOf(call);
    const userId = call.params.integer('user_id', { default: 0 });
    if (userId <= 0) throw badRequest('invalid user_id specified');
    const member = chatMember(call.world, room, userId, call.bot.info.id);
    if (member === undefined) throw badRequest('user not found');
    return member;
  }),
  getChatAdministrators: asks((call) => {
    const room = groupOf(call);
    return [...room.members]
      .filter(([id, { status }]) => ['creator', 'administrator'].includes(status) && !call.world.bots.has(id))
      .map(([id]) => chatMember(call.world, room, id, call.bot.info.id));
  }),
  getChatMemberCount: asks((call) => {
    const room = targetRoom(call, 'read');
    return room.privately === null ? [...room.members.keys()].filter((id) => isPresent(room, id)).length : 2;
  }),
  leaveChat: {
    kind: 'action',
    run: (call) => {
      const { world, bot } = call;
      const room = targetRoom(call, 'read');
      if (room.privately !== null) throw badRequest("chat member status can't be changed in private chats");
      if (!isPresent(room, bot.info.id)) throw forbidden(`bot is not a member of the ${room.chat.type} chat`);
      setStatus(world, room, bot.info.id, 'left', bot.info.id);
      return { result: true, chatId: room.chat.id };
    },
  },
};

/** What has members to ask for. */
function groupOf(call: MethodCall): Room {
  const room = openRoom(call, call.params.string('chat_id')?.trim() ?? '', 'edit');
  if (room.privately !== null) throw badRequest('there are no administrators in the private chat');
  return room;
}
