import { createConcurrentSink, createRunner, createSource } from '@grammyjs/runner';
import type { Bot, BotError } from 'grammy';
import type { Update } from 'grammy/types';
import { describeError } from './describe-error.js';
import { createUpdateFetcher } from './fetch-updates.js';
import { createInHand } from './in-hand.js';
import { type ReachOptions, waitUnlessStopped } from './until-reached.js';

export interface RunningUpdates {
  /**
   * Settles when nothing is fetched any more and what was fetched is handled, or the time for that has run out.
   *
   * @throws TokenRefusedError, PollingConflictError
   */
  readonly finished: Promise<void>;
  /** Fetches no more. */
  stop(): void;
}

/** How long what is in hand may take after the bot is to stop; a container is given 10 s before it is killed. */
const drainMs = 8000;

/**
 * Gets updates and handles them, many chats at a time.
 *
 * What was fetched is handled even when the bot is to stop: asking for the next updates, which happens at once, has
 * confirmed those before, and Telegram will not give them again.
 *
 * @param abandon called when time has run out: ends the requests that are still under way.
 */
export function runUpdates(bot: Bot, options: ReachOptions, abandon: () => void): RunningUpdates {
  const { token, log, wait } = options;
  const fetcher = createUpdateFetcher(bot.api, options);
  const inHand = createInHand();
  const source = createSource({ supply: (most, signal) => fetcher.fetch(most, signal) });
  const sink = createConcurrentSink(
    { consume: (update: Update) => inHand.add(bot.handleUpdate(update)) },
    async (error: BotError) => {
      await bot.errorHandler(error);
    },
  );
  const runner = createRunner(source, sink);

  const drain = async (): Promise<void> => {
    const confirmed = fetcher.confirm().catch((error: unknown) => {
      log.warn(`could not confirm the last message: ${describeError(error, token)}`);
    });
    const done = new AbortController();
    const handled = Promise.all([inHand.finished(), confirmed]).then(() => done.abort());
    await Promise.race([handled, waitUnlessStopped(wait, drainMs, done.signal)]);
    if (done.signal.aborted) return;
    log.warn(`stopped with ${inHand.size} messages in hand: they took longer than ${drainMs / 1000} s`);
    abandon();
  };

  const finish = async (): Promise<void> => {
    try {
      await runner.task();
    } finally {
      await drain();
    }
  };

  runner.start();
  return { finished: finish(), stop: () => void runner.stop() };
}
