import type { AccessTexts } from '../access-texts.js';

export const englishAccess: AccessTexts = {
  notForYou: () => 'This bot is open to some people only.',
  notForYouInline: () => 'This bot is open to some people only',
  banSummary: () => 'ban a person or a chat',
  unbanSummary: () => 'lift a ban',
  bannedSummary: () => 'who is banned',
  idArgument: () => 'id',
  banNeedsId: () =>
    'Please write the id of a person or chat behind /ban, or reply with /ban to a message of theirs (a forwarded one will do, too).',
  unbanNeedsId: () => 'Please write the id of a person or chat behind /unban; /banned lists them.',
  banned: (id) => `${id} is banned.`,
  alreadyBanned: (id) => `${id} was banned already.`,
  unbanned: (id) => `${id} is not banned any more.`,
  notBanned: (id) => `${id} is not banned.`,
  cannotBeBanned: (id) => `${id} can’t be banned: neither administrators nor the bot itself can.`,
  bannedHead: (count, more) => `Banned: ${count}${more > 0 ? `, of which the ${more} oldest are not listed` : ''}`,
  bannedLine: (id, since) => `${id}, ${since}`,
  nobodyBanned: () => 'Nobody is banned.',
};
