import type { ReadingTexts } from '../reading-texts.js';

const by = { publisher: '按媒体', category: '按分类', day: '按日期' };
const unnamed = { publisher: '未注明媒体', category: '未分类', day: '未注明日期' };
const counted = { publisher: '家媒体', category: '个分类', day: '天' };

export const simplifiedChineseReading: ReadingTexts = {
  by: (kind) => by[kind],
  back: () => '‹ 返回',
  backToList: () => '‹ 返回列表',
  shelvesHead: (kind, named, articles) => `共 ${named} ${counted[kind]}，${articles} 篇文章`,
  unnamed: (kind) => unnamed[kind],
  shelfLine: (name, articles) => `${name}：${articles} 篇`,
  shelfHead: (name, articles) => `${name}（共 ${articles} 篇）`,
  shelfGone: () => '这里的文章已经都不在了。',
  articleGone: () => '这篇文章已经不在了。',
  nothingNamed: (written) => `没有找到叫「${written}」的媒体、分类或日期。可以从列表里找：`,
  severalNamed: (written) => `名称里有「${written}」的：`,
  nothingOn: (day) => `${day} 没有文章。离它最近的有：`,

  share: () => '分享',
  given: (label) => `${label} ✓`,
  thanks: () => '谢谢，记下了。再点一次可以撤回。',
  takenBack: () => '已撤回。',
};
