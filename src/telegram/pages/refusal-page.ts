import type { Answer, Topics } from '../../answer/answer.js';
import { oneLine } from '../texts/one-line.js';
import type { Texts } from '../texts/texts.js';
import { viewButton } from './answer-buttons.js';
import { narrowedPage } from './narrowed-page.js';
import { type Page, plainPage } from './page.js';

/** More would not fit on a button. */
const maxTopicUtf16Units = 24;

/** Why nothing is quoted, what to try, and what the articles do speak of, a button each. */
export function refusalPage(stateId: string, answer: Exclude<Answer, { kind: 'quotes' }>, texts: Texts): Page {
  if (answer.kind === 'nothing-to-search') {
    if (answer.unreadable !== undefined) return plainPage(texts.unreadableFilter(answer.unreadable));
    return withTopics(plainPage(texts.nothingToSearch()), stateId, answer.topics, texts);
  }
  const { filters, topics } = answer;
  const page = filters === undefined ? plainPage(texts.nothingFound()) : narrowedPage(stateId, filters, texts);
  return withTopics(page, stateId, topics, texts);
}

/** What a button with a topic says; the question may have filters besides. */
export function topicLabel(topic: string): string | null {
  return oneLine(topic, maxTopicUtf16Units);
}

function withTopics(page: Page, stateId: string, topics: Topics | undefined, texts: Texts): Page {
  const rows = (topics?.offers ?? []).flatMap(({ text }, place) => {
    const label = topicLabel(text);
    return label === null ? [] : [[viewButton(label, stateId, { kind: 'topic', place })]];
  });
  if (topics === undefined || rows.length === 0) return page;
  return {
    ...page,
    text: `${page.text}\n\n${texts.topicsHead(topics.kind)}`,
    keyboard: [...rows, ...page.keyboard],
  };
}
