import type { TopicProblem } from '../../../alert/check-topic.js';
import type { Topic } from '../../../alert/subscription.js';
import type { SubscriptionFileProblem } from '../../../alert/subscription-file.js';
import type { UnfitTopic } from '../subscribing-texts.js';

/** What a topic was taken for. */
export function takenFor(topic: Topic): string {
  if (topic.kind === 'everything') return '每一篇新文章都提醒。';
  if (topic.kind === 'question') return '当作问题：新文章里有段落能回答它，就引用那一段来提醒。';
  if (topic.kind === 'publisher') return `当作媒体：名称里有「${topic.name}」的媒体，每篇新文章都提醒。`;
  if (topic.kind === 'category') return `当作分类：分类或标签里有「${topic.name}」的新文章都提醒。`;
  const { required, excluded } = topic;
  const without = excluded.length === 0 ? '' : `、全文没有${listText(excluded)}`;
  return `当作词语：同一段里${required.length > 1 ? '同时' : ''}有${listText(required)}${without}的新文章就提醒。`;
}

function listText(words: readonly string[]): string {
  return words.map((word) => `「${word}」`).join('');
}

export function unfitText(problem: UnfitTopic): string {
  if (problem.kind === 'combined') {
    return `来源、分类只能单独订阅，不能和别的合在一起：${problem.written.join('　')}。请分成几次订阅。`;
  }
  if (problem.kind === 'unfit-operator') {
    return `「${problem.written}」不能用来订阅：新文章的标题和日期都还没有。可以写词语、问题，或 来源:科技日报、分类:财经。`;
  }
  return topicProblemText(problem);
}

function topicProblemText(problem: TopicProblem): string {
  switch (problem.kind) {
    case 'nothing-to-look-for':
      return `「${problem.written}」里没有可以查找的词。请写出关心的人、机构、地点或事情。`;
    case 'only-excluded':
      return '只写了不要的词。请再写上要的词，例如：/subscribe 专精特新 -广告';
    case 'contradiction':
      return `既要「${problem.required}」又不要「${problem.excluded}」，就什么也没有了。请去掉一个。`;
    case 'too-many-words':
      return `写了 ${problem.words} 个词，一项订阅最多 ${problem.most} 个。`;
    case 'too-long':
      return `这里有 ${problem.length} 个字，最多 ${problem.most} 个。请写短一些。`;
    default:
      return problem satisfies never;
  }
}

export function fileProblemText(problem: SubscriptionFileProblem): string {
  switch (problem.kind) {
    case 'too-long':
      return '文件太大，不像是 /export 导出的。';
    case 'no-json':
      return '文件不是 JSON，可能损坏了。';
    case 'other-format':
      return '这不是 /export 导出的文件。';
    case 'newer-version':
      return '文件是更新版本的程序导出的，我还读不懂。';
    case 'unreadable':
      return `文件里的 ${problem.where} 读不懂。`;
    case 'unfit-topic':
      return `文件里的 ${problem.where} 不能订阅：${topicProblemText(problem.problem)}`;
    default:
      return problem satisfies never;
  }
}
