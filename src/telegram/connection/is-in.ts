import type { ChatMember } from 'grammy/types';

/** Whether somebody is in a chat. A restricted member may have left (Bot API, "ChatMemberRestricted"). */
export function isIn(member: ChatMember): boolean {
  return member.status === 'restricted' ? member.is_member : member.status !== 'left' && member.status !== 'kicked';
}
