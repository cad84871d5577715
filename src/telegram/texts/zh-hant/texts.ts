import type { CommandLine, Texts, WordlessKind } from '../texts.js';
import { traditionalChineseAccess } from './access-texts.js';
import { traditionalChineseForAdministrators } from './administrator-texts.js';
import { traditionalChineseGroups } from './group-texts.js';
import { traditionalChineseInline } from './inline-texts.js';
import { traditionalChinesePrivacy } from './privacy-texts.js';
import { traditionalChineseReading } from './reading-texts.js';
import { traditionalChineseSettings } from './settings-texts.js';
import { traditionalChineseSubscribing } from './subscribing-texts.js';
import { traditionalChineseWelcome } from './welcome-texts.js';

const wordless: Readonly<Record<WordlessKind, string>> = {
  voice: '我聽不了語音和音訊。請把問題打成文字傳給我。',
  picture: '我看不了圖片、影片和檔案裡的內容。請把問題打成文字傳給我，寫在它們的說明文字裡也可以。',
  sticker: '我看不懂貼圖和動圖。請把問題打成文字傳給我。',
  place: '我不會查位置。請用文字寫出地名和想了解的事情。',
  other: '我只看得懂文字。請把問題打成文字傳給我。',
};

/** How to ask more exactly, in a line; `/help` says more of it. */
const operatorHelp = '問題裡也可以加條件：來源:科技日報　日期:2022-01　"必須有的詞"　-不要的詞';

/** As it is written in Taiwan and Hong Kong. */
export const traditionalChinese: Texts = {
  language: 'zh-Hant',

  start: (withExamples) =>
    `我是「出處」，專門從新聞原文裡找答案。你提問，我把最能回答它的段落一字不改地引給你，並附上原文連結。我從不自己編寫答案，找不到就直說。${withExamples ? '\n\n可以先試試這樣問：' : ''}`,
  help: (commands) =>
    [
      '直接傳一句話給我就是提問，我會引用最能回答它的原文段落，粗體的是其中最切題的一句，下面是標題、媒體、日期和原文連結。',
      '引文下面的按鈕可以翻看其他引文和上下段、讀全文、開啟原文、複製引用。問題寫錯了，編輯原來的訊息，回答會跟著改。',
      '圖片或檔案也可以，把問題寫在說明文字裡就行。在群組裡請用 /ask 提問。回覆我的引文追問一句（例如「那2022年呢？」），話題會接著上一問。',
      '用 /ask 回覆別人的一則訊息（也可以只選其中一段），就查那些話有沒有報導過、出處在哪；/ask 後面再寫幾個字，可以問得更細。',
      '用 /latest 看最新的文章，後面可以寫媒體、分類或日期，例如 /latest 2022-01-25；點數字讀全文。引文下面的 👍 👎 告訴我答得好不好，不記名。',
      '用 /subscribe 訂閱關心的詞語或問題，有新文章就通知你；什麼時候通知、要不要彙整，都在按鈕裡設定。在群組和頻道裡由管理員訂閱。',
      traditionalChineseInline.howTo(),
      '',
      '要查得更準，可以在問題裡加上：',
      '"完整的一句"：段落裡必須有這幾個字',
      '-詞：段落裡不能有這個詞',
      '來源:科技日報　分類:財經　標題:元宇宙',
      '日期:2022-01　日期:最近7天　after:2022-01-05　before:2022-02',
      '',
      ...commands.map(commandText),
    ].join('\n'),
  description: (commands) =>
    [
      '傳給我一個問題，我從新聞原文裡找出最能回答它的段落，一字不改地引用，並附上原文連結。我從不自己編寫答案，找不到就直說。',
      '',
      ...commands.map(commandText),
    ].join('\n'),
  shortDescription: () => '提問，得到新聞原文裡的答案：一字不改的段落，附原文連結。從不自己編寫答案。',
  startSummary: () => '我是誰，能做什麼',
  helpSummary: () => '使用說明',
  askSummary: () => '提問，引用原文回答',
  askArgument: () => '問題',
  askNeedsQuestion: () =>
    '請把問題寫在 /ask 後面，例如：/ask 中小企業利潤成長了多少。也可以用 /ask 回覆一則訊息，查那些話的出處。',
  latestSummary: () => '最新的文章',
  sourcesSummary: () => '收錄了哪些媒體',
  unknownCommand: () => '我不認識這個指令。直接把問題傳給我就好，用法見 /help。',
  wordless: (kind) => wordless[kind],
  nothingFound: () =>
    `沒有找到能回答這個問題的段落。可以換個說法，或者寫出人名、機構、地點、數字這樣的關鍵字，再試一次。\n${operatorHelp}`,
  nothingToSearch: () =>
    `這句話裡沒有可以查詢的詞。請寫出你想了解的人、機構、地點或事情，例如：工信部如何支持中小企業？\n${operatorHelp}`,
  topicsHead: (kind) => (kind === 'near' ? '文章裡有這些相近的話題：' : '文章裡最近的話題：'),
  nothingAmong: (written, articles) =>
    articles === 0
      ? `沒有符合「${written}」的文章。`
      : `符合「${written}」的 ${articles} 篇文章裡，沒有找到能回答這個問題的段落。`,
  askWithoutFilters: () => '去掉條件再查',
  askMended: (filter) => `改成 ${filter}`,
  askSuggested: (meant) => `是不是：${meant}`,
  unreadableFilter: (written) =>
    `看不懂「${written}」。日期可以寫成 日期:2022、日期:2022-01、日期:2022-01-05、日期:最近7天，或 after:2022-01-05、before:2022-02。`,
  failed: () => '剛才出了點問題，沒能查成。請過一會兒再問一次。',

  moment: (time, ago) => `${time}（${ago}）`,
  justNow: () => '剛剛',
  inAMoment: () => '馬上',

  asked: (question) => `問：${question}`,
  changed: () => '已更新：這一段在引用之後有改動，以上是現在的文字。',
  quoteGone: () => '這段引文所在的文章已經不在了，或者這一段已被刪去。可以看看其他引文，或者重新提問。',
  nothingVisible: () => '（這裡沒有可以顯示的文字）',
  paragraphPlace: (place, count) => `第 ${place} 段，共 ${count} 段`,
  source: () => '原文',
  noSourceLink: () => '無原文連結',
  alsoIn: () => '另見：',
  alsoInSeparator: () => '；',

  paragraphBefore: () => '上一段',
  paragraphAfter: () => '下一段',
  wholeArticle: () => '全文',
  backToQuote: () => '回到引文',
  openSource: () => '原文',
  copyCitation: () => '複製引用',
  citedTitle: (title) => `「${title}」`,
  citationSeparator: () => '，',

  expired: () => '這則回答已經超過 30 天，按鈕失效了。請重新提問。',
  unknownButton: () => '這個按鈕已經失效了。',
  tapFailed: () => '沒能翻過去，請再點一次。',
  tooFast: (seconds) => `點得太快了，請過 ${seconds} 秒再試。`,

  latestHead: (articles) => `最新文章（共 ${articles} 篇）`,
  untitled: () => '（無標題）',
  noArticles: () => '現在還沒有收錄文章。',

  everything: () => '全部新文章',
  publisherFilter: (name) => `來源:${name}`,
  categoryFilter: (name) => `分類:${name}`,
  alertReason: (names, more, isPrivate) =>
    `因為${isPrivate ? '你' : '這裡'}訂閱了${names.map((name) => `「${name}」`).join('')}${more > 0 ? `等 ${names.length + more} 項` : ''}`,
  digestHead: (articles) => `訂閱彙整：${articles} 篇新文章`,
  threadGone: () => '（原來的話題已經關閉或刪除，所以發到了這裡。）',
  stopAlerts: () => '不再通知這類',
  pauseAlerts: () => '暫停通知',
  alertExpired: () => '這則通知已經太久，按鈕失效了。',

  access: traditionalChineseAccess,
  administrator: traditionalChineseForAdministrators,
  inline: traditionalChineseInline,
  groups: traditionalChineseGroups,
  privacy: traditionalChinesePrivacy,
  subscribing: traditionalChineseSubscribing,
  reading: traditionalChineseReading,
  settings: traditionalChineseSettings,
  welcome: traditionalChineseWelcome,
};

function commandText({ usage, summary }: CommandLine): string {
  return `${usage}：${summary}`;
}
