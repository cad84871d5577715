import type { AdministratorTexts, TakenKind } from '../administrator-texts.js';

const takenLines: Readonly<Record<TakenKind, (title: string) => string>> = {
  new: (title) => `新收录：${title}`,
  changed: (title) => `已更新：${title}`,
  known: (title) => `早已收录：${title}`,
  duplicate: (title) => `与已收录的另一篇是同一篇文章：${title}`,
};

export const simplifiedChineseForAdministrators: AdministratorTexts = {
  statusSummary: () => '运行状况（仅管理员）',
  addSummary: () => '收录网页、订阅源或文件（仅管理员）',
  addArgument: () => '链接',

  statusHead: () => '运行状况',
  corpusLine: (articles, passages) => `文章 ${articles} 篇，段落 ${passages} 个`,
  lastArrivalLine: (at) => (at === null ? '还没有来过新文章' : `最近一篇新文章：${at}`),
  liveLine: (passages) => `还没并入索引的段落：${passages} 个`,
  lastFoldLine: (fold) =>
    fold === null ? '启动以来还没有合并过索引' : `上次合并索引：${fold.at}，用了 ${fold.seconds} 秒`,
  feedsLine: (feeds, failing) =>
    feeds === 0 ? '没有设置订阅源' : `订阅源 ${feeds} 个，${failing === 0 ? '全部正常' : `${failing} 个有问题`}`,
  rejectedLine: (files) => (files === 0 ? '没有读不了的文件' : `读不了的文件：${files} 个`),
  outboxLine: ({ owed, sending, sent, uncertain, givenUp }, oldestMinutes) =>
    [
      `提醒：待发 ${owed}，正在发 ${sending}，已发 ${sent}，不确定是否送达 ${uncertain}，放弃 ${givenUp}`,
      ...(oldestMinutes === null ? [] : [`等得最久的提醒已到期 ${oldestMinutes} 分钟`]),
    ].join('\n'),
  feedsButton: () => '订阅源',
  rejectedButton: () => '读不了的文件',
  refreshButton: () => '刷新',
  backToStatus: () => '返回',
  feedsHead: (feeds) => `订阅源（共 ${feeds} 个）`,
  feedTimes: (lastSuccess, nextTry) =>
    `${lastSuccess === null ? '还没读成过' : `上次读成：${lastSuccess}`}；${nextTry === null ? '不会再读' : `下次：${nextTry}`}`,
  feedMoved: (address) => `已迁往 ${address}`,
  feedError: (error, failures) => `出错${failures > 1 ? `（连续 ${failures} 次）` : ''}：${error}`,
  rejectedHead: (files) => `读不了的文件（共 ${files} 个）`,

  addNeedsSomething: () =>
    '请把链接写在 /add 后面，或者发来文件并在说明里写 /add，也可以用 /add 回复一条带链接或文件的消息。',
  adding: () => '正在读取……',
  addInterrupted: () => '机器人正要停下，没有读完。请稍后再发一次。',
  addFailed: () => '刚才出了点问题，没能收录。请再发一次；如果还是不行，请查看日志。',
  fileTooLarge: (maxKibibytes) => `文件太大了，最大 ${maxKibibytes} KiB。`,
  fileNotFetched: (why) => `没能从 Telegram 取到这个文件：${why}`,
  takenLine: (kind, title) => takenLines[kind](title),
  refusedLine: (what, why) => `没有收录 ${what}：${why}`,
  moreTaken: (articles) => `……另有 ${articles} 篇`,
  takenEnd: (canBeFound) => (canBeFound ? '现在可以查了。' : '稍等片刻就能查到。'),
};
