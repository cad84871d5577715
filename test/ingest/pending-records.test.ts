import { expect, it } from 'vitest';
import { PendingRecords } from '../../src/ingest/pending-records.js';

const bytes = (...values: number[]) => Uint8Array.from(values);
const changes = { articles: { put: [['a.md', bytes(1)] as const], drop: [] }, files: { drop: ['b.md'], put: [] } };

it('records that are not saved can be read until they are, and are saved once', () => {
  const pending = new PendingRecords(changes);
  expect(pending.get('articles', 'a.md')).toEqual(bytes(1));
  expect(pending.get('files', 'b.md')).toBeNull();
  expect(pending.get('articles', 'b.md')).toBeUndefined();
  expect(pending.take()).toEqual(changes);
  expect(pending.get('articles', 'a.md')).toEqual(bytes(1));
  pending.settled();
  expect(pending.get('articles', 'a.md')).toBeUndefined();
  expect(pending.get('files', 'b.md')).toBeUndefined();
  expect(pending.take()).toEqual({});
});

it('records of a fold that failed are saved by the next, those that came meanwhile before them', () => {
  const pending = new PendingRecords(changes);
  pending.take();
  pending.add({ files: { put: [['b.md', bytes(7)]] } });
  pending.giveBack();
  expect(pending.get('articles', 'a.md')).toEqual(bytes(1));
  expect(pending.get('files', 'b.md')).toEqual(bytes(7));
  expect(pending.take()).toEqual({ ...changes, files: { drop: [], put: [['b.md', bytes(7)]] } });
});

it('a change that comes later is read and saved in place of the one before', () => {
  const pending = new PendingRecords(changes);
  pending.add({ articles: { put: [['c.md', bytes(3)]], drop: ['a.md'] } });
  expect(pending.get('articles', 'a.md')).toBeNull();
  expect(pending.get('articles', 'c.md')).toEqual(bytes(3));
  expect(pending.take()).toEqual({ ...changes, articles: { put: [['c.md', bytes(3)]], drop: ['a.md'] } });
});

it('a record that comes while a fold is under way outlives it', () => {
  const pending = new PendingRecords(changes);
  pending.take();
  pending.add({ articles: { put: [['a.md', bytes(2)]] } });
  pending.settled();
  expect(pending.get('articles', 'a.md')).toEqual(bytes(2));
  expect(pending.take()).toEqual({ articles: { drop: [], put: [['a.md', bytes(2)]] } });
});
