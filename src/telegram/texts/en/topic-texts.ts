import type { TopicProblem } from '../../../alert/check-topic.js';
import type { Topic } from '../../../alert/subscription.js';
import type { SubscriptionFileProblem } from '../../../alert/subscription-file.js';
import type { UnfitTopic } from '../subscribing-texts.js';
import { counted } from './counted.js';

/** What a topic was taken for. */
export function takenFor(topic: Topic): string {
  if (topic.kind === 'everything') return 'Every new article is announced.';
  if (topic.kind === 'question')
    return 'Taken as a question: new articles with a paragraph that answers it are announced.';
  if (topic.kind === 'publisher') {
    return `Taken as a publisher: every new article of publishers with “${topic.name}” in their name is announced.`;
  }
  if (topic.kind === 'category') {
    return `Taken as a category: every new article with “${topic.name}” in its category or tags is announced.`;
  }
  const { required, excluded } = topic;
  const without = excluded.length === 0 ? '' : `, and nowhere ${listText(excluded, 'or')},`;
  return `Taken as words: new articles with ${listText(required, 'and')} in one paragraph${without} are announced.`;
}

function listText(words: readonly string[], last: 'and' | 'or'): string {
  const quoted = words.map((word) => `“${word}”`);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} ${last} ${quoted.at(-1) ?? ''}`;
}

export function unfitText(problem: UnfitTopic): string {
  if (problem.kind === 'combined') {
    return `A publisher or a category can only be subscribed to by itself: ${problem.written.join('  ')}. Please subscribe to one at a time.`;
  }
  if (problem.kind === 'unfit-operator') {
    return `“${problem.written}” can’t be subscribed to: new articles have no title and date yet. Write words, a question, source:name or category:name.`;
  }
  return topicProblemText(problem);
}

function topicProblemText(problem: TopicProblem): string {
  switch (problem.kind) {
    case 'nothing-to-look-for':
      return `There is no word in “${problem.written}” that I could look for. Please name a person, organisation, place or thing.`;
    case 'only-excluded':
      return 'These are only words you don’t want. Please add one you want, for example: /subscribe 5G -AI';
    case 'contradiction':
      return `Nothing can have “${problem.required}” and not “${problem.excluded}”. Please leave one out.`;
    case 'too-many-words':
      return `These are ${counted(problem.words, 'word')}; a subscription can have ${problem.most} at most.`;
    case 'too-long':
      return `These are ${counted(problem.length, 'character')}; ${problem.most} at most. Please write less.`;
    default:
      return problem satisfies never;
  }
}

export function fileProblemText(problem: SubscriptionFileProblem): string {
  switch (problem.kind) {
    case 'too-long':
      return 'The file is too large to be one that /export made.';
    case 'no-json':
      return 'The file is no JSON; it may be damaged.';
    case 'other-format':
      return 'This is not a file that /export made.';
    case 'newer-version':
      return 'The file was made by a newer version of the bot; I can’t read it yet.';
    case 'unreadable':
      return `I can’t read ${problem.where} of the file.`;
    case 'unfit-topic':
      return `${problem.where} of the file can’t be subscribed to: ${topicProblemText(problem.problem)}`;
    default:
      return problem satisfies never;
  }
}
