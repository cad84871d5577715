import type { ChatState } from '../playground/control/state.js';

/** Whether somebody is an administrator of a chat, or owns it. */
export function leads({ members }: Pick<ChatState, 'members'>, user: number): boolean {
  const status = members.find((member) => member.user === user)?.status;
  return status === 'creator' || status === 'administrator';
}
