import { type Bot, GrammyError } from 'grammy';
import type { UserFromGetMe } from 'grammy/types';
import { describeError } from './describe-error.js';
import type { Log } from './log.js';
import { lastingFailure } from './polling-failure.js';
import { requestSignal } from './request-signal.js';

/** Waits so many milliseconds; rejects as soon as the signal is aborted. */
export type Wait = (milliseconds: number, signal: AbortSignal) => Promise<unknown>;

const firstPauseMs = 1000;
const longestPauseMs = 60_000;

/**
 * Asks Telegram who the bot is (`getMe`), and goes on asking while the network or Telegram is down: 1 s, 2 s, 4 s … up
 * to a minute apart, or what a 429 asks for, each failure a line in the log. A machine that starts before its network
 * is up must not lose its bot.
 *
 * @returns `null` where the signal was aborted first.
 * @throws TokenRefusedError
 */
export async function verifyToken(
  bot: Bot,
  { log, wait, signal }: { log: Log; wait: Wait; signal: AbortSignal },
): Promise<UserFromGetMe | null> {
  for (let pauseMs = firstPauseMs; !signal.aborted; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- one attempt after the other is the point
      const identity = await bot.api.getMe(requestSignal(signal));
      bot.botInfo = identity;
      return identity;
    } catch (error) {
      if (signal.aborted) break;
      const lasting = lastingFailure(error, bot.token);
      if (lasting !== null) throw lasting;
      const waitMs = retryAfterMs(error) ?? pauseMs;
      log.warn(`cannot reach Telegram, next attempt in ${waitMs / 1000} s: ${describeError(error, bot.token)}`);
      // oxlint-disable-next-line no-await-in-loop
      await wait(waitMs, signal).catch((reason: unknown) => {
        if (!signal.aborted) throw reason;
      });
    }
  }
  return null;
}

function retryAfterMs(error: unknown): number | null {
  const seconds = error instanceof GrammyError ? error.parameters.retry_after : undefined;
  return seconds === undefined ? null : seconds * 1000;
}
