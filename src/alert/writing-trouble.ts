import type { Log } from './log.js';

/** Tells, once, when the outbox can't be written any more, and once when it can again. */
export interface WritingTrouble {
  /**
   * What the work gives; `null` where the disk keeps it from being written down now: nothing of it is.
   *
   * @throws what the work throws for any other reason
   */
  attempt<Value>(work: () => Value): Value | null;
}

/** @param isPassing whether an error is one that passes, such as a full disk */
export function createWritingTrouble(isPassing: (error: unknown) => boolean, log: Log): WritingTrouble {
  let isFailing = false;
  return {
    attempt: (work) => {
      try {
        const value = work();
        if (isFailing) log.info('alerts: the outbox can be written again');
        isFailing = false;
        return value;
      } catch (error) {
        if (!isPassing(error)) throw error;
        if (!isFailing) log.error(`alerts: ${String(error)}; none is sent until the outbox can be written`);
        isFailing = true;
        return null;
      }
    },
  };
}
