import type { TopicProblem } from '../../../alert/check-topic.js';
import type { Topic } from '../../../alert/subscription.js';
import type { SubscriptionFileProblem } from '../../../alert/subscription-file.js';
import type { UnfitTopic } from '../subscribing-texts.js';

/** What a topic was taken for. */
export function takenFor(topic: Topic): string {
  if (topic.kind === 'everything') return '每一篇新文章都通知。';
  if (topic.kind === 'question') return '當作問題：新文章裡有段落能回答它，就引用那一段來通知。';
  if (topic.kind === 'publisher') return `當作媒體：名稱裡有「${topic.name}」的媒體，每篇新文章都通知。`;
  if (topic.kind === 'category') return `當作分類：分類或標籤裡有「${topic.name}」的新文章都通知。`;
  const { required, excluded } = topic;
  const without = excluded.length === 0 ? '' : `、全文沒有${listText(excluded)}`;
  return `當作詞語：同一段裡${required.length > 1 ? '同時' : ''}有${listText(required)}${without}的新文章就通知。`;
}

function listText(words: readonly string[]): string {
  return words.map((word) => `「${word}」`).join('');
}

export function unfitText(problem: UnfitTopic): string {
  if (problem.kind === 'combined') {
    return `來源、分類只能單獨訂閱，不能和別的合在一起：${problem.written.join('　')}。請分成幾次訂閱。`;
  }
  if (problem.kind === 'unfit-operator') {
    return `「${problem.written}」不能用來訂閱：新文章的標題和日期都還沒有。可以寫詞語、問題，或 來源:科技日報、分類:財經。`;
  }
  return topicProblemText(problem);
}

function topicProblemText(problem: TopicProblem): string {
  switch (problem.kind) {
    case 'nothing-to-look-for':
      return `「${problem.written}」裡沒有可以查詢的詞。請寫出關心的人、機構、地點或事情。`;
    case 'only-excluded':
      return '只寫了不要的詞。請再寫上要的詞，例如：/subscribe 專精特新 -廣告';
    case 'contradiction':
      return `既要「${problem.required}」又不要「${problem.excluded}」，就什麼也沒有了。請去掉一個。`;
    case 'too-many-words':
      return `寫了 ${problem.words} 個詞，一項訂閱最多 ${problem.most} 個。`;
    case 'too-long':
      return `這裡有 ${problem.length} 個字，最多 ${problem.most} 個。請寫短一些。`;
    default:
      return problem satisfies never;
  }
}

export function fileProblemText(problem: SubscriptionFileProblem): string {
  switch (problem.kind) {
    case 'too-long':
      return '檔案太大，不像是 /export 匯出的。';
    case 'no-json':
      return '檔案不是 JSON，可能損毀了。';
    case 'other-format':
      return '這不是 /export 匯出的檔案。';
    case 'newer-version':
      return '檔案是較新版本的程式匯出的，我還讀不懂。';
    case 'unreadable':
      return `檔案裡的 ${problem.where} 讀不懂。`;
    case 'unfit-topic':
      return `檔案裡的 ${problem.where} 不能訂閱：${topicProblemText(problem.problem)}`;
    default:
      return problem satisfies never;
  }
}
