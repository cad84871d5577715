import type Database from 'better-sqlite3';

/** What a database holds, counted for a person who wants to know whether it is the right one. */
export interface DatabaseContents {
  /** `user_version`, from 1. */
  readonly schema: number;
  readonly subscriptions: number;
  /** Chats that have at least one. */
  readonly subscribedChats: number;
  /** Alerts that are not settled. */
  readonly owedAlerts: number;
  /** Articles that were ever served. */
  readonly knownArticles: number;
  readonly bytes: number;
}

/** Counts in a database of any schema of ours; what its version did not have yet is 0. */
export function contentsOf(database: Database.Database): DatabaseContents {
  const count = (table: string, counted: string): number => {
    if (database.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').get(table) === undefined) return 0;
    return Number(database.prepare(`SELECT count(${counted}) FROM ${table}`).pluck().get());
  };
  const number = (pragma: string) => Number(database.pragma(pragma, { simple: true }));
  return {
    schema: number('user_version'),
    subscriptions: count('subscription', '*'),
    subscribedChats: count('subscription', 'DISTINCT chat_id'),
    owedAlerts: count('alert', "CASE WHEN state IN ('owed', 'sending') THEN 1 END"),
    knownArticles: count('article', '*'),
    bytes: number('page_count') * number('page_size'),
  };
}
