import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runBroadcast } from './broadcast-run.js';
import { broadcastTable } from './broadcast-table.js';

/**
 * One article to many chats, while the process is killed and Telegram refuses: `npm run test:broadcast`, in the project's
 * folder. Ends with 1 where a check failed. `SENDS_PER_SECOND` is 1,000 unless it is set.
 */
const { values } = parseArgs({
  options: {
    chats: { type: 'string', default: '10000' },
    kills: { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
  },
});
const cwd = mkdtempSync(join(tmpdir(), 'chuchu-broadcast-'));
try {
  const report = await runBroadcast({
    top: process.cwd(),
    cwd,
    seed: Number(values.seed),
    chats: Number(values.chats),
    kills: Number(values.kills),
    sendsPerSecond: Number(process.env['SENDS_PER_SECOND'] ?? 1000),
  });
  process.stdout.write(broadcastTable(report));
  process.exitCode = report.faultsFound.length === 0 ? 0 : 1;
} finally {
  rmSync(cwd, { recursive: true });
}
