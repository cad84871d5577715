import type { Delivery, Pause, Subscription, Topic } from '../alert/subscription.js';

/** A row of `subscription`. */
export interface SubscriptionRow extends TopicColumns, StateColumns {
  readonly id: number;
  readonly chatId: number;
  readonly threadId: number;
  readonly createdAtMs: number;
  readonly lastAlertAtMs: number | null;
}

export interface TopicColumns {
  readonly topic: Topic['kind'];
  /** A name or a question. */
  readonly text: string;
  /** JSON lists. */
  readonly words: string;
  readonly excluded: string;
}

/** What can be changed. */
export interface StateColumns {
  readonly delivery: Delivery['kind'];
  readonly hour: number | null;
  readonly weekday: number | null;
  /** 0 or 1. */
  readonly silent: number;
  readonly paused: number;
  readonly pausedUntilMs: number | null;
}

export const subscriptionColumns = `id, chat_id AS chatId, thread_id AS threadId, topic, text, words, excluded, delivery,
  hour, weekday, silent, paused, paused_until AS pausedUntilMs, created_at AS createdAtMs, last_alert_at AS lastAlertAtMs`;

export function topicColumns(topic: Topic): TopicColumns {
  const none = { text: '', words: '[]', excluded: '[]' };
  if (topic.kind === 'everything') return { ...none, topic: topic.kind };
  if (topic.kind === 'question') return { ...none, topic: topic.kind, text: topic.text };
  if (topic.kind !== 'words') return { ...none, topic: topic.kind, text: topic.name };
  const { required, excluded } = topic;
  return { ...none, topic: topic.kind, words: JSON.stringify(required), excluded: JSON.stringify(excluded) };
}

export function stateColumns({
  delivery,
  silent,
  pause,
}: Pick<Subscription, 'delivery' | 'silent' | 'pause'>): StateColumns {
  return {
    delivery: delivery.kind,
    hour: delivery.kind === 'at-once' ? null : delivery.hour,
    weekday: delivery.kind === 'weekly' ? delivery.weekday : null,
    silent: silent ? 1 : 0,
    paused: pause === null ? 0 : 1,
    pausedUntilMs: pause?.untilMs ?? null,
  };
}

export function readSubscription(row: SubscriptionRow): Subscription {
  const { id, chatId, threadId, createdAtMs, lastAlertAtMs } = row;
  const state = { delivery: deliveryOf(row), silent: row.silent === 1, pause: pauseOf(row) };
  return { id, chatId, threadId, topic: topicOf(row), ...state, createdAtMs, lastAlertAtMs };
}

function topicOf({ topic, text, words, excluded }: TopicColumns): Topic {
  if (topic === 'everything') return { kind: topic };
  if (topic === 'question') return { kind: topic, text };
  if (topic === 'words') return { kind: topic, required: listOf(words), excluded: listOf(excluded) };
  return { kind: topic, name: text };
}

/** The schema sees to it that what a delivery needs is there. */
function deliveryOf({ delivery, hour, weekday }: StateColumns): Delivery {
  if (delivery === 'at-once') return { kind: delivery };
  if (delivery === 'daily') return { kind: delivery, hour: hour ?? 0 };
  return { kind: delivery, hour: hour ?? 0, weekday: weekday ?? 1 };
}

function pauseOf({ paused, pausedUntilMs }: StateColumns): Pause | null {
  return paused === 1 ? { untilMs: pausedUntilMs } : null;
}

function listOf(json: string): readonly string[] {
  const list: unknown = JSON.parse(json);
  return Array.isArray(list) ? list.filter((each) => typeof each === 'string') : [];
}
