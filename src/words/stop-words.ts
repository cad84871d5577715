import { type WordGroup, wordsOf } from './word-group.js';

/**
 * Words that stand in so many passages that finding one tells nothing; dropped from passages and questions alike.
 * Kept on purpose, though frequent: negations (不, 没有, 未, 非, 无), numerals, and nouns or verbs with a sense of their own.
 */
export const stopWordGroups: readonly WordGroup[] = [
  { why: 'structural particles mark grammar, never a subject', words: '的 地 得 之 所 者 着 了 过 们 等 等等 似的' },
  { why: 'mood particles carry a tone', words: '吧 呀 啊 啦 哦 嘛 呗 哇 而已 罢了' },
  {
    why: 'the copula and its likes join any two things',
    words: '是 为 系 乃 即 就是 便是 则是 也是 都是 还是 正是 仍是 均为 则',
  },
  {
    why: 'prepositions introduce a place, time or agent that is named beside them',
    words:
      '在 于 从 自 由 被 把 将 对 对于 向 往 朝 以 用 按 按照 依 依照 据 根据 因 因为 由于 为了 与 和 跟 同 及 以及 并 并且 或 或者 关于 至 到 到了 随着 通过 经 经过 给 让 使 令 比 较 除 除了 自从 当 就 凭 沿着 之于 位于',
  },
  {
    why: 'conjunctions and connecting adverbs order sentences',
    words:
      '而 而且 但 但是 却 然而 不过 虽 虽然 尽管 如果 若 假如 即使 因此 因而 所以 于是 从而 那么 既 又 也 还 再 才 都 均 亦 且 另 另外 此外 同时 其中 其后 然后 接着 首先 其次 最后 一方面 另一方面 不仅 不但 无论 不论 只有 只要 除非 以便 以免 例如 比如 譬如 如',
  },
  {
    why: 'adverbs of degree, time and manner that any report uses',
    words:
      '很 更 最 较为 十分 非常 极 太 已 已经 曾 曾经 正 正在 仍 仍然 依然 便 就要 即将 将要 刚 刚刚 常 常常 一直 一般 比较 相当 共 一共 总共 约 大约 左右 分别 各 各自 互相 进一步 目前 当时 此时 如今 以来',
  },
  {
    why: 'pronouns stand for what is named elsewhere',
    words:
      '我 你 您 他 她 它 我们 你们 他们 她们 它们 咱们 自己 本 该 此 其 其他 其它 这 那 这个 那个 这些 那些 这样 那样 这种 那种 这里 那里 有关 相关 某 某些 一些 有些 一个 一种 个 种 些 之一',
  },
  {
    why: 'auxiliaries say that something can, may or shall be',
    words: '会 能 能够 可 可以 可能 应 应该 应当 要 需要 需 必须 得以',
  },
  {
    why: 'light verbs lend a noun its verb and mean nothing themselves',
    words:
      '有 进行 作 作为 成为 做 做出 作出 加以 予以 给予 来 去 起来 出来 下来 上来 出 起 来自 叫 称 称为 叫做 叫作 属于 使得',
  },
  {
    why: 'place and time nouns so general that they only point (中 上 下 前 后 时 …)',
    words:
      '中 上 下 里 内 外 前 后 时 间 之间 之前 之后 之中 当中 以上 以下 以内 以外 以后 以前 期间 时候 的时候 方面 部分 情况',
  },
];

/** All stop words, in the normalised form (Simplified, lower case). */
export const stopWords: ReadonlySet<string> = wordsOf(stopWordGroups);
