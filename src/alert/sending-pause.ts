import { createFloodWatch } from './flood-watch.js';
import type { Log } from './log.js';
import type { SendOutcome } from './send-outcome.js';

/** Until when nothing is sent to anybody: a flood of the whole bot, or no connection. */
export interface SendingPause {
  /** Milliseconds since 1970-01-01T00:00:00Z; in the past where nothing keeps from sending. */
  untilMs(): number;
  note(outcome: SendOutcome, chatId: number, nowMs: number): void;
  /** The clock was set, by so many milliseconds; below 0 for back. */
  mend(byMs: number): void;
}

const shortestOutageMs = 1000;
const longestOutageMs = 60_000;

export function createSendingPause(log: Log): SendingPause {
  const floods = createFloodWatch();
  let untilMs = 0;
  let outageMs = 0;

  const noteFlood = (chatId: number, seconds: number, nowMs: number): void => {
    const floodUntilMs = floods.flooded(chatId, seconds * 1000, nowMs);
    if (floodUntilMs === null || floodUntilMs <= untilMs) return;
    untilMs = floodUntilMs;
    log.warn(`flood of the whole bot: no alerts for ${Math.ceil((untilMs - nowMs) / 1000)} s`);
  };
  const noteOutage = (reason: string, nowMs: number): void => {
    // What was under way with the first fails with it.
    if (untilMs > nowMs) return;
    outageMs = Math.min(longestOutageMs, Math.max(shortestOutageMs, outageMs * 2));
    untilMs = nowMs + outageMs;
    log.warn(`no alerts for ${outageMs / 1000} s: ${reason}`);
  };

  return {
    untilMs: () => untilMs,
    mend: (byMs) => {
      if (Number.isFinite(byMs)) untilMs += byMs;
    },
    note: (outcome, chatId, nowMs) => {
      if (outcome.kind === 'unreachable') {
        noteOutage(outcome.reason, nowMs);
        return;
      }
      outageMs = 0;
      if (outcome.kind === 'delivered') floods.delivered();
      if (outcome.kind === 'retry-after') noteFlood(chatId, outcome.seconds, nowMs);
    },
  };
}
