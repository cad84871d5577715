import { createConcurrentSink, createRunner, createSource } from '@grammyjs/runner';
import type { Bot, BotError } from 'grammy';
import type { Update } from 'grammy/types';
import { describeError } from './describe-error.js';
import { type DrainPorts, drainInHand } from './drain-in-hand.js';
import { createUpdateFetcher } from './fetch-updates.js';
import { createInHand } from './in-hand.js';
import type { ReachOptions } from './until-reached.js';

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

/**
 * Gets updates and handles them, many chats at a time.
 *
 * What was fetched is handled even when the bot is to stop: asking for the next updates, which happens at once, has
 * confirmed those before, and Telegram will not give them again.
 */
export function runUpdates(bot: Bot, options: ReachOptions & DrainPorts): RunningUpdates {
  const { token, log } = options;
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
    await drainInHand(inHand, confirmed, options);
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
