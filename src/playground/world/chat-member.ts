import type { ChatMember, User } from 'grammy/types';
import type { Membership, Room } from './room.js';
import { findUser, type World } from './world.js';

/** Somebody's place in a room as the Bot API tells it; `undefined` where nobody knows them. */
export function chatMember(world: World, room: Room, userId: number, viewerId: number): ChatMember | undefined {
  const user = findUser(world, userId);
  return user === undefined ? undefined : describeMember(room, user, room.members.get(userId), viewerId);
}

export function describeMember(
  room: Room,
  user: User,
  membership: Pick<Membership, 'status' | 'anonymous'> | undefined,
  viewerId: number,
): ChatMember {
  const { status, anonymous } = membership ?? { status: 'left', anonymous: false };
  if (status === 'creator') return { status, user, is_anonymous: anonymous };
  if (status === 'administrator') {
    return { ...administratorRights(room), status, user, is_anonymous: anonymous, can_be_edited: user.id !== viewerId };
  }
  if (status === 'restricted') return { ...noRights, status, user, is_member: true, until_date: 0 };
  return status === 'kicked' ? { status, user, until_date: 0 } : { status, user };
}

/** Of somebody who may read (Bot API, "ChatMemberRestricted"). */
const noRights = {
  can_send_messages: false,
  can_send_audios: false,
  can_send_documents: false,
  can_send_photos: false,
  can_send_videos: false,
  can_send_video_notes: false,
  can_send_voice_notes: false,
  can_send_polls: false,
  can_send_other_messages: false,
  can_add_web_page_previews: false,
  can_react_to_messages: false,
  can_edit_tag: false,
  can_change_info: false,
  can_invite_users: false,
  can_pin_messages: false,
  can_manage_topics: false,
} as const;

/** What somebody gets who is made administrator without further ado. */
function administratorRights(room: Room) {
  const isChannel = room.chat.type === 'channel';
  return {
    can_manage_chat: true,
    can_delete_messages: true,
    can_manage_video_chats: true,
    can_restrict_members: true,
    can_promote_members: false,
    can_change_info: true,
    can_invite_users: true,
    can_post_stories: false,
    can_edit_stories: false,
    can_delete_stories: false,
    can_send_welcome_messages: false,
    ...(isChannel
      ? { can_post_messages: true, can_edit_messages: true }
      : { can_pin_messages: true, can_manage_topics: room.chat.type === 'supergroup' }),
  };
}
