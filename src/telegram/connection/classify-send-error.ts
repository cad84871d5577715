import { GrammyError, HttpError } from 'grammy';
import type { SendOutcome } from '../../alert/send-outcome.js';
import { describeError } from './describe-error.js';
import { errorCode } from './error-code.js';
import { isThreadGone } from './is-thread-gone.js';

/**
 * Failures of Node's network layer that come before a connection stands: nothing of the request was written. Whatever
 * else ends a connection may have come after it.
 */
const beforeConnection: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
]);

/** Telegram's own wait where it names none. */
const floodSeconds = 30;

/**
 * What became of a `sendMessage` that did not succeed.
 *
 * By `error_code` and `parameters`. Two refusals share their code with all others and have no parameters: a chat that is
 * not found, and a topic that is closed or deleted (400); for these the description counts too.
 *
 * @param threadId the topic it was sent to; 0 for none.
 */
export function classifySendError(error: unknown, threadId: number, token: string): SendOutcome {
  const reason = describeError(error, token);
  if (error instanceof GrammyError) return classifyRefusal(error, threadId, reason);
  if (error instanceof HttpError && beforeConnection.has(errorCode(error.error)))
    return { kind: 'unreachable', reason };
  return { kind: 'uncertain', reason };
}

function classifyRefusal(error: GrammyError, threadId: number, reason: string): SendOutcome {
  const { retry_after: seconds, migrate_to_chat_id: movedTo } = error.parameters;
  if (seconds !== undefined || error.error_code === 429)
    return { kind: 'retry-after', seconds: seconds ?? floodSeconds };
  if (movedTo !== undefined) return { kind: 'chat-moved', chatId: movedTo };
  switch (error.error_code) {
    case 403:
      return { kind: 'chat-gone', reason };
    // The token is nobody's any more: no chat can be written to.
    case 401:
    case 404:
      return { kind: 'unreachable', reason };
    case 400:
      if (/chat not found/iu.test(error.description)) return { kind: 'chat-gone', reason };
      if (threadId !== 0 && isThreadGone(error)) {
        return { kind: 'thread-gone', reason };
      }
      return { kind: 'failed', reason };
    default:
      return { kind: 'failed', reason };
  }
}
