import { readTopic } from '../alert/read-topic.js';
import { readSubscriptionFile } from '../alert/subscription-file.js';
import type { Subscribing } from '../telegram/subscribing/subscribing.js';
import type { Segmenter } from '../words/segmenter.js';

export interface OpenSubscribingOptions extends Pick<Subscribing, 'subscriptions' | 'schedules'> {
  /** First called when somebody subscribes. */
  readonly segmenter: () => Segmenter;
}

/** What people subscribe with. */
export function openSubscribing({ subscriptions, schedules, segmenter }: OpenSubscribingOptions): Subscribing {
  return {
    subscriptions,
    schedules,
    readTopic: (written) => readTopic(segmenter(), written),
    readFile: (text) => readSubscriptionFile(text, segmenter()),
  };
}
