import type { Transformer } from 'grammy';
import type { Log } from '../log.js';
import type { Contact } from './contact.js';
import { describeError } from './describe-error.js';

/**
 * Logs when polling begins to fail and when it works again: one line each, not one for every attempt (grammY tries
 * every 3 s and says nothing).
 *
 * @param contact told of each poll that was answered.
 */
export function watchPolling(token: string, log: Log, contact: Pick<Contact, 'note'>): Transformer {
  let failing = false;
  const begins = (reason: string): void => {
    if (!failing) log.warn(`cannot get updates, trying on: ${reason}`);
    failing = true;
  };
  return async (previous, method, payload, signal) => {
    if (method !== 'getUpdates') return previous(method, payload, signal);
    try {
      const response = await previous(method, payload, signal);
      if (!response.ok) {
        if (!endsPolling(response.error_code)) begins(`${response.error_code} ${response.description}`);
      } else {
        contact.note();
        if (failing) log.info('getting updates again');
        failing = false;
      }
      return response;
    } catch (error) {
      if (signal?.aborted !== true) begins(describeError(error, token));
      throw error;
    }
  };
}

/** grammY gives up on these, and `start` rejects with them: saying so twice would be once too often. */
function endsPolling(errorCode: number): boolean {
  return errorCode === 401 || errorCode === 409;
}
