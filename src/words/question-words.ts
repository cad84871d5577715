import { type WordGroup, wordsOf } from './word-group.js';

/**
 * Words that ask and are no part of what is asked about; dropped from questions and passages alike (measured: with the
 * stop words +0.7 to +2.5 MRR under any formula). The composites are what nodejieba leaves whole.
 */
export const questionWordGroups: readonly WordGroup[] = [
  {
    why: 'asks for a thing',
    words: '什么 甚么 啥 什么样 什么样的 怎样的 是什么 有什么 为什么是 什么时候 什么时间 什么地方 什么人',
  },
  {
    why: 'asks to choose among things',
    words:
      '哪 哪个 哪些 哪种 哪类 哪项 哪家 哪位 哪一 哪一个 哪一些 哪一种 哪一位 哪一家 哪一部 哪一条 哪一项 哪一类 哪几 哪几个 哪几种 哪几项 哪条 哪部 哪次 哪场 哪边 哪件 哪支 哪方面 哪些方面 哪些地方 哪一方 有哪些 属于哪',
  },
  { why: 'asks who', words: '谁 谁的 何人 哪些人 由谁来 是谁 何方' },
  { why: 'asks where', words: '哪里 哪儿 哪国 哪地 哪座 哪座城市 何处 何地 在哪 在哪里 在哪儿 位于哪' },
  { why: 'asks when', words: '何时 何年 何日 何月 哪年 哪一年 哪天 哪一天 哪月 几时 几月 几号 几点' },
  {
    why: 'asks how much or how many',
    words:
      '多少 多大 多久 多长 多高 多远 多重 多深 多快 多长时间 多少钱 多少次 多少年 多少人 几 几个 几家 几人 几名 几次 几种 几类 几项 几岁 几年 几枚 几起 几位 几条 几只 第几 第几个 第几次 第几届 百分之几 几成',
  },
  { why: 'asks why', words: '为什么 为何 为啥 何故 何以 缘何 因何 何因' },
  { why: 'asks how', words: '如何 怎么 怎样 怎么样 怎么办 怎么回事 何样 何种 何等 何' },
  {
    why: 'asks yes or no',
    words: '吗 么 呢 是否 是不是 是否是 有没有 能否 可否 会不会 能不能 可不可以 要不要 对不对 对吗 是吗 否',
  },
  {
    why: 'addresses the one who is asked',
    words:
      '请 请问 问 问下 问一下 想问 想知道 告诉 告诉我 麻烦 谢谢 说说 讲讲 介绍一下 谈谈 查一下 查查 搜一下 帮我 帮忙 干什么 干嘛',
  },
];

/** All question words, in the normalised form (Simplified, lower case). */
export const questionWords: ReadonlySet<string> = wordsOf(questionWordGroups);
