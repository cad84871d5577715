import type { AccessTexts } from '../access-texts.js';

export const simplifiedChineseAccess: AccessTexts = {
  notForYou: () => '这个机器人只对部分用户开放。',
  notForYouInline: () => '这个机器人只对部分用户开放',
  banSummary: () => '封禁用户或聊天',
  unbanSummary: () => '解除封禁',
  bannedSummary: () => '封禁名单',
  idArgument: () => '编号',
  banNeedsId: () => '请在 /ban 后面写上用户或聊天的编号，或者用 /ban 回复对方的消息（转发来的也行）。',
  unbanNeedsId: () => '请在 /unban 后面写上用户或聊天的编号，/banned 里有。',
  banned: (id) => `已封禁 ${id}。`,
  alreadyBanned: (id) => `${id} 已经在封禁名单里了。`,
  unbanned: (id) => `已解除对 ${id} 的封禁。`,
  notBanned: (id) => `${id} 不在封禁名单里。`,
  cannotBeBanned: (id) => `不能封禁 ${id}：管理员和机器人自己都不能封禁。`,
  bannedHead: (count, more) => `封禁名单（共 ${count} 个${more > 0 ? `，较早的 ${more} 个没有列出` : ''}）`,
  bannedLine: (id, since) => `${id}，${since}`,
  nobodyBanned: () => '封禁名单是空的。',
};
