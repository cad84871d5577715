import type { ReadingTexts } from '../reading-texts.js';

const by = { publisher: '按媒體', category: '按分類', day: '按日期' };
const unnamed = { publisher: '未註明媒體', category: '未分類', day: '未註明日期' };
const counted = { publisher: '家媒體', category: '個分類', day: '天' };

export const traditionalChineseReading: ReadingTexts = {
  by: (kind) => by[kind],
  back: () => '‹ 返回',
  backToList: () => '‹ 返回列表',
  shelvesHead: (kind, named, articles) => `共 ${named} ${counted[kind]}，${articles} 篇文章`,
  unnamed: (kind) => unnamed[kind],
  shelfLine: (name, articles) => `${name}：${articles} 篇`,
  shelfHead: (name, articles) => `${name}（共 ${articles} 篇）`,
  shelfGone: () => '這裡的文章已經都不在了。',
  articleGone: () => '這篇文章已經不在了。',
  nothingNamed: (written) => `沒有找到叫「${written}」的媒體、分類或日期。可以從列表裡找：`,
  severalNamed: (written) => `名稱裡有「${written}」的：`,
  nothingOn: (day) => `${day} 沒有文章。離它最近的有：`,

  share: () => '分享',
  given: (label) => `${label} ✓`,
  thanks: () => '謝謝，記下了。再點一次可以收回。',
  takenBack: () => '已收回。',
};
