import type { Update } from 'grammy/types';
import { Refusal } from './refusal.js';
import type { PollRequest } from './stand-in-requests.js';

/** What Telegram keeps for a bot until it is fetched and confirmed (Bot API, "getUpdates"). */
export interface UpdateQueue {
  /** Keeps an update of a type that the last poll allowed when it came. */
  push(content: Omit<Update, 'update_id'>): void;
  /**
   * Confirms everything below `offset`, then holds until there is an update or the time is over. A second poll ends the
   * first, which then gets 409.
   *
   * @param gone aborted when the one who asked has hung up.
   * @throws Refusal
   */
  poll(request: PollRequest, gone: AbortSignal): Promise<readonly Update[]>;
  /** Ids that are neither fetched with a higher offset nor dropped. */
  unconfirmed(): readonly number[];
}

/** Types that are sent where no list was ever given (Bot API, "getUpdates"); enough of them for this stand-in. */
const defaultTypes = ['message', 'edited_message', 'callback_query', 'inline_query', 'my_chat_member'];

const conflict = 'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running';

export function createUpdateQueue(firstUpdateId = 1000): UpdateQueue {
  let nextId = firstUpdateId;
  let kept: Update[] = [];
  let allowed: readonly string[] = defaultTypes;
  let pending: ((outcome: 'look' | 'conflict') => void) | null = null;

  const hold = (seconds: number, gone: AbortSignal): Promise<'look' | 'conflict'> =>
    new Promise((resolve) => {
      const end = (outcome: 'look' | 'conflict'): void => {
        clearTimeout(timer);
        if (pending === end) pending = null;
        resolve(outcome);
      };
      const timer = setTimeout(() => end('look'), seconds * 1000);
      gone.addEventListener('abort', () => end('look'));
      pending = end;
    });

  return {
    push: (content) => {
      if (!Object.keys(content).some((type) => allowed.includes(type))) return;
      kept.push({ ...content, update_id: nextId });
      nextId += 1;
      pending?.('look');
    },
    poll: async ({ offset, limit, timeout, allowed_updates }, gone) => {
      pending?.('conflict');
      if (allowed_updates !== undefined) allowed = allowed_updates.length === 0 ? defaultTypes : allowed_updates;
      kept = kept.filter((update) => update.update_id >= offset);
      if (kept.length === 0 && timeout > 0 && (await hold(timeout, gone)) === 'conflict') {
        throw new Refusal({ error_code: 409, description: conflict });
      }
      return kept.slice(0, limit);
    },
    unconfirmed: () => kept.map((update) => update.update_id),
  };
}
