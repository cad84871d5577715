import type { Api } from 'grammy';
import type { Update } from 'grammy/types';
import { inlineFirst } from './inline-first.js';
import { lastingFailure } from './polling-failure.js';
import type { RequestSignal } from './request-signal.js';
import { type ReachOptions, retryAfterMs, waitUnlessStopped } from './until-reached.js';

/** Gets updates, each once, and tells Telegram which have come. */
export interface UpdateFetcher {
  /**
   * The next 1 to `most` updates, or none after 30 s without any. Asking for the next confirms those before. While the
   * network or Telegram is down it goes on asking. Inline queries come first, see {@link inlineFirst}.
   *
   * @param most 1 or more; Telegram gives 100 at most.
   * @throws TokenRefusedError, PollingConflictError; the aborted request where the signal was aborted.
   */
  fetch(most: number, signal: RequestSignal): Promise<Update[]>;
  /** Confirms the last that were fetched, unless that failed for good; what came after them stays for the next start. */
  confirm(): Promise<void>;
}

/** Update types the bot handles. Named, so that Telegram sends no others (Bot API, "getUpdates"). */
const allowedUpdates = [
  'message',
  'edited_message',
  'channel_post',
  'callback_query',
  'my_chat_member',
  'inline_query',
] as const;

const pollSeconds = 30;
const maxBatch = 100;
const pauseMs = 3000;

/**
 * The runner's own fetcher would double its pauses without end, wait out a 429 even when the bot is to stop, and print
 * errors with the token in them (`createUpdateFetcher` of `@grammyjs/runner` 2.0.3).
 */
export function createUpdateFetcher(api: Api, { token, wait, signal: stopping }: ReachOptions): UpdateFetcher {
  let offset = 0;
  let refused = false;
  return {
    fetch: async (most, signal) => {
      for (;;) {
        try {
          // oxlint-disable-next-line no-await-in-loop -- one attempt after the other is the point
          const updates = await api.getUpdates(
            { offset, limit: Math.min(most, maxBatch), timeout: pollSeconds, allowed_updates: allowedUpdates },
            signal,
          );
          const last = updates.at(-1);
          if (last !== undefined) offset = last.update_id + 1;
          return inlineFirst(updates);
        } catch (error) {
          if (signal.aborted) throw error;
          const lasting = lastingFailure(error, token);
          refused = lasting !== null;
          if (lasting !== null) throw lasting;
          // oxlint-disable-next-line no-await-in-loop
          await waitUnlessStopped(wait, retryAfterMs(error) ?? pauseMs, stopping);
        }
      }
    },
    confirm: async () => {
      if (offset !== 0 && !refused) await api.getUpdates({ offset, limit: 1, timeout: 0 });
    },
  };
}
