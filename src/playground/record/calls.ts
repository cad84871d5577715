import type { ResponseParameters } from 'grammy/types';
import type { JsonObject } from '../fields.js';

/** What became of a request. */
export type CallOutcome =
  | { readonly kind: 'pending' }
  | { readonly kind: 'ok' }
  | {
      readonly kind: 'refused';
      readonly error_code: number;
      readonly description: string;
      readonly parameters?: ResponseParameters | undefined;
    }
  /** By a fault: the bot never saw an answer. `accepted` says whether Telegram did what was asked. */
  | { readonly kind: 'dropped'; readonly accepted: boolean }
  /** The bot hung up before there was an answer. */
  | { readonly kind: 'abandoned' };

/** A request as it came. */
export interface CallRecord {
  /** Counts from 1. */
  readonly seq: number;
  readonly atMs: number;
  /** The bot's user id; `null` where the token was nobody's. */
  readonly bot: number | null;
  /** As the bot wrote it. */
  readonly method: string;
  readonly payload: JsonObject;
  outcome: CallOutcome;
}
