import type { Outbox } from '../../alert/outbox.js';
import type { ReadTopic } from '../../alert/read-topic.js';
import type { ReadSubscriptionFile } from '../../alert/subscription-file.js';
import type { Subscriptions } from '../../alert/subscriptions.js';

/** What subscribing works with. */
export interface Subscribing {
  readonly subscriptions: Pick<
    Subscriptions,
    'add' | 'addAll' | 'replace' | 'find' | 'of' | 'ofChat' | 'change' | 'pauseChat' | 'remove'
  >;
  readonly schedules: Pick<Outbox, 'scheduleOf' | 'setSchedule'>;
  /** Reads what somebody wants to be told of. */
  readonly readTopic: (written: string) => ReadTopic;
  /** Reads a file of subscriptions. */
  readonly readFile: (text: string) => ReadSubscriptionFile;
}
