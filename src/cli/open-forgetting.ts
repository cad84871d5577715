import { createChatForgetter, overwriteDeleted } from '../storage/forget-chat.js';
import type { openDatabase } from '../storage/open-database.js';
import type { Forgetting } from '../telegram/privacy/forgetting.js';
import type { Log } from './log.js';

export interface OpenForgettingOptions {
  readonly database: ReturnType<typeof openDatabase>;
  /** What is kept in memory, too: subscriptions that articles are compared with, and what chats are owed. */
  readonly forgetSubscriptions: (chatId: number) => void;
  readonly log: Log;
}

/** What `/forget` does. */
export function openForgetting({ database, forgetSubscriptions, log }: OpenForgettingOptions): Forgetting {
  const forgetRest = createChatForgetter(database);
  const forgetAll = database.transaction((chatId: number): void => {
    forgetSubscriptions(chatId);
    forgetRest(chatId);
  });
  return {
    forget: (chatId) => {
      forgetAll.immediate(chatId);
      if (!overwriteDeleted(database)) {
        log.warn('another program reads the database: what was forgotten stays in its write-ahead log until that ends');
      }
    },
  };
}
