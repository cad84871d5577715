import type { MiddlewareFn } from 'grammy';
import type { SeenUpdates } from './seen-updates.js';

/**
 * Lets each update through once, for good. Telegram gives an update again when the bot was killed before it could confirm
 * it: answered twice would be once too often, so that an update counts as met as soon as it is begun.
 */
export function dropRepeats(seen: SeenUpdates): MiddlewareFn {
  return async ({ update }, next) => {
    if (seen.remember(update.update_id)) await next();
  };
}
