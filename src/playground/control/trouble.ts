import { command } from './command.js';
import { flag, integer, object, optional, orNull, text } from './shape.js';

const nothing = object({});

export const trouble = {
  /** Lets requests fail; see `FaultSpec`. Gives the fault's id. */
  fault: command(
    object({
      method: optional(text),
      chat: optional(integer),
      code: optional(integer),
      description: optional(text),
      retryAfter: optional(integer),
      times: optional(orNull(integer)),
      dropBefore: optional(flag),
      dropAfterAccept: optional(flag),
      delayMs: optional(integer),
      hold: optional(flag),
    }),
    ({ world, records }, spec) => {
      const { id } = records.faults.add(spec);
      world.events.emit({ kind: 'world', what: `fault ${id}` });
      return id;
    },
  ),
  /** Faults that still wait for a request. */
  faults: command(nothing, ({ records }) => records.faults.all()),
  /** Lets go the requests that a fault with `hold` keeps. */
  release: command(object({ fault: integer }), ({ records }, { fault }) => records.faults.release(fault)),
  /** Forgets every fault and lets go what they hold. */
  clearFaults: command(nothing, ({ records }) => records.faults.clear()),
  /** Taps older than this can't be answered any more. */
  forgetCallbacksAfter: command(object({ milliseconds: integer }), ({ world }, { milliseconds }) => {
    world.callbackQueries.forgetAfterMs = milliseconds;
  }),
  forgetInlineQueriesAfter: command(object({ milliseconds: integer }), ({ world }, { milliseconds }) => {
    world.inlineQueries.forgetAfterMs = milliseconds;
  }),
};
