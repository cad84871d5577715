import type { Batch, StoredAlert } from './alert.js';
import type { Outbox } from './outbox.js';
import { maxInBurst } from './owe-alerts.js';
import { isPaused, type Subscription } from './subscription.js';

export interface NextBatchPorts {
  readonly outbox: Pick<Outbox, 'head' | 'hold' | 'drop' | 'gatherIntoDigest'>;
  /** As it is now; `null` where somebody has ended it. */
  readonly subscription: (id: number) => Pick<Subscription, 'pause'> | null;
}

const lookAgainMs = 60_000;

/**
 * What a chat whose turn has come is told next; `null` for nothing now. What nobody there wants any more is dropped
 * first. Where more than {@link maxInBurst} have gathered (over quiet hours, or a flood), they become a digest.
 */
export function nextBatch(chatId: number, nowMs: number, { outbox, subscription }: NextBatchPorts): Batch | null {
  const alerts = outbox.head(chatId, maxInBurst + 1, nowMs);
  const [first] = alerts;
  if (first === undefined) {
    outbox.hold(chatId, nowMs + lookAgainMs);
    return null;
  }
  const isWanted = ({ subscriptionIds }: StoredAlert): boolean =>
    subscriptionIds.some((id) => {
      const found = subscription(id);
      return found !== null && !isPaused(found, nowMs);
    });
  const unwanted = alerts.filter((alert) => !isWanted(alert));
  if (unwanted.length > 0) {
    outbox.drop(
      unwanted.map(({ id }) => id),
      'no longer subscribed',
      nowMs,
    );
    return null;
  }
  if (first.inDigest || alerts.length <= maxInBurst) return batchOf(first, first.inDigest ? alerts : [first]);
  outbox.gatherIntoDigest(chatId, first.threadId, nowMs);
  return nextBatch(chatId, nowMs, { outbox, subscription });
}

function batchOf(first: StoredAlert, alerts: readonly StoredAlert[]): Batch {
  return {
    id: first.id,
    chatId: first.chatId,
    threadId: first.threadId,
    threadGone: alerts.some((alert) => alert.threadGone),
    inDigest: first.inDigest,
    silent: alerts.every((alert) => alert.silent),
    alerts,
  };
}
