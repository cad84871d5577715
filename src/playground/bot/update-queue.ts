import type { Update } from 'grammy/types';
import type { Clock } from '../clock.js';
import { conflict } from '../refusal.js';
import { defaultUpdateTypes, readAllowedUpdates, type UpdateType } from './update-types.js';

export interface PollRequest {
  readonly offset: number;
  /** 1–100. */
  readonly limit: number;
  /** Seconds, 0–50. */
  readonly timeout: number;
  readonly allowedUpdates: unknown;
}

/** An update as the queue keeps it: its id and one field beside it. */
export type QueuedUpdate = { readonly update_id: number } & { readonly [type in UpdateType]?: Update[type] };

export interface QueueEvents {
  readonly created: (updateId: number, type: UpdateType) => void;
  readonly confirmed: (updateIds: readonly number[]) => void;
  readonly holding: (holding: boolean) => void;
}

/** What Telegram keeps for a bot until it is fetched and confirmed (Bot API, "getUpdates"). */
export interface UpdateQueue {
  /** Keeps an update of a type that was allowed when it happened; its id, or `null` where it is not kept. */
  push<T extends UpdateType>(type: T, body: NonNullable<Update[T]>): number | null;
  /**
   * Confirms everything below `offset`, then holds until there is an update or the time is over.
   *
   * @param gone aborted when the one who asked has hung up.
   * @throws Refusal 409 to the poll in hand when another one begins to hold.
   */
  poll(request: PollRequest, gone: AbortSignal): Promise<readonly QueuedUpdate[]>;
  allow(allowedUpdates: unknown): void;
  /** Ends a held poll with 409, as a new webhook does. */
  interrupt(reason: string): void;
  pending(): readonly QueuedUpdate[];
  isHolding(): boolean;
  /** Forgets one, because a webhook has taken it. */
  confirm(updateId: number): void;
  isConfirmed(updateId: number): boolean;
  drop(): void;
  allowedTypes(): readonly string[] | undefined;
  /** The next update gets this id: after an idle week Telegram starts anywhere, lower too (Bot API, "Update"). */
  restartAt(updateId: number): void;
}

const otherPoll = 'terminated by other getUpdates request; make sure that only one bot instance is running';

/** An offset further ahead than this is taken for a mistake and confirms nothing (td, `TQueue::get`). */
const maxOffsetAhead = 10;

export function createUpdateQueue(clock: Clock, firstUpdateId: number, events: QueueEvents): UpdateQueue {
  let nextId = firstUpdateId;
  let kept: QueuedUpdate[] = [];
  let allowed: ReadonlySet<string> = defaultUpdateTypes;
  let held: ((outcome: 'look' | { conflict: string }) => void) | null = null;
  const created = new Set<number>();

  const allow = (value: unknown): void => {
    allowed = readAllowedUpdates(value) ?? allowed;
  };

  const confirmBelow = (offset: number): void => {
    const confirmed = kept.filter((update) => update.update_id < offset).map((update) => update.update_id);
    kept = kept.filter((update) => update.update_id >= offset);
    if (confirmed.length > 0) events.confirmed(confirmed);
  };

  const hold = (seconds: number, gone: AbortSignal): Promise<'look' | { conflict: string }> => {
    const over = new AbortController();
    return new Promise((resolve) => {
      const end = (outcome: 'look' | { conflict: string }): void => {
        if (held === end) {
          held = null;
          events.holding(false);
        }
        over.abort();
        resolve(outcome);
      };
      held = end;
      const endQuietly = (): void => end('look');
      gone.addEventListener('abort', endQuietly);
      if (gone.aborted) endQuietly();
      else clock.wait(seconds * 1000, over.signal).then(endQuietly, endQuietly);
      if (held === end) events.holding(true);
    });
  };

  return {
    push: (type, body) => {
      if (!allowed.has(type)) return null;
      const update_id = nextId;
      nextId += 1;
      created.add(update_id);
      kept.push({ update_id, [type]: body });
      events.created(update_id, type);
      held?.('look');
      return update_id;
    },
    poll: async ({ offset, limit, timeout, allowedUpdates }, gone) => {
      allow(allowedUpdates);
      // A negative offset counts from the end, and forgets all before it.
      if (offset < 0) confirmBelow(nextId + offset);
      else if (offset <= nextId + maxOffsetAhead) confirmBelow(offset);
      if (kept.length === 0 && timeout > 0) {
        // Only a poll that is going to wait ends another: the short one a bot stops with must not.
        held?.({ conflict: otherPoll });
        const outcome = await hold(timeout, gone);
        if (outcome !== 'look') throw conflict(outcome.conflict);
      }
      return kept.slice(0, limit);
    },
    allow,
    interrupt: (reason) => held?.({ conflict: reason }),
    pending: () => kept,
    isHolding: () => held !== null,
    confirm: (updateId) => {
      const before = kept.length;
      kept = kept.filter((update) => update.update_id !== updateId);
      if (kept.length < before) events.confirmed([updateId]);
    },
    isConfirmed: (updateId) => created.has(updateId) && !kept.some((update) => update.update_id === updateId),
    drop: () => confirmBelow(Number.POSITIVE_INFINITY),
    allowedTypes: () => (allowed === defaultUpdateTypes ? undefined : [...allowed]),
    restartAt: (updateId) => {
      nextId = updateId;
    },
  };
}
