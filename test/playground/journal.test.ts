import { expect, it } from 'vitest';
import { createJournal } from '../../src/playground/record/journal.js';

it('keeps the newest entries, and counts all', () => {
  const journal = createJournal<{ n: number }>(3);
  for (let n = 1; n <= 100; n++) {
    journal.put({ n });
    expect(journal.all().length).toBeLessThanOrEqual(6);
    expect(journal.all().at(-1)).toEqual({ n });
  }
  expect(journal.count).toBe(100);
  expect(journal.all().length).toBeGreaterThanOrEqual(3);
});

it('keeps all where nothing is said', () => {
  const journal = createJournal<{ n: number }>();
  for (let n = 0; n < 5000; n++) journal.put({ n });
  expect(journal.all()).toHaveLength(5000);
});
