import { overwriteDeleted } from '../storage/forget-chat.js';
import type { openDatabase } from '../storage/open-database.js';
import type { Forgetting } from '../telegram/privacy/forgetting.js';
import type { Log } from './log.js';

export interface OpenForgettingOptions {
  readonly database: ReturnType<typeof openDatabase>;
  /** Deletes all of a chat or person, and what of it stands in memory, in one transaction. */
  readonly forgetChat: (chatId: number) => void;
  readonly log: Log;
}

/** What `/forget` does. */
export function openForgetting({ database, forgetChat, log }: OpenForgettingOptions): Forgetting {
  return {
    forget: (chatId) => {
      forgetChat(chatId);
      if (!overwriteDeleted(database)) {
        log.warn('another program reads the database: what was forgotten stays in its write-ahead log until that ends');
      }
    },
  };
}
