import type { Batch, OwedAlert, StoredAlert } from '../../src/alert/alert.js';
import type { Subscription } from '../../src/alert/subscription.js';
import { referToPassage } from '../../src/article/passage-reference.js';

/** Noon in Shanghai, a Monday. */
export const noonMs = Date.parse('2026-03-02T12:00:00+08:00');

export const passage = { id: 'a#2', text: '2021年小微企业用电量同比增长9.6%。' };

export function owedAlert(more: Partial<OwedAlert> = {}): OwedAlert {
  return {
    storyId: 's1',
    chatId: 100,
    threadId: 0,
    articleId: 'a',
    ...referToPassage(passage),
    sentence: { start: 0, end: passage.text.length },
    subscriptionIds: [1],
    silent: false,
    inDigest: false,
    dueAtMs: noonMs,
    ...more,
  };
}

export function subscriptionOf(more: Partial<Subscription> = {}): Subscription {
  return {
    id: 1,
    chatId: 100,
    threadId: 0,
    topic: { kind: 'words', required: ['小微企业'], excluded: [] },
    delivery: { kind: 'at-once' },
    silent: false,
    pause: null,
    createdAtMs: 0,
    lastAlertAtMs: null,
    ...more,
  };
}

export function storedAlert(more: Partial<StoredAlert> = {}): StoredAlert {
  return {
    ...owedAlert(),
    id: 1,
    state: 'sending',
    owedAtMs: noonMs,
    attempts: 0,
    firstTriedAtMs: null,
    threadGone: false,
    outcome: null,
    batchId: null,
    ...more,
  };
}

export function batchOf(alerts: readonly StoredAlert[] = [storedAlert()], more: Partial<Batch> = {}): Batch {
  const [first = storedAlert()] = alerts;
  return {
    id: first.id,
    chatId: first.chatId,
    threadId: first.threadId,
    threadGone: first.threadGone,
    inDigest: first.inDigest,
    silent: first.silent,
    alerts,
    ...more,
  };
}
