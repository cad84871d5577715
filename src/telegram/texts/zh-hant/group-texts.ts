import type { GroupTexts } from '../group-texts.js';

export const traditionalChineseGroups: GroupTexts = {
  nothingFound: () => '沒有找到能回答這個問題的段落。',
  nothingSaid: () => '收錄的文章裡沒有找到這樣的說法。',
  nothingToSearch: () => '這句話裡沒有可以查詢的詞。',
  openInPrivate: () => '私訊看全部',
  fold: () => '收起',
  folded: () => '（已收起）',
  onlyAskerFolds: () => '只有提問的人和群組管理員可以收起。',
  onlyAdministratorsAsk: () => '這個群組裡只有管理員可以提問。',
  answerGone: () => '這則回答已經看不到了，回答只保留 30 天。請重新提問。',
};
