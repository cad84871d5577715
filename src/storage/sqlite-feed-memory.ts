import type Database from 'better-sqlite3';
import type { FeedMemory, FeedState, TakenItem } from '../feed/feed-state.js';

interface StateRow {
  readonly address: string;
  readonly moved_to: string | null;
  readonly etag: string | null;
  readonly last_modified: string | null;
  readonly next_try_at: number;
  readonly decided_at: number;
  readonly last_success_at: number | null;
  readonly failures: number;
  readonly last_error: string | null;
  readonly is_gone: number;
}

interface ItemRow {
  readonly path: string;
  readonly feed: string;
  readonly title: string | null;
  readonly link: string | null;
  readonly content_hash: string;
  readonly page_failures: number;
}

/** What is remembered of feeds and of the items that were taken, each change committed by itself. */
export function createFeedMemory(database: Database.Database): FeedMemory {
  const state = database.prepare<[string], StateRow>('SELECT * FROM feed WHERE address = ?');
  const putState = database.prepare<[StateRow]>(`
    INSERT OR REPLACE INTO feed VALUES (
      @address, @moved_to, @etag, @last_modified, @next_try_at, @decided_at, @last_success_at, @failures, @last_error, @is_gone
    )`);
  const item = database.prepare<[string], ItemRow>(`
    SELECT path, feed, title, link, content_hash, page_failures
    FROM feed_item_key JOIN feed_item ON feed_item.path = feed_item_key.item_path WHERE feed_item_key.key = ?`);
  const putItem = database.prepare<[ItemRow & { readonly seen_at: number }]>(`
    INSERT INTO feed_item (path, feed, title, link, content_hash, page_failures, seen_at)
    VALUES (@path, @feed, @title, @link, @content_hash, @page_failures, @seen_at)
    ON CONFLICT (path) DO UPDATE SET
      feed = excluded.feed, title = excluded.title, link = excluded.link,
      content_hash = excluded.content_hash, page_failures = excluded.page_failures, seen_at = excluded.seen_at`);
  const putKey = database.prepare<[string, string]>(`
    INSERT INTO feed_item_key (key, item_path) VALUES (?, ?)
    ON CONFLICT (key) DO UPDATE SET item_path = excluded.item_path`);
  const forget = database.prepare<[string, number]>('DELETE FROM feed_item WHERE feed = ? AND seen_at < ?');
  const saveItem = database.transaction((row: ItemRow & { readonly seen_at: number }, keys: readonly string[]) => {
    putItem.run(row);
    for (const key of keys) putKey.run(key, row.path);
  });
  return {
    stateOf: (address) => stateOf(state.get(address)),
    saveState: (next) => {
      putState.run(rowOf(next));
    },
    findItem: (key) => itemOf(item.get(key)),
    saveItem: ({ path, feed, title, link, contentHash, pageFailures }, keys, seenMs) => {
      const row = { path, feed, title, link, content_hash: contentHash, page_failures: pageFailures, seen_at: seenMs };
      saveItem.immediate(row, keys);
    },
    forgetItems: (feed, beforeMs) => {
      forget.run(feed, beforeMs);
    },
  };
}

function stateOf(row: StateRow | undefined): FeedState | null {
  if (row === undefined) return null;
  return {
    address: row.address,
    movedTo: row.moved_to,
    etag: row.etag,
    lastModified: row.last_modified,
    nextTryMs: row.next_try_at,
    decidedMs: row.decided_at,
    lastSuccessMs: row.last_success_at,
    failures: row.failures,
    lastError: row.last_error,
    isGone: row.is_gone === 1,
  };
}

function rowOf(state: FeedState): StateRow {
  return {
    address: state.address,
    moved_to: state.movedTo,
    etag: state.etag,
    last_modified: state.lastModified,
    next_try_at: state.nextTryMs,
    decided_at: state.decidedMs,
    last_success_at: state.lastSuccessMs,
    failures: state.failures,
    last_error: state.lastError,
    is_gone: state.isGone ? 1 : 0,
  };
}

function itemOf(row: ItemRow | undefined): TakenItem | null {
  if (row === undefined) return null;
  const { path, feed, title, link, content_hash: contentHash, page_failures: pageFailures } = row;
  return { path, feed, title, link, contentHash, pageFailures };
}
