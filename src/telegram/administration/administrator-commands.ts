import type { Command } from '../messages/commands.js';

/** The commands that only administrators have, in their private chats; for everybody else they are unknown. */
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
];
