import type { AccessTexts } from '../access-texts.js';

export const traditionalChineseAccess: AccessTexts = {
  notForYou: () => '這個機器人只開放給部分使用者。',
  notForYouInline: () => '這個機器人只開放給部分使用者',
  banSummary: () => '封鎖使用者或聊天',
  unbanSummary: () => '解除封鎖',
  bannedSummary: () => '封鎖名單',
  idArgument: () => '編號',
  banNeedsId: () => '請在 /ban 後面寫上使用者或聊天的編號，或者用 /ban 回覆對方的訊息（轉傳來的也行）。',
  unbanNeedsId: () => '請在 /unban 後面寫上使用者或聊天的編號，/banned 裡有。',
  banned: (id) => `已封鎖 ${id}。`,
  alreadyBanned: (id) => `${id} 已經在封鎖名單裡了。`,
  unbanned: (id) => `已解除對 ${id} 的封鎖。`,
  notBanned: (id) => `${id} 不在封鎖名單裡。`,
  cannotBeBanned: (id) => `不能封鎖 ${id}：管理員和機器人自己都不能封鎖。`,
  bannedHead: (count, more) => `封鎖名單（共 ${count} 個${more > 0 ? `，較早的 ${more} 個沒有列出` : ''}）`,
  bannedLine: (id, since) => `${id}，${since}`,
  nobodyBanned: () => '封鎖名單是空的。',
};
