import type { WelcomeTexts } from '../welcome-texts.js';

export const simplifiedChineseWelcome: WelcomeTexts = {
  toGroup: ({ botUsername, seesAll }) =>
    [
      '大家好，我是「出处」：用新闻原文里的段落回答问题，一字不改，附原文链接。',
      '',
      `提问：/ask@${botUsername} 问题`,
      `查一条消息有没有出处：用 /ask@${botUsername} 回复它`,
      `语言、谁可以提问等，由管理员设置：/settings@${botUsername}`,
      '',
      seesAll
        ? '我在这里收得到所有消息，但只回应对我说的话，其余的不看也不留。'
        : '我只收得到发给我的命令、对我的回复和提到我的消息，看不到其他聊天内容。',
    ].join('\n'),
  toChannelOwner: (title) =>
    `你把我加进了频道「${title}」。我不会在那里自己说话；要让频道收到新文章的提醒，请在频道里发 /subscribe 加上词语或问题，设置用 /settings。`,
  groupUpgraded: () => '这个群已升级为超级群，升级前的按钮不能用了。请重新提问。',
};
