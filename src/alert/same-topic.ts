import type { Topic } from './subscription.js';

/** Whether two topics ask for the same in the same words; the order of words counts, as it does where they are kept. */
export function sameTopic(one: Topic, other: Topic): boolean {
  return keyOf(one) === keyOf(other);
}

function keyOf(topic: Topic): string {
  if (topic.kind === 'everything') return topic.kind;
  if (topic.kind === 'question') return JSON.stringify([topic.kind, topic.text]);
  if (topic.kind === 'words') return JSON.stringify([topic.kind, topic.required, topic.excluded]);
  return JSON.stringify([topic.kind, topic.name]);
}
