import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type FeedState, newFeedState, type TakenItem } from '../../src/feed/feed-state.js';
import { migrations } from '../../src/storage/migrations.js';
import { openDatabase } from '../../src/storage/open-database.js';
import { readFeedStates } from '../../src/storage/read-feed-states.js';
import { createFeedMemory } from '../../src/storage/sqlite-feed-memory.js';
import { temporaryFolder } from './folder.js';

const ADDRESS = 'https://example.org/feed';
const STATE: FeedState = {
  address: ADDRESS,
  movedTo: 'https://example.org/new',
  etag: '"1"',
  lastModified: 'Tue, 01 Mar 2022 00:00:00 GMT',
  nextTryMs: 2,
  decidedMs: 1,
  lastSuccessMs: 1,
  failures: 3,
  lastError: 'HTTP 500',
  isGone: true,
};
const ITEM: TakenItem = {
  path: 'feeds/x/2022-03-01-a.html',
  feed: ADDRESS,
  title: '甲',
  link: 'https://example.org/a',
  contentHash: 'c1',
  pageFailures: 2,
};

describe('the memory of feeds', () => {
  it('keeps a state across restarts, the last one', () => {
    const folder = temporaryFolder();
    const first = openDatabase(folder);
    const memory = createFeedMemory(first);
    expect(memory.stateOf(ADDRESS)).toBeNull();
    memory.saveState(newFeedState(ADDRESS));
    memory.saveState(STATE);
    first.close();
    const second = openDatabase(folder);
    expect(createFeedMemory(second).stateOf(ADDRESS)).toEqual(STATE);
    expect(createFeedMemory(second).stateOf('https://example.org/other')).toBeNull();
    second.close();
  });

  it('finds an item under all its keys; a key that another item takes is that one’s', () => {
    const database = openDatabase(temporaryFolder());
    const memory = createFeedMemory(database);
    memory.saveItem(ITEM, ['id', 'link'], 1);
    expect(['id', 'link', 'other'].map((key) => memory.findItem(key))).toEqual([ITEM, ITEM, null]);
    const changed = { ...ITEM, contentHash: 'c2', pageFailures: 0, title: null, link: null };
    memory.saveItem(changed, ['other'], 2);
    expect(['id', 'link', 'other'].map((key) => memory.findItem(key))).toEqual([changed, changed, changed]);
    const next = { ...ITEM, path: 'feeds/x/2022-03-01-b.html' };
    memory.saveItem(next, ['id'], 3);
    expect(['id', 'link'].map((key) => memory.findItem(key))).toEqual([next, changed]);
    database.close();
  });

  it('forgets what a feed has not shown for long, and no other feed’s', () => {
    const database = openDatabase(temporaryFolder());
    const memory = createFeedMemory(database);
    const other = { ...ITEM, path: 'feeds/y/b.html', feed: 'https://example.org/other' };
    memory.saveItem(ITEM, ['old'], 1);
    memory.saveItem({ ...ITEM, path: 'feeds/x/c.html' }, ['fresh'], 9);
    memory.saveItem(other, ['other'], 1);
    memory.forgetItems(ADDRESS, 5);
    expect(['old', 'fresh', 'other'].map((key) => memory.findItem(key)?.path ?? null)).toEqual([
      null,
      'feeds/x/c.html',
      'feeds/y/b.html',
    ]);
    database.close();
  });
});

describe('the states that are read without the lock', () => {
  it('are those that were kept, while a bot runs and when none does, and nothing is written', () => {
    const folder = temporaryFolder();
    const running = openDatabase(folder);
    createFeedMemory(running).saveState(STATE);
    const expected = new Map([[ADDRESS, STATE]]);
    expect(readFeedStates(folder, [ADDRESS, 'https://example.org/never-met'])).toEqual(expected);
    expect(readdirSync(folder)).toContain('chuchu.sqlite-wal');
    running.close();
    expect(readdirSync(folder)).toEqual(['chuchu.sqlite']);
    expect(readFeedStates(folder, [ADDRESS])).toEqual(expected);
    expect(readdirSync(folder)).toEqual(['chuchu.sqlite']);
  });

  it('are none where there is no database, or one of before', () => {
    const folder = temporaryFolder();
    expect(readFeedStates(join(folder, 'missing'), [ADDRESS])).toEqual(new Map());
    openDatabase(folder, migrations.slice(0, 2)).close();
    expect(readFeedStates(folder, [ADDRESS])).toEqual(new Map());
  });

  it('cannot be read from what is no database, which is told', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'chuchu.sqlite'), 'no database at all, though it is long enough to be one'.repeat(20));
    expect(() => readFeedStates(folder, [ADDRESS])).toThrow(
      'chuchu.sqlite: expected an undamaged SQLite database, got file is not a database',
    );
  });
});
