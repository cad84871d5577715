import type { MiddlewareFn } from 'grammy';

/**
 * Begins updates one a turn. A hundred may come at once, and the search for each holds the process for some milliseconds:
 * between two of them an inline query that has come meanwhile has its turn.
 *
 * @param takeTurn lets whatever else has come in be handled first.
 */
export function takeTurns(takeTurn: () => Promise<void>): MiddlewareFn {
  let last = Promise.resolve();
  return async (_context, next) => {
    last = last.then(takeTurn);
    await last;
    await next();
  };
}
