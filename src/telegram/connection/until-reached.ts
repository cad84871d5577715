import { GrammyError } from 'grammy';
import type { Log } from '../log.js';
import { describeError } from './describe-error.js';
import { lastingFailure } from './polling-failure.js';

/** Waits so many milliseconds; rejects as soon as the signal is aborted. */
export type Wait = (milliseconds: number, signal: AbortSignal) => Promise<unknown>;

export interface ReachOptions {
  readonly token: string;
  readonly log: Log;
  readonly wait: Wait;
  readonly signal: AbortSignal;
}

const firstPauseMs = 1000;
const longestPauseMs = 60_000;

/**
 * Makes a request again and again while the network or Telegram is down: 1 s, 2 s, 4 s … up to a minute apart, or what a
 * 429 asks for, each failure a line in the log. A machine that starts before its network is up must not lose its bot.
 *
 * @returns `null` where the signal was aborted first.
 * @throws TokenRefusedError, or what else waiting will not mend.
 */
export async function untilReached<Result>(
  request: () => Promise<Result>,
  { token, log, wait, signal }: ReachOptions,
): Promise<Result | null> {
  for (let pauseMs = firstPauseMs; !signal.aborted; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- one attempt after the other is the point
      return await request();
    } catch (error) {
      if (signal.aborted) break;
      const lasting = lastingFailure(error, token);
      if (lasting !== null) throw lasting;
      const waitMs = retryAfterMs(error) ?? pauseMs;
      log.warn(`cannot reach Telegram, next attempt in ${waitMs / 1000} s: ${describeError(error, token)}`);
      // oxlint-disable-next-line no-await-in-loop
      await waitUnlessStopped(wait, waitMs, signal);
    }
  }
  return null;
}

/** Resolves after the time, or as soon as the signal is aborted. */
export async function waitUnlessStopped(wait: Wait, milliseconds: number, signal: AbortSignal): Promise<void> {
  await wait(milliseconds, signal).catch((reason: unknown) => {
    if (!signal.aborted) throw reason;
  });
}

/** What a 429 asks for. */
export function retryAfterMs(error: unknown): number | null {
  const seconds = error instanceof GrammyError ? error.parameters.retry_after : undefined;
  return seconds === undefined ? null : seconds * 1000;
}
