import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runMixedChat } from './mixed-run.js';
import { reportTable } from './report-table.js';

/**
 * People chat with the real bot for minutes, while it is killed and restarted and the network fails:
 * `npm run mixed-chat -- --minutes 5 --seed 1`, in the project's folder. Ends with 1 where a check failed.
 */
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
    'per-second': { type: 'string', default: '10' },
  },
});
const cwd = mkdtempSync(join(tmpdir(), 'chuchu-mixed-'));
try {
  const report = await runMixedChat({
    top: process.cwd(),
    cwd,
    seed: positive('seed', values.seed),
    seconds: positive('minutes', values.minutes) * 60,
    perSecond: positive('per-second', values['per-second']),
    killEverySeconds: 30,
    restartEverySeconds: 47,
  });
  process.stdout.write(reportTable(report));
  process.exitCode = report.faultsFound.length === 0 ? 0 : 1;
} finally {
  rmSync(cwd, { recursive: true });
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new Error(`expected --${name} to be a number over 0, got ${text}`);
  return value;
}
