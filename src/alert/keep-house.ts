import type { Log } from './log.js';
import type { Outbox } from './outbox.js';

export interface KeepHousePorts {
  readonly outbox: Pick<Outbox, 'prune' | 'chatsGoneBefore'>;
  /** Forgets all that is kept of a chat that has been gone for 30 days, the outbox's part too. */
  readonly forgetChat: (chatId: number) => void;
  /** What the log calls a chat. */
  readonly chatName: (chatId: number) => string;
  readonly log: Log;
}

const everyMs = 60 * 60 * 1000;
const keptMs = 30 * 24 * 60 * 60 * 1000;

/** Forgets, once an hour, what was settled and which chats have gone 30 days ago. Gives what is to be called often. */
export function createHouseKeeping({ outbox, forgetChat, chatName, log }: KeepHousePorts): (nowMs: number) => void {
  let keptAtMs = Number.NEGATIVE_INFINITY;
  return (nowMs) => {
    if (nowMs - keptAtMs < everyMs) return;
    keptAtMs = nowMs;
    outbox.prune(nowMs - keptMs);
    for (const chatId of outbox.chatsGoneBefore(nowMs - keptMs)) {
      forgetChat(chatId);
      log.info(`chat ${chatName(chatId)} has been gone for 30 days: forgotten`);
    }
  };
}
