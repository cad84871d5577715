import { HttpError, type RawApi, type Transformer } from 'grammy';
import { errorCode } from './error-code.js';

/** Made twice, they leave what they leave made once. */
const harmless: ReadonlySet<keyof RawApi> = new Set([
  'answerCallbackQuery',
  'editMessageReplyMarkup',
  'editMessageText',
] as const);

/** The connection was closed under the request: most often one that had been idle for longer than the server keeps it. */
const lost: ReadonlySet<unknown> = new Set(['ECONNRESET', 'EPIPE']);

/**
 * Makes a request whose connection was lost once more, at once, where that can do no harm: whoever tapped need not tap
 * again. A message is never sent again: the first may have arrived.
 */
export function repeatHarmless(): Transformer {
  return async (previous, method, payload, signal) => {
    try {
      return await previous(method, payload, signal);
    } catch (error) {
      const isLost = error instanceof HttpError && lost.has(errorCode(error.error));
      if (!isLost || !harmless.has(method) || signal?.aborted === true) throw error;
      return previous(method, payload, signal);
    }
  };
}
