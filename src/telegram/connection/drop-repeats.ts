import type { MiddlewareFn } from 'grammy';
import type { Log } from '../log.js';
import { describeError } from './describe-error.js';
import type { SeenUpdates } from './seen-updates.js';

/**
 * Lets each update through once, for good. Telegram gives an update again when the bot was killed before it could confirm
 * it: answered twice would be once too often, so that an update counts as met as soon as it is begun. A memory that
 * fails (a full disk) is told in the log, and does not silence the bot.
 */
export function dropRepeats(seen: SeenUpdates, log: Log): MiddlewareFn {
  return async ({ api, update }, next) => {
    let isNew = true;
    try {
      isNew = seen.remember(update.update_id);
    } catch (error) {
      log.error(`update ${update.update_id}: could not be remembered: ${describeError(error, api.token)}`);
    }
    if (isNew) await next();
  };
}
