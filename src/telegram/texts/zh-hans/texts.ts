import type { CommandLine, Texts, WordlessKind } from '../texts.js';
import { simplifiedChineseAccess } from './access-texts.js';
import { simplifiedChineseForAdministrators } from './administrator-texts.js';
import { simplifiedChineseGroups } from './group-texts.js';
import { simplifiedChineseInline } from './inline-texts.js';
import { simplifiedChinesePrivacy } from './privacy-texts.js';
import { simplifiedChineseReading } from './reading-texts.js';
import { simplifiedChineseSettings } from './settings-texts.js';
import { simplifiedChineseSubscribing } from './subscribing-texts.js';
import { simplifiedChineseWelcome } from './welcome-texts.js';

const wordless: Readonly<Record<WordlessKind, string>> = {
  voice: '我听不了语音和音频。请把问题打成字发来。',
  picture: '我看不了图片、视频和文件里的内容。请把问题打成字发来，写在它们的说明里也行。',
  sticker: '我看不懂贴纸和动图。请把问题打成字发来。',
  place: '我不会查位置。请用文字写出地名和想了解的事情。',
  other: '我只看得懂文字。请把问题打成字发来。',
};

/** How to ask more exactly, in a line; `/help` says more of it. */
const operatorHelp = '问题里也可以加条件：来源:科技日报　日期:2022-01　"必须有的词"　-不要的词';

/** The default. */
export const simplifiedChinese: Texts = {
  language: 'zh-Hans',

  start: (withExamples) =>
    `我是「出处」，专门从新闻原文里找答案。你提问，我把最能回答它的段落一字不改地引给你，并附上原文链接。我从不自己编写答案，找不到就直说。${withExamples ? '\n\n可以先试试这样问：' : ''}`,
  help: (commands) =>
    [
      '直接发来一句话就是提问，我会引用最能回答它的原文段落，加粗的是其中最切题的一句，下面是标题、媒体、日期和原文链接。',
      '引文下面的按钮可以翻看其他引文和上下段、读全文、打开原文、复制引用。问题写错了，改一下原来的消息，回答会跟着改。',
      '图片或文件也可以，把问题写在说明里就行。在群里请用 /ask 提问。回复我的引文追问一句（比如「那2022年呢？」），话题会接着上一问。',
      '用 /ask 回复别人的一条消息（也可以只选其中一段），就查那些话有没有报道过、出处在哪；/ask 后面再写几个字，可以问得更细。',
      '用 /latest 看最新的文章，后面可以写媒体、分类或日期，比如 /latest 2022-01-25；点数字读全文。引文下面的 👍 👎 告诉我答得好不好，不记名。',
      '用 /subscribe 订阅关心的词语或问题，有新文章就提醒你；什么时候提醒、要不要汇总，都在按钮里。在群和频道里由管理员来订阅。',
      simplifiedChineseInline.howTo(),
      '',
      '要查得更准，可以在问题里加上：',
      '"完整的一句"：段落里必须有这几个字',
      '-词：段落里不能有这个词',
      '来源:科技日报　分类:财经　标题:元宇宙',
      '日期:2022-01　日期:最近7天　after:2022-01-05　before:2022-02',
      '',
      ...commands.map(commandText),
    ].join('\n'),
  description: (commands) =>
    [
      '发来一个问题，我从新闻原文里找出最能回答它的段落，一字不改地引用，并附上原文链接。我从不自己编写答案，找不到就直说。',
      '',
      ...commands.map(commandText),
    ].join('\n'),
  shortDescription: () => '提问，得到新闻原文里的答案：一字不改的段落，附原文链接。从不自己编写答案。',
  startSummary: () => '我是谁，能做什么',
  helpSummary: () => '怎么用',
  askSummary: () => '提问，引用原文回答',
  askArgument: () => '问题',
  askNeedsQuestion: () =>
    '请把问题写在 /ask 后面，例如：/ask 中小企业利润增长了多少。也可以用 /ask 回复一条消息，查那些话的出处。',
  latestSummary: () => '最新的文章',
  sourcesSummary: () => '收录了哪些媒体',
  unknownCommand: () => '我不认识这个命令。直接把问题发给我就好，用法见 /help。',
  wordless: (kind) => wordless[kind],
  nothingFound: () =>
    `没有找到能回答这个问题的段落。可以换个说法，或者写出人名、机构、地点、数字这样的关键词，再试一次。\n${operatorHelp}`,
  nothingToSearch: () =>
    `这句话里没有可以查找的词。请写出你想了解的人、机构、地点或事情，例如：工信部如何支持中小企业？\n${operatorHelp}`,
  topicsHead: (kind) => (kind === 'near' ? '文章里有这些相近的话题：' : '文章里最近的话题：'),
  nothingAmong: (written, articles) =>
    articles === 0
      ? `没有符合「${written}」的文章。`
      : `符合「${written}」的 ${articles} 篇文章里，没有找到能回答这个问题的段落。`,
  askWithoutFilters: () => '去掉条件再查',
  askMended: (filter) => `改成 ${filter}`,
  askSuggested: (meant) => `是不是：${meant}`,
  unreadableFilter: (written) =>
    `看不懂「${written}」。日期可以写成 日期:2022、日期:2022-01、日期:2022-01-05、日期:最近7天，或 after:2022-01-05、before:2022-02。`,
  failed: () => '刚才出了点问题，没能查成。请过一会儿再问一次。',

  moment: (time, ago) => `${time}（${ago}）`,
  justNow: () => '刚刚',
  inAMoment: () => '马上',

  asked: (question) => `问：${question}`,
  changed: () => '已更新：这一段在引用之后有改动，以上是现在的文字。',
  quoteGone: () => '这段引文所在的文章已经不在了，或者这一段已被删去。可以看看其他引文，或者重新提问。',
  nothingVisible: () => '（这里没有可以显示的文字）',
  paragraphPlace: (place, count) => `第 ${place} 段，共 ${count} 段`,
  source: () => '原文',
  noSourceLink: () => '无原文链接',
  alsoIn: () => '另见：',
  alsoInSeparator: () => '；',

  paragraphBefore: () => '上一段',
  paragraphAfter: () => '下一段',
  wholeArticle: () => '全文',
  backToQuote: () => '回到引文',
  openSource: () => '原文',
  copyCitation: () => '复制引用',
  citedTitle: (title) => `「${title}」`,
  citationSeparator: () => '，',

  expired: () => '这条回答已经超过 30 天，按钮失效了。请重新提问。',
  unknownButton: () => '这个按钮已经失效了。',
  tapFailed: () => '没能翻过去，请再点一次。',
  tooFast: (seconds) => `点得太快了，请过 ${seconds} 秒再试。`,

  latestHead: (articles) => `最新文章（共 ${articles} 篇）`,
  untitled: () => '（无标题）',
  noArticles: () => '现在还没有收录文章。',

  everything: () => '全部新文章',
  publisherFilter: (name) => `来源:${name}`,
  categoryFilter: (name) => `分类:${name}`,
  alertReason: (names, more, isPrivate) =>
    `因为${isPrivate ? '你' : '这里'}订阅了${names.map((name) => `「${name}」`).join('')}${more > 0 ? `等 ${names.length + more} 项` : ''}`,
  digestHead: (articles) => `订阅汇总：${articles} 篇新文章`,
  threadGone: () => '（原来的话题已经关闭或删除，所以发到了这里。）',
  stopAlerts: () => '不再提醒这类',
  pauseAlerts: () => '暂停提醒',
  alertExpired: () => '这条提醒已经太久，按钮失效了。',

  access: simplifiedChineseAccess,
  administrator: simplifiedChineseForAdministrators,
  inline: simplifiedChineseInline,
  groups: simplifiedChineseGroups,
  privacy: simplifiedChinesePrivacy,
  subscribing: simplifiedChineseSubscribing,
  reading: simplifiedChineseReading,
  settings: simplifiedChineseSettings,
  welcome: simplifiedChineseWelcome,
};

function commandText({ usage, summary }: CommandLine): string {
  return `${usage}：${summary}`;
}
