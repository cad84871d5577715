import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../cli/run-chuchu.js';
import { runBroadcast } from './broadcast-run.js';

it('a broadcast through kills and refusals loses nothing, repeats nothing and keeps to its rate', async () => {
  const report = await runBroadcast({
    top: join(import.meta.dirname, '..', '..'),
    cwd: temporaryFolder(),
    seed: 3,
    chats: 100,
    kills: 2,
    sendsPerSecond: 25,
  });
  expect(report.faultsFound).toEqual([]);
  expect(report.mostBegunInASecond).toBeLessThanOrEqual(25);
  const chatsBy = (fate: string, state: string) =>
    report.rows.filter((row) => row.fate === fate && row.state === state).reduce((sum, { chats }) => sum + chats, 0);
  expect(report.rows.reduce((sum, { chats }) => sum + chats, 0)).toBe(100);
  expect(chatsBy('fine', 'sent')).toBeGreaterThan(70);
  expect(report.uncertain).toBeGreaterThan(0);
}, 120_000);
