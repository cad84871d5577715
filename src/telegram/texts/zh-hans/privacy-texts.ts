import type { PrivacyTexts } from '../privacy-texts.js';

export const simplifiedChinesePrivacy: PrivacyTexts = {
  privacySummary: () => '机器人保存什么',
  forgetSummary: () => '删除保存的全部数据',
  privacy: () =>
    [
      '机器人保存这些内容，都在运营者自己的机器上，不交给别人：',
      [
        '· 提问的原文和引用了哪些段落：30 天，让答案下的按钮能用；群里还有提问者的编号。',
        '· 订阅，以及聊天里的设置、时区和语言：直到你删除。机器人离开后 30 天，连同其他数据一起删除。',
        '· 要发和发过的提醒：30 天。',
        '· 在其他聊天里输入后没有找到答案的词语：一天，不记是谁输入的。',
        '· 被运营者封禁的编号：直到解封。',
      ].join('\n'),
      '不保存姓名和电话，也不保存没有向机器人发出的消息。Telegram 自己保存什么，由 Telegram 决定。',
      '/forget 立即删除以上全部（封禁除外）。运营者的备份不在其内，会留到备份被删除为止。',
    ].join('\n\n'),
  askForget: (kind) =>
    `要删除为${whose[kind]}保存的全部数据吗？订阅、设置、提醒和提问都会删除，之前答案下的按钮也不能用了。删除后不能恢复。`,
  forgotten: (kind) => `已经删除为${whose[kind]}保存的全部数据。再向机器人提问，就会重新开始保存。`,
  notForgotten: () => '好的，什么都没有删除。',
  notDone: () => '刚才出了问题，没能完成删除，请稍后再试。',
  forgetButton: () => '删除我的数据…',
  forgetYes: () => '全部删除',
  forgetNo: () => '不删除',
  onlyAdministrators: () => '只有管理员可以删除这里的数据。',
  rightsUnknown: () => '看不到谁是管理员，所以不能删除。请先把机器人设为管理员，再试一次。',
};

const whose = { person: '你', group: '这个群', channel: '这个频道' } as const;
