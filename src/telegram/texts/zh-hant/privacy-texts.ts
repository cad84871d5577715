import type { PrivacyTexts } from '../privacy-texts.js';

export const traditionalChinesePrivacy: PrivacyTexts = {
  privacySummary: () => '機器人保留什麼',
  forgetSummary: () => '刪除保留的全部資料',
  privacy: () =>
    [
      '機器人保留這些內容，都在營運者自己的機器上，不交給別人：',
      [
        '· 提問的原文和引用了哪些段落：30 天，讓答案下的按鈕能用；群組裡還有提問者的編號。',
        '· 訂閱，以及聊天裡的設定、時區和語言：直到你刪除。機器人離開後 30 天，連同其他資料一起刪除。',
        '· 要發和發過的提醒：30 天。',
        '· 在其他聊天裡輸入後沒有找到答案的詞語：一天，不記是誰輸入的。',
        '· 被營運者封鎖的編號：直到解除封鎖。',
      ].join('\n'),
      '不保留姓名和電話，也不保留沒有向機器人發出的訊息。Telegram 自己保留什麼，由 Telegram 決定。',
      '/forget 立即刪除以上全部（封鎖除外）。營運者的備份不在其內，會留到備份被刪除為止。',
    ].join('\n\n'),
  askForget: (kind) =>
    `要刪除為${whose[kind]}保留的全部資料嗎？訂閱、設定、提醒和提問都會刪除，之前答案下的按鈕也不能用了。刪除後不能復原。`,
  forgotten: (kind) => `已經刪除為${whose[kind]}保留的全部資料。再向機器人提問，就會重新開始保留。`,
  notForgotten: () => '好的，什麼都沒有刪除。',
  notDone: () => '剛才出了問題，沒能完成刪除，請稍後再試。',
  forgetButton: () => '刪除我的資料…',
  forgetYes: () => '全部刪除',
  forgetNo: () => '不刪除',
  onlyAdministrators: () => '只有管理員可以刪除這裡的資料。',
  rightsUnknown: () => '看不到誰是管理員，所以不能刪除。請先把機器人設為管理員，再試一次。',
};

const whose = { person: '你', group: '這個群組', channel: '這個頻道' } as const;
