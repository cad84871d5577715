import type { InlineTexts } from '../inline-texts.js';

export const simplifiedChineseInline: InlineTexts = {
  howTo: () =>
    '在任何聊天里输入 @ 和我的用户名，空一格再打词语，就能边打边查，选一条引文发出去；不打词语就是最新的文章。',
  nothingFound: () => '没有找到。点这里，到私聊里问我',
  nothingToSearch: () => '还没有可以查的词。点这里，看怎么问',
  failed: () => '刚才没能查成，再打一个字试试',
  expired: () => '这个问题已经放了一天多，我没有留着。请把它再发给我一次。',
};
