import type { Log } from './log.js';
import type { Outbox } from './outbox.js';

export interface KeepHousePorts {
  readonly outbox: Pick<Outbox, 'prune' | 'chatsGoneBefore'>;
  /** Forgets all that is kept of a chat that has been gone for 30 days, the outbox's part too. */
  readonly forgetChat: (chatId: number) => void;
  /** Deletes what else has been kept for its time. */
  readonly forgetOld?: () => void;
  /** What the log calls a chat. */
  readonly chatName: (chatId: number) => string;
  readonly log: Log;
}

const everyMs = 60 * 60 * 1000;
const keptMs = 30 * 24 * 60 * 60 * 1000;
/** So that nobody waits for long meanwhile. */
const mostAlerts = 1000;
const mostChats = 20;

/**
 * Forgets, once an hour, what was settled and which chats have gone 30 days ago, and what else has been kept long enough.
 * Gives what is to be called often.
 */
export function createHouseKeeping({
  outbox,
  forgetChat,
  forgetOld,
  chatName,
  log,
}: KeepHousePorts): (nowMs: number) => void {
  let keptAtMs = Number.NEGATIVE_INFINITY;
  return (nowMs) => {
    if (nowMs - keptAtMs < everyMs) return;
    const beforeMs = nowMs - keptMs;
    const pruned = outbox.prune(beforeMs, mostAlerts);
    const gone = outbox.chatsGoneBefore(beforeMs);
    for (const chatId of gone.slice(0, mostChats)) {
      forgetChat(chatId);
      log.info(`chat ${chatName(chatId)} has been gone for 30 days: forgotten`);
    }
    // The rest is for the next call: an article for a hundred thousand chats was settled within minutes.
    if (pruned === mostAlerts || gone.length > mostChats) return;
    forgetOld?.();
    keptAtMs = nowMs;
  };
}
