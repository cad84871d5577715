import { expect, it } from 'vitest';
import { PendingRecords } from '../../src/cli/pending-records.js';

const bytes = (...values: number[]) => Uint8Array.from(values);
const changes = { articles: { put: [['a.md', bytes(1)] as const] }, files: { drop: ['b.md'] } };

it('records that are not saved can be read until they are, and are saved once', () => {
  const pending = new PendingRecords(changes);
  expect(pending.article('a.md')).toEqual(bytes(1));
  expect(pending.article('b.md')).toBeUndefined();
  expect(pending.take()).toEqual(changes);
  expect(pending.article('a.md')).toEqual(bytes(1));
  pending.settled();
  expect(pending.article('a.md')).toBeUndefined();
  expect(pending.take()).toEqual({});
});

it('records of a fold that failed are saved by the next', () => {
  const pending = new PendingRecords(changes);
  pending.giveBack(pending.take());
  expect(pending.article('a.md')).toEqual(bytes(1));
  expect(pending.take()).toEqual(changes);
});

it('a record that comes later is read and saved in place of the one before', () => {
  const pending = new PendingRecords(changes);
  pending.put('articles', 'a.md', bytes(2));
  pending.put('articles', 'c.md', bytes(3));
  expect(pending.article('a.md')).toEqual(bytes(2));
  expect(pending.article('c.md')).toEqual(bytes(3));
  const [a, c] = [
    ['a.md', bytes(2)],
    ['c.md', bytes(3)],
  ];
  expect(pending.take()).toEqual({ ...changes, articles: { put: [a, c], drop: [] } });
});
