import type { WelcomeTexts } from '../welcome-texts.js';

export const traditionalChineseWelcome: WelcomeTexts = {
  toGroup: ({ botUsername, seesAll }) =>
    [
      '大家好，我是「出處」：用新聞原文裡的段落回答問題，一字不改，附上原文連結。',
      '',
      `提問：/ask@${botUsername} 問題`,
      `查一則訊息有沒有出處：用 /ask@${botUsername} 回覆它`,
      `語言、誰可以提問等，由管理員設定：/settings@${botUsername}`,
      '',
      seesAll
        ? '我在這裡收得到所有訊息，但只回應對我說的話，其餘的不看也不留。'
        : '我只收得到傳給我的指令、對我的回覆和提到我的訊息，看不到其他聊天內容。',
    ].join('\n'),
  toChannelOwner: (title) =>
    `你把我加進了頻道「${title}」。我不會在那裡主動發言；要讓頻道收到新文章的提醒，請在頻道裡傳送 /subscribe 加上詞語或問題，設定用 /settings。`,
  groupUpgraded: () => '這個群組已升級為超級群組，升級前的按鈕不能用了。請重新提問。',
};
