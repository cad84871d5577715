import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runSoak } from './soak-run.js';
import { soakTable } from './soak-table.js';

const usage = `npm run soak -- [options]

Lets people, articles, feeds and faults be at the real bot, kills it meanwhile, and checks what came of it.
Exit 1 where a check failed.

  --minutes N        how long (default 5)
  --seed S           another seed is another course (default 1)
  --kill-every N     seconds between two kills by kill -9 (default 60)
  --no-kills         one process all the time
  --corpus DIR       the articles to begin with (default seeds/ and 300 made ones)
  --per-second N     how much is done a second (default 10)
  --chat             people chat alone: nothing arrives, nobody subscribes (npm run mixed-chat)
  --keep             leaves the folder there: data, articles, logs
  --help
`;

/** `npm run soak`, in the project's folder. */
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
    'kill-every': { type: 'string', default: '60' },
    'no-kills': { type: 'boolean', default: false },
    corpus: { type: 'string' },
    'per-second': { type: 'string', default: '10' },
    chat: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) process.stdout.write(usage);
else await soak();

async function soak(): Promise<void> {
  const cwd = mkdtempSync(join(tmpdir(), 'chuchu-soak-'));
  try {
    const killEverySeconds = positive('kill-every', values['kill-every']);
    const report = await runSoak({
      top: process.cwd(),
      cwd,
      seed: positive('seed', values.seed),
      seconds: positive('minutes', values.minutes) * 60,
      perSecond: positive('per-second', values['per-second']),
      killEverySeconds: values['no-kills'] ? null : killEverySeconds,
      restartEverySeconds: values['no-kills'] ? null : killEverySeconds * 1.6,
      mix: values.chat ? 'chat' : 'all',
      corpusFrom: values.corpus === undefined ? null : resolve(values.corpus),
      startArticles: values.chat || values.corpus !== undefined ? 0 : 300,
      burst: values.chat ? 0 : 450,
      mostArticles: Number.POSITIVE_INFINITY,
      backUpEverySeconds: 45,
    });
    process.stdout.write(soakTable(report));
    process.exitCode = report.checks.every(({ faults }) => faults.length === 0) ? 0 : 1;
  } finally {
    if (values.keep) process.stdout.write(`kept in ${cwd}\n`);
    else rmSync(cwd, { recursive: true });
  }
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new Error(`expected --${name} to be a number over 0, got ${text}`);
  return value;
}
