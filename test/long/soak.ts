import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runSoak } from './soak-run.js';
import { soakTable } from './soak-table.js';

type Arguments = ReturnType<typeof readArguments>;

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

/** `npm run soak`, in the project's folder. Exit 2 for bad use. */
const given = read();
if (given === null) process.exitCode = 2;
else if (given.help) process.stdout.write(usage);
else await soak(given);

/** `null` for bad use, which is told. */
function read(): Arguments | null {
  try {
    return readArguments();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    process.stderr.write(`${error.message}\n\n${usage}`);
    return null;
  }
}

/** @throws TypeError for what is no argument, as `parseArgs` does */
function readArguments() {
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
  const { chat, keep, help } = values;
  return {
    chat,
    keep,
    help,
    kills: !values['no-kills'],
    corpus: values.corpus === undefined ? null : resolve(values.corpus),
    minutes: positive('minutes', values.minutes),
    seed: positive('seed', values.seed),
    killEverySeconds: positive('kill-every', values['kill-every']),
    perSecond: positive('per-second', values['per-second']),
  };
}

async function soak(values: Arguments): Promise<void> {
  const { chat, corpus, seed, perSecond, kills, killEverySeconds } = values;
  const cwd = mkdtempSync(join(tmpdir(), 'chuchu-soak-'));
  try {
    const report = await runSoak({
      top: process.cwd(),
      cwd,
      seed,
      perSecond,
      seconds: values.minutes * 60,
      killEverySeconds: kills ? killEverySeconds : null,
      restartEverySeconds: kills ? killEverySeconds * 1.6 : null,
      mix: chat ? 'chat' : 'all',
      corpusFrom: corpus,
      startArticles: chat || corpus !== null ? 0 : 300,
      burst: chat ? 0 : 450,
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
  if (!(value > 0)) throw new TypeError(`expected --${name} to be a number over 0, got ${text}`);
  return value;
}
