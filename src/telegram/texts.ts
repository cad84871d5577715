/** A command as `/help` lists it. */
export interface CommandLine {
  /** `/ask 问题` */
  readonly usage: string;
  readonly summary: string;
}

/**
 * Every sentence the bot says, in one language. Another language is another object of this shape; what differs from
 * message to message comes in as arguments, so that each language keeps its own word order.
 */
export interface Texts {
  readonly start: () => string;
  readonly help: (commands: readonly CommandLine[]) => string;
  readonly startSummary: () => string;
  readonly helpSummary: () => string;
  readonly askSummary: () => string;
  readonly askArgument: () => string;
  readonly askNeedsQuestion: () => string;
  readonly unknownCommand: () => string;
  readonly notText: () => string;
  readonly nothingFound: () => string;
  readonly nothingToSearch: () => string;
  readonly failed: () => string;
  readonly source: () => string;
  readonly noSourceLink: () => string;
  /** Comes before the list of other articles that hold the same paragraph. */
  readonly alsoIn: () => string;
  readonly alsoInSeparator: () => string;
}

/** Simplified Chinese: for now the only language, and the default. */
export const simplifiedChinese: Texts = {
  start: () =>
    '我是「出处」。你提问，我从新闻原文里找出最能回答它的段落，一字不改地引给你，并附上出处。我不会自己编写答案，找不到就直说。\n\n现在就把问题发给我吧；用法见 /help。',
  help: (commands) =>
    [
      '直接发来一句话就是提问，我会引用最能回答它的原文段落，加粗的是其中最切题的一句，下面是标题、媒体、日期和原文链接。',
      '图片或文件也可以，把问题写在说明里就行。在群里请用 /ask 提问。',
      '',
      ...commands.map(({ usage, summary }) => `${usage}：${summary}`),
    ].join('\n'),
  startSummary: () => '我是谁，能做什么',
  helpSummary: () => '怎么用',
  askSummary: () => '提问，引用原文回答',
  askArgument: () => '问题',
  askNeedsQuestion: () => '请把问题写在 /ask 后面，例如：/ask 中小企业利润增长了多少',
  unknownCommand: () => '我不认识这个命令。直接把问题发给我就好，用法见 /help。',
  notText: () => '我只看得懂文字。请把问题打成字发来；发图片或文件时，可以把问题写在说明里。',
  nothingFound: () =>
    '没有找到能回答这个问题的段落。可以换个说法，或者写出人名、机构、地点、数字这样的关键词，再试一次。',
  nothingToSearch: () =>
    '这句话里没有可以查找的词。请写出你想了解的人、机构、地点或事情，例如：工信部如何支持中小企业？',
  failed: () => '刚才出了点问题，没能查成。请过一会儿再问一次。',
  source: () => '原文',
  noSourceLink: () => '无原文链接',
  alsoIn: () => '另见：',
  alsoInSeparator: () => '；',
};
