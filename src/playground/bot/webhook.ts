import type { Clock } from '../clock.js';
import type { QueuedUpdate, UpdateQueue } from './update-queue.js';
import { chatOfUpdate } from './update-types.js';

/** What a bot has set (Bot API, "setWebhook"). */
export interface WebhookSettings {
  readonly url: string;
  /** `''` for none. */
  readonly secret: string;
  /** 1–100. */
  readonly maxConnections: number;
}

/** What came of one request to a webhook. */
export type WebhookAnswer =
  | { readonly kind: 'status'; readonly status: number; readonly reason: string; readonly retryAfterSeconds: number }
  /** No answer; `reason` as `last_error_message` gives it. */
  | { readonly kind: 'error'; readonly reason: string };

/** Makes the request. Never rejects. */
export type PostWebhook = (settings: WebhookSettings, body: string, signal: AbortSignal) => Promise<WebhookAnswer>;

/** A request that was made, as it ended. */
export interface WebhookDelivery {
  readonly updateId: number;
  readonly atMs: number;
  readonly answer: WebhookAnswer;
}

/** Brings what the queue holds to the address that the bot has set. */
export interface Webhook {
  readonly settings: WebhookSettings | null;
  readonly lastError: { readonly atMs: number; readonly message: string } | null;
  /** Requests that were made and have no answer yet. */
  readonly underWay: number;
  /** The same settings again change nothing. */
  set(settings: WebhookSettings): void;
  remove(): void;
  /** The queue holds something new. */
  wake(): void;
}

export interface WebhookPorts {
  readonly clock: Clock;
  readonly updates: Pick<UpdateQueue, 'pending' | 'confirm'>;
  readonly post: PostWebhook;
  readonly delivered: (delivery: WebhookDelivery) => void;
}

/** Longest wait for an answer, and longest pause between two tries of one update. */
const timeoutMs = 60_000;
const longestPauseSeconds = 60;
/** What a `Retry-After` may ask for. */
const longestRetryAfterSeconds = 3600;

interface Retry {
  readonly notBeforeMs: number;
  readonly pauseSeconds: number;
}

/**
 * Delivery as tdlib/telegram-bot-api does it (`WebhookActor`): one request an update, the next update of a chat when the
 * one before was taken, at most `max_connections` at a time. Anything but 2xx, and no answer in a minute, means again:
 * after 1 s, 2 s … up to a minute, or what `Retry-After` asks for. What a webhook answers in its body (a method to call) is
 * not read: the bot makes no use of it.
 */
export function createWebhook({ clock, updates, post, delivered }: WebhookPorts): Webhook {
  let settings: WebhookSettings | null = null;
  let lastError: Webhook['lastError'] = null;
  let ended = new AbortController();
  let nap = new AbortController();
  const underWay = new Map<number, string>();
  const retries = new Map<number, Retry>();

  const settle = (update: QueuedUpdate, answer: WebhookAnswer): void => {
    underWay.delete(update.update_id);
    const failure = failureOf(answer);
    if (failure === null) {
      retries.delete(update.update_id);
      updates.confirm(update.update_id);
    } else {
      lastError = { atMs: clock.now(), message: failure };
      retries.set(update.update_id, nextRetry(answer, retries.get(update.update_id), clock.now()));
    }
    delivered({ updateId: update.update_id, atMs: clock.now(), answer });
  };

  const deliver = async (update: QueuedUpdate, to: WebhookSettings, { signal }: AbortController): Promise<void> => {
    const late = new AbortController();
    const over = new AbortController();
    clock.wait(timeoutMs, over.signal).then(
      () => late.abort(),
      () => undefined,
    );
    const answer = await post(to, JSON.stringify(update), AbortSignal.any([signal, late.signal]));
    over.abort();
    // Another webhook, or none, by now: what was not confirmed is delivered there.
    if (signal.aborted) return;
    settle(update, late.signal.aborted ? { kind: 'error', reason: 'Read timeout expired' } : answer);
    pump();
  };

  /** Begins what may begin; wakes itself when the first pause is over. */
  const pump = (): void => {
    nap.abort();
    if (settings === null) return;
    const waiting = new Set(underWay.values());
    let wakeAtMs = Number.POSITIVE_INFINITY;
    for (const update of updates.pending()) {
      if (underWay.size >= settings.maxConnections) break;
      const chat = chatOfUpdate(update);
      if (waiting.has(chat)) continue;
      waiting.add(chat);
      const notBeforeMs = retries.get(update.update_id)?.notBeforeMs ?? 0;
      if (notBeforeMs > clock.now()) wakeAtMs = Math.min(wakeAtMs, notBeforeMs);
      else {
        underWay.set(update.update_id, chat);
        void deliver(update, settings, ended);
      }
    }
    if (wakeAtMs < Number.POSITIVE_INFINITY) sleepUntil(wakeAtMs);
  };

  const sleepUntil = (timeMs: number): void => {
    nap = new AbortController();
    const { signal } = nap;
    const wake = (): void => {
      if (!signal.aborted) pump();
    };
    clock.wait(timeMs - clock.now(), signal).then(wake, () => undefined);
  };

  const change = (next: WebhookSettings | null): void => {
    ended.abort();
    ended = new AbortController();
    underWay.clear();
    retries.clear();
    settings = next;
    lastError = null;
    pump();
  };

  return {
    get settings() {
      return settings;
    },
    get lastError() {
      return lastError;
    },
    get underWay() {
      return underWay.size;
    },
    set: (next) => {
      if (JSON.stringify(next) !== JSON.stringify(settings)) change(next);
    },
    remove: () => change(null),
    wake: pump,
  };
}

/** As `last_error_message` says it; `null` where the update was taken. */
function failureOf(answer: WebhookAnswer): string | null {
  if (answer.kind === 'error') return answer.reason;
  const isTaken = answer.status >= 200 && answer.status < 300;
  return isTaken ? null : `Wrong response from the webhook: ${answer.status} ${answer.reason}`.trim();
}

function nextRetry(answer: WebhookAnswer, last: Retry | undefined, nowMs: number): Retry {
  const asked = answer.kind === 'status' ? answer.retryAfterSeconds : 0;
  if (asked > 0) return { notBeforeMs: nowMs + Math.min(asked, longestRetryAfterSeconds) * 1000, pauseSeconds: 1 };
  const pauseSeconds = last?.pauseSeconds ?? 1;
  return { notBeforeMs: nowMs + pauseSeconds * 1000, pauseSeconds: Math.min(pauseSeconds * 2, longestPauseSeconds) };
}
