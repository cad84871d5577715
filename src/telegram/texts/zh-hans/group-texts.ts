import type { GroupTexts } from '../group-texts.js';

export const simplifiedChineseGroups: GroupTexts = {
  nothingFound: () => '没有找到能回答这个问题的段落。',
  nothingSaid: () => '收录的文章里没有找到这样的说法。',
  nothingToSearch: () => '这句话里没有可以查找的词。',
  openInPrivate: () => '私聊看全部',
  fold: () => '收起',
  folded: () => '（已收起）',
  onlyAskerFolds: () => '只有提问的人和群管理员可以收起。',
  onlyAdministratorsAsk: () => '这个群里只有管理员可以提问。',
  answerGone: () => '这条回答已经看不到了，回答只保留 30 天。请重新提问。',
};
