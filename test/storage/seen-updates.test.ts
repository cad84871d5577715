import { expect, it } from 'vitest';
import { openDatabase } from '../../src/storage/open-database.js';
import { createSeenUpdates, maxSeenUpdates } from '../../src/storage/sqlite-seen-updates.js';
import { temporaryFolder } from './folder.js';

it('an update is new once, also after a restart, whatever its order', () => {
  const folder = temporaryFolder();
  const first = openDatabase(folder);
  const seen = createSeenUpdates(first);
  expect([5, 7, 6, 7, 5].map((id) => seen.remember(id))).toEqual([true, true, true, false, false]);
  first.close();
  const second = openDatabase(folder);
  expect([6, 1, 7, 1].map((id) => createSeenUpdates(second).remember(id))).toEqual([false, true, false, false]);
  second.close();
});

it('what is remembered is there for whoever looks after a kill: it is committed', () => {
  const folder = temporaryFolder();
  const killed = openDatabase(folder);
  createSeenUpdates(killed).remember(5);
  // Not closed.
  const other = openDatabase(folder);
  expect(createSeenUpdates(other).remember(5)).toBe(false);
  other.close();
  killed.close();
});

it('the last 10,000 are kept', () => {
  const database = openDatabase(temporaryFolder());
  const seen = createSeenUpdates(database);
  for (let place = 0; place <= maxSeenUpdates; place += 1) seen.remember(1_000_000 - place);
  expect(database.prepare('SELECT count(*) FROM seen_update').pluck().get()).toBe(maxSeenUpdates);
  expect(seen.remember(1_000_000 - 1)).toBe(false);
  expect(seen.remember(1_000_000)).toBe(true);
  database.close();
});
