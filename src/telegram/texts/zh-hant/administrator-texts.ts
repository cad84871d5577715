import type { AdministratorTexts, TakenKind } from '../administrator-texts.js';

const takenLines: Readonly<Record<TakenKind, (title: string) => string>> = {
  new: (title) => `新收錄：${title}`,
  changed: (title) => `已更新：${title}`,
  known: (title) => `早已收錄：${title}`,
  duplicate: (title) => `與已收錄的另一篇是同一篇文章：${title}`,
};

export const traditionalChineseForAdministrators: AdministratorTexts = {
  statusSummary: () => '運作狀態（僅限管理員）',
  addSummary: () => '收錄網頁、訂閱源或檔案（僅限管理員）',
  addArgument: () => '連結',

  statusHead: () => '運作狀態',
  corpusLine: (articles, passages) => `文章 ${articles} 篇，段落 ${passages} 個`,
  lastArrivalLine: (at) => (at === null ? '還沒有來過新文章' : `最近一篇新文章：${at}`),
  liveLine: (passages) => `還沒併入索引的段落：${passages} 個`,
  lastFoldLine: (fold) =>
    fold === null ? '啟動以來還沒有合併過索引' : `上次合併索引：${fold.at}，用了 ${fold.seconds} 秒`,
  feedsLine: (feeds, failing) =>
    feeds === 0 ? '沒有設定訂閱源' : `訂閱源 ${feeds} 個，${failing === 0 ? '全部正常' : `${failing} 個有問題`}`,
  rejectedLine: (files) => (files === 0 ? '沒有讀不了的檔案' : `讀不了的檔案：${files} 個`),
  outboxLine: ({ owed, sending, sent, uncertain, givenUp }, oldestMinutes) =>
    [
      `通知：待發 ${owed}，正在發 ${sending}，已發 ${sent}，不確定是否送達 ${uncertain}，放棄 ${givenUp}`,
      ...(oldestMinutes === null ? [] : [`等得最久的通知已到期 ${oldestMinutes} 分鐘`]),
    ].join('\n'),
  feedsButton: () => '訂閱源',
  rejectedButton: () => '讀不了的檔案',
  refreshButton: () => '重新整理',
  backToStatus: () => '返回',
  feedsHead: (feeds) => `訂閱源（共 ${feeds} 個）`,
  feedTimes: (lastSuccess, nextTry) =>
    `${lastSuccess === null ? '還沒讀成過' : `上次讀成：${lastSuccess}`}；${nextTry === null ? '不會再讀' : `下次：${nextTry}`}`,
  feedMoved: (address) => `已遷往 ${address}`,
  feedError: (error, failures) => `出錯${failures > 1 ? `（連續 ${failures} 次）` : ''}：${error}`,
  rejectedHead: (files) => `讀不了的檔案（共 ${files} 個）`,

  addNeedsSomething: () =>
    '請把連結寫在 /add 後面，或者傳檔案來並在說明文字裡寫 /add，也可以用 /add 回覆一則帶連結或檔案的訊息。',
  adding: () => '正在讀取……',
  addInterrupted: () => '機器人正要停下，沒有讀完。請稍後再傳一次。',
  addFailed: () => '剛才出了點問題，沒能收錄。請再傳一次；如果還是不行，請查看記錄檔。',
  fileTooLarge: (maxKibibytes) => `檔案太大了，最大 ${maxKibibytes} KiB。`,
  fileNotFetched: (why) => `沒能從 Telegram 取得這個檔案：${why}`,
  takenLine: (kind, title) => takenLines[kind](title),
  refusedLine: (what, why) => `沒有收錄 ${what}：${why}`,
  moreTaken: (articles) => `……另有 ${articles} 篇`,
  takenEnd: (canBeFound) => (canBeFound ? '現在可以查了。' : '稍等片刻就能查到。'),
};
