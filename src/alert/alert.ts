import type { PassageReference } from '../article/passage-reference.js';
import type { TextSpan } from '../search/text-span.js';

/**
 * How far an alert has come. `owed` may be sent; `sending` is committed before the request is made, so that one found in
 * this state at the start is known to be in doubt; the others are final.
 *
 * - `uncertain`: may have arrived; never sent again.
 * - `given-up`: could not be sent for a day.
 * - `dropped`: not wanted any more: unsubscribed, paused, the article gone, or the chat gone.
 */
export type AlertState = 'owed' | 'sending' | 'sent' | 'uncertain' | 'given-up' | 'dropped';

/** What one chat, or one topic of it, is told of one story. */
export interface OwedAlert extends PassageReference {
  /** The same for every paper's version of it. */
  readonly storyId: string;
  readonly chatId: number;
  /** 0 for none. */
  readonly threadId: number;
  readonly articleId: string;
  /** The sentence that answers, in UTF-16 units of the passage; empty where none stands out. */
  readonly sentence: TextSpan;
  /** Subscriptions that matched, ascending; at least one. */
  readonly subscriptionIds: readonly number[];
  readonly silent: boolean;
  /** Told together with the others that are due by then. */
  readonly inDigest: boolean;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly dueAtMs: number;
}

/** An alert as the outbox keeps it. */
export interface StoredAlert extends OwedAlert {
  readonly id: number;
  readonly state: AlertState;
  readonly owedAtMs: number;
  /** Requests made so far. */
  readonly attempts: number;
  /** When the first of them was made; `null` before. */
  readonly firstTriedAtMs: number | null;
  /** Its topic was found closed or deleted: it goes to the chat itself, and says so. */
  readonly threadGone: boolean;
  /** Why it is in its state, in one line; `null` where there is nothing to say. */
  readonly outcome: string | null;
  /** The alerts of one message share the id of the first; `null` before the first attempt. */
  readonly batchId: number | null;
}

/** What one message tells: one alert, or the alerts of a digest. All of one chat and topic. */
export interface Batch {
  readonly id: number;
  readonly chatId: number;
  /** 0 for none. */
  readonly threadId: number;
  readonly threadGone: boolean;
  readonly inDigest: boolean;
  readonly silent: boolean;
  /** At least one; oldest first. */
  readonly alerts: readonly StoredAlert[];
}
