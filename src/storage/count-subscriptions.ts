import type Database from 'better-sqlite3';

export interface SubscriptionCount {
  readonly subscriptions: number;
  /** Topics of a group are one chat. */
  readonly chats: number;
}

export function createSubscriptionCount(database: Database.Database): () => SubscriptionCount {
  const count = database.prepare<[], SubscriptionCount>(
    'SELECT count(*) AS subscriptions, count(DISTINCT chat_id) AS chats FROM subscription',
  );
  return () => count.get() ?? { subscriptions: 0, chats: 0 };
}
