import type { BanWish } from '../access/ban-wish.js';
import type { Command } from '../messages/commands.js';

/** The commands that only administrators have, in their private chats and, where that helps, in groups; for everybody else they are unknown. */
export const administratorCommands: readonly Command[] = [
  {
    name: 'status',
    argument: null,
    summary: ({ administrator }) => administrator.statusSummary(),
    inGroups: false,
    setsUpChat: false,
    reply: () => ({ kind: 'status' }),
  },
  {
    name: 'add',
    argument: ({ administrator }) => administrator.addArgument(),
    summary: ({ administrator }) => administrator.addSummary(),
    inGroups: false,
    setsUpChat: false,
    reply: (wanted) => ({ kind: 'add', wanted }),
  },
  banCommand('ban', (written) => ({ kind: 'ban', written })),
  banCommand('unban', (written) => ({ kind: 'unban', written })),
  {
    name: 'banned',
    argument: null,
    summary: ({ access }) => access.bannedSummary(),
    inGroups: false,
    setsUpChat: false,
    reply: () => ({ kind: 'ban', wish: { kind: 'list' } }),
  },
];

/** Also in groups: in reply to whoever is to be banned. */
function banCommand(name: 'ban' | 'unban', wish: (written: string) => BanWish): Command {
  return {
    name,
    argument: ({ access }) => access.idArgument(),
    summary: ({ access }) => (name === 'ban' ? access.banSummary() : access.unbanSummary()),
    inGroups: true,
    setsUpChat: false,
    reply: (written) => ({ kind: 'ban', wish: wish(written) }),
  };
}
