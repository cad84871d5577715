import { GrammyError } from 'grammy';
import { describeError } from './describe-error.js';
import { PollingConflictError } from './polling-conflict-error.js';
import { TokenRefusedError } from './token-refused-error.js';

/**
 * An error that no waiting will mend, in a form that is safe to show; `null` where trying again may help: the network,
 * Telegram's own trouble (5xx) and floods (429).
 *
 * Decided by `error_code`: 401 is a token that was well formed once, 404 on any method of ours one that never was.
 */
export function lastingFailure(error: unknown, token: string): Error | null {
  if (!(error instanceof GrammyError)) return null;
  const answer = describeError(error, token);
  switch (error.error_code) {
    case 401:
    case 404:
      return new TokenRefusedError(answer);
    case 409:
      return new PollingConflictError(answer);
    default:
      return error.error_code >= 500 || error.error_code === 429 ? null : new Error(`Telegram refused ${answer}`);
  }
}
