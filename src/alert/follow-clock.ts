import type { Log } from './log.js';
import type { Outbox } from './outbox.js';
import type { SendingPause } from './sending-pause.js';

export interface FollowClockPorts {
  readonly outbox: Pick<Outbox, 'mendTimes'>;
  readonly pause: Pick<SendingPause, 'mend'>;
  readonly log: Log;
}

/** Less is a correction, and nobody's doing. */
const toldFromMs = 1000;

/**
 * Notices that the clock was set back: all that is owed would wait until it has caught up. Gives what is to be called often;
 * the first call finds what happened while no process ran.
 */
export function createFollowClock({ outbox, pause, log }: FollowClockPorts): (nowMs: number) => void {
  let lastMs: number | null = null;
  return (nowMs) => {
    if (lastMs === null || nowMs < lastMs) {
      const byMs = outbox.mendTimes(nowMs);
      if (byMs >= toldFromMs)
        log.warn(`the clock was set back by ${Math.ceil(byMs / 1000)} s: what is owed follows it`);
      if (lastMs !== null) pause.mend(nowMs - lastMs);
    }
    lastMs = nowMs;
  };
}
