import type { Topic } from '../alert/subscription.js';
import { oneLine } from './one-line.js';
import type { Texts } from './texts.js';

const maxTopicUtf16Units = 40;

/** What a subscription is called in messages: 1–40 UTF-16 units, as it would be typed. */
export function topicName(topic: Topic, texts: Texts): string {
  return oneLine(written(topic, texts), maxTopicUtf16Units) ?? texts.everything();
}

function written(topic: Topic, texts: Texts): string {
  switch (topic.kind) {
    case 'everything':
      return texts.everything();
    case 'publisher':
      return texts.publisherFilter(topic.name);
    case 'category':
      return texts.categoryFilter(topic.name);
    case 'words':
      return [...topic.required, ...topic.excluded.map((word) => `-${word}`)].join(' ');
    case 'question':
      return topic.text;
  }
}
