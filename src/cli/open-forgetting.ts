import { overwriteDeleted } from '../storage/forget-chat.js';
import type { openDatabase } from '../storage/open-database.js';
import type { Forgetting } from '../telegram/privacy/forgetting.js';
import { describeCrash } from './describe-crash.js';
import type { Log } from './log.js';

export interface OpenForgettingOptions {
  readonly database: ReturnType<typeof openDatabase>;
  /** Deletes all of a chat or person, and what of it stands in memory, in one transaction. */
  readonly forgetChat: (chatId: number) => void;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly now: () => number;
  /** Rejects as soon as the signal is aborted. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<unknown>;
  readonly log: Log;
}

export interface OpenForgetting extends Forgetting {
  /** Overwrites what is deleted and not overwritten yet. Call it before the database is closed. */
  close(): void;
}

/** While a large database is rewritten nothing else is done: nobody may ask for it again and again. */
const everyMs = 60_000;

/** What `/forget` does. */
export function openForgetting({ database, forgetChat, now, wait, log }: OpenForgettingOptions): OpenForgetting {
  const closed = new AbortController();
  let lastMs = Number.NEGATIVE_INFINITY;
  let isOwed = false;
  const overwrite = (): void => {
    isOwed = false;
    lastMs = now();
    if (!overwriteDeleted(database)) {
      log.warn('another program reads the database: what was forgotten stays in its write-ahead log until that ends');
    }
  };
  const overwriteOwed = (): void => {
    try {
      if (isOwed) overwrite();
    } catch (error) {
      log.error(`could not overwrite what was forgotten; the next /forget does: ${describeCrash(error)}`);
    }
  };
  const overwriteLater = async (milliseconds: number): Promise<void> => {
    if (isOwed) return;
    isOwed = true;
    await wait(milliseconds, closed.signal).catch(() => undefined);
    overwriteOwed();
  };
  return {
    forget: (chatId) => {
      forgetChat(chatId);
      const heldMs = Math.min(everyMs, lastMs + everyMs - now());
      if (heldMs <= 0) overwrite();
      else void overwriteLater(heldMs);
    },
    close: () => {
      overwriteOwed();
      closed.abort();
    },
  };
}
