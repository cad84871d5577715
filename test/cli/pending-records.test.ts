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
