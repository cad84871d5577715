import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../cli/run-chuchu.js';
import { runMixedChat } from './mixed-run.js';

it('a chat of many kinds, through a kill, a restart and a bad network, ends with everything in order', async () => {
  const report = await runMixedChat({
    top: join(import.meta.dirname, '..', '..'),
    cwd: temporaryFolder(),
    seed: 3,
    seconds: 15,
    killEverySeconds: 7,
    restartEverySeconds: 11,
    perSecond: 15,
  });
  expect(report.faultsFound).toEqual([]);
  expect(report).toMatchObject({ kills: 1, restarts: 1 });
  expect(report.numbers.get('  answered once')).toBeGreaterThan(50);
  expect(report.numbers.get('  taps answered once')).toBeGreaterThan(20);
  expect(report.numbers.get('quotes shown, each word for word')).toBeGreaterThan(30);
}, 180_000);
