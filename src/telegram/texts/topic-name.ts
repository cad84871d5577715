import type { Topic } from '../../alert/subscription.js';
import { oneLine } from './one-line.js';
import type { Texts } from './texts.js';

const maxTopicUtf16Units = 40;

/** What a subscription is called in messages: 1–40 UTF-16 units, as it would be typed. */
export function topicName(topic: Topic, texts: Texts): string {
  return oneLine(written(topic, texts), maxTopicUtf16Units) ?? texts.everything();
}

function written(topic: Topic, texts: Texts): string {
  if (topic.kind === 'question') return topic.text;
  if (topic.kind === 'words') return [...topic.required, ...topic.excluded.map((word) => `-${word}`)].join(' ');
  if (topic.kind === 'publisher') return texts.publisherFilter(topic.name);
  return topic.kind === 'category' ? texts.categoryFilter(topic.name) : texts.everything();
}
