import type { Message } from 'grammy/types';
import type { CallRecord } from './calls.js';
import type { OutgoingRecord } from './outbox.js';

/** What happened in the playground. The page draws itself from these, and `state` of the controls. */
export type PlaygroundEvent = { readonly seq: number; readonly atMs: number } & PlaygroundHappening;

export type PlaygroundHappening =
  | {
      readonly kind: 'message';
      readonly change: 'new' | 'edited';
      readonly room: string;
      /** User id of who really wrote it. */
      readonly author: number;
      readonly message: Message;
    }
  | { readonly kind: 'deleted'; readonly room: string; readonly messageIds: readonly number[] }
  | { readonly kind: 'update'; readonly bot: number; readonly updateId: number; readonly type: string }
  | { readonly kind: 'confirmed'; readonly bot: number; readonly updateIds: readonly number[] }
  | { readonly kind: 'polling'; readonly bot: number; readonly holding: boolean }
  | { readonly kind: 'call'; readonly call: CallRecord }
  | { readonly kind: 'outgoing'; readonly outgoing: OutgoingRecord }
  | { readonly kind: 'callback-answer'; readonly queryId: string; readonly text: string; readonly alert: boolean }
  | { readonly kind: 'inline-answer'; readonly queryId: string; readonly count: number }
  | { readonly kind: 'action'; readonly room: string; readonly action: string }
  | { readonly kind: 'reactions'; readonly room: string; readonly messageId: number }
  /** Somebody came, went, was blocked; a room or topic was made, closed, upgraded, deleted; a setting changed. */
  | { readonly kind: 'world'; readonly what: string; readonly room?: string };

export interface EventHub {
  emit(happening: PlaygroundHappening): void;
  /** Calls `listener` for every event from now on, until the signal is aborted. */
  listen(listener: (event: PlaygroundEvent) => void, signal: AbortSignal): void;
  /** Events after number `seq`, as far back as they are kept. */
  since(seq: number): readonly PlaygroundEvent[];
  /** The number of the last event; 0 before the first. */
  readonly seq: number;
}

/** Enough for a page that was reloaded; a test that needs all reads the outbox and the calls. */
const keptEvents = 5000;

export function createEventHub(now: () => number): EventHub {
  const listeners = new Set<(event: PlaygroundEvent) => void>();
  let kept: PlaygroundEvent[] = [];
  let seq = 0;
  return {
    emit: (happening) => {
      seq += 1;
      const event = { seq, atMs: now(), ...happening };
      kept.push(event);
      if (kept.length > 2 * keptEvents) kept = kept.slice(-keptEvents);
      for (const listener of listeners) listener(event);
    },
    listen: (listener, signal) => {
      if (signal.aborted) return;
      listeners.add(listener);
      signal.addEventListener('abort', () => listeners.delete(listener));
    },
    since: (after) => kept.filter((event) => event.seq > after),
    get seq() {
      return seq;
    },
  };
}
