import type { Topic } from '../../alert/subscription.js';
import type { Place } from '../../alert/subscriptions.js';
import { type Page, plainPage } from '../pages/page.js';
import { subscribeMenu } from './subscribe-menu.js';
import type { SubscribingPorts } from './subscribing-ports.js';
import { subscriptionCard } from './subscription-card.js';

/** Subscribes to what was written, and shows what it was taken for; asks where nothing was written. */
export function subscribeToWritten(place: Place, written: string, ports: SubscribingPorts): Page {
  const words = ports.texts.subscribing;
  const read = ports.subscribing.readTopic(written);
  if (read.kind === 'nothing-written') return subscribeMenu(words);
  return read.kind === 'topic' ? subscribeTo(place, read.topic, ports) : plainPage(words.unfit(read));
}

/** At once and with a sound, until somebody chooses otherwise. */
export function subscribeTo({ chatId, threadId }: Place, topic: Topic, ports: SubscribingPorts): Page {
  const delivery = { kind: 'at-once' } as const;
  const outcome = ports.subscribing.subscriptions.add({ chatId, threadId, topic, delivery, silent: false });
  if (outcome.kind === 'limit-reached') {
    return plainPage(ports.texts.subscribing.limitReached(outcome.limit, outcome.has));
  }
  return subscriptionCard(outcome.subscription, ports, outcome.kind);
}
