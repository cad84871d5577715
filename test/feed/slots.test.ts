import { expect, it } from 'vitest';
import { Slots } from '../../src/feed/slots.js';

it('so many run at a time, the others in their order, and one that fails gives its place back', async () => {
  const slots = new Slots(2);
  const ends: (() => void)[] = [];
  const begun: number[] = [];
  const runs = [0, 1, 2, 3].map((number) =>
    slots.run(
      () =>
        new Promise<number>((resolve, reject) => {
          begun.push(number);
          ends[number] = () => (number === 0 ? reject(new Error('failed')) : resolve(number));
        }),
    ),
  );
  expect(begun).toEqual([0, 1]);
  ends[0]?.();
  await expect(runs[0]).rejects.toThrow('failed');
  expect(begun).toEqual([0, 1, 2]);
  ends[1]?.();
  expect(await runs[1]).toBe(1);
  expect(begun).toEqual([0, 1, 2, 3]);
  ends[2]?.();
  ends[3]?.();
  expect(await Promise.all([runs[2], runs[3]])).toEqual([2, 3]);
  expect(await slots.run(() => Promise.resolve('free'))).toBe('free');
});
