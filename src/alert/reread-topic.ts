import type { ReadTopic } from './read-topic.js';
import type { Topic } from './subscription.js';

/** What the same words can be taken for instead. */
export type Reading = Exclude<Topic['kind'], 'everything'>;

/** `来源` and its kin in front of words force a reading; see {@link readTopic}. */
const forcing: Readonly<Record<Reading, string>> = {
  words: '词:',
  question: '问:',
  publisher: '来源:',
  category: '分类:',
};

/** What else a topic could have been meant as; empty where that is plain. A name is one word. */
export function otherReadings(topic: Topic): readonly Reading[] {
  if (topic.kind === 'everything') return [];
  if (topic.kind === 'question') return ['words'];
  if (topic.kind === 'publisher') return ['words', 'category'];
  if (topic.kind === 'category') return ['words', 'publisher'];
  const isOne = topic.required.length === 1 && topic.excluded.length === 0;
  return isOne ? ['question', 'publisher', 'category'] : ['question'];
}

/**
 * What was written for a topic, read as something else.
 *
 * @param read {@link readTopic} with its dictionary
 */
export function rereadTopic(topic: Topic, as: Reading, read: (written: string) => ReadTopic): ReadTopic {
  const text = writtenFor(topic);
  const isName = as === 'publisher' || as === 'category';
  // A name with blanks in it stands in quotes; words that were read out of quotes are words without them.
  return read(isName && /\s/u.test(text) ? `${forcing[as]}"${text}"` : forcing[as] + text);
}

function writtenFor(topic: Topic): string {
  if (topic.kind === 'everything') return '';
  if (topic.kind === 'question') return topic.text;
  if (topic.kind !== 'words') return topic.name;
  return [...topic.required, ...topic.excluded.map((word) => `-${word}`)].join(' ');
}
