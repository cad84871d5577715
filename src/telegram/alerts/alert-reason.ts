import type { StoredAlert } from '../../alert/alert.js';
import { topicName } from '../texts/topic-name.js';
import type { AlertPorts } from './alert-ports.js';

const maxNamed = 5;

/** `因为你订阅了「…」「…」`: which subscriptions these alerts are of, as far as there still are such; `null` for none. */
export function alertReason(
  alerts: readonly Pick<StoredAlert, 'chatId' | 'subscriptionIds'>[],
  { subscription, texts }: AlertPorts,
): string | null {
  const ids = new Set(alerts.flatMap((alert) => alert.subscriptionIds));
  const names = new Set(
    Array.from(ids, (id) => subscription(id))
      .filter((found) => found !== null)
      .map(({ topic }) => topicName(topic, texts)),
  );
  if (names.size === 0) return null;
  const isPrivate = alerts.every(({ chatId }) => chatId > 0);
  return texts.alertReason([...names].slice(0, maxNamed), Math.max(0, names.size - maxNamed), isPrivate);
}
