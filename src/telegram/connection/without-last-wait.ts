import type { Transformer } from 'grammy';
import type { ApiError } from 'grammy/types';

/** What the last attempt was refused with, on its way past what would wait after it. */
class LastAttempt extends Error {
  constructor(readonly refusal: ApiError) {
    super('the last attempt failed');
  }
}

/**
 * Gives what came of the second attempt at once: `@grammyjs/auto-retry` 2.0.2, told to try again once, waits after that one,
 * too, 6 s after trouble of Telegram's, before it gives up. All that its chat has said meanwhile would wait with it.
 */
export function withoutLastWait(repeating: Transformer): Transformer {
  return async (previous, method, payload, signal) => {
    let attempts = 0;
    const counted: typeof previous = async (called, given, own) => {
      const response = await previous(called, given, own);
      attempts += 1;
      if (attempts > 1 && !response.ok) throw new LastAttempt(response);
      return response;
    };
    try {
      return await repeating(counted, method, payload, signal);
    } catch (error) {
      if (error instanceof LastAttempt) return error.refusal;
      throw error;
    }
  };
}
