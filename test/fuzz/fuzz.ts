import { parseArgs } from 'node:util';
import { findingText, reportTable } from './report-text.js';
import { runTarget, type TargetReport } from './run-target.js';
import { targets } from './targets.js';
import { watchForHangs } from './watch-for-hangs.js';

/** A command that can't be carried out; one line for whoever typed it. */
class BadUseError extends Error {}

const help = `Tries made-up inputs on all that comes in from outside, in the project's folder:

  npm run fuzz -- [--minutes N] [--seed S] [--only NAME,…] [--path P]

  --minutes N   how long in all; the targets share it equally (default 7)
  --seed S      the same inputs again (default: the time)
  --only NAME   these targets: ${targets.map(({ name }) => name).join(', ')}
  --path P      only the input that a finding was told by, with its --seed and --only

An input that something does not hold of is made smaller and printed, with its seed and path; then the exit code is 1.
`;

await fuzz().catch((error: unknown) => {
  if (!(error instanceof BadUseError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
});

async function fuzz(): Promise<void> {
  const values = readOptions();
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  const seed = whole('seed', values.seed);
  const chosen = values.only.split(',').map(targetOf);
  if (values.path !== undefined && chosen.length > 1)
    throw new BadUseError('expected --only with --path, got several targets');
  const seconds = (positive('minutes', values.minutes) * 60) / chosen.length;
  const watching = watchForHangs(
    targets.map(({ name }) => name),
    seed,
  );
  const reports: TargetReport[] = [];
  for (const target of chosen) {
    const onRun = (run: number) => watching.begin(target.name, run);
    const path = values.path === undefined ? {} : { path: values.path };
    // oxlint-disable-next-line no-await-in-loop -- each has the machine for itself
    const report = await runTarget(target, { seed, ...path, seconds, onRun });
    if (report.finding !== null) process.stdout.write(findingText(report.name, report.finding));
    reports.push(report);
  }
  await watching.end();
  process.stdout.write(reportTable(reports, seed));
  process.exitCode = reports.some(({ finding }) => finding !== null) ? 1 : 0;
}

function readOptions() {
  try {
    return parseArgs({
      options: {
        minutes: { type: 'string', default: '7' },
        seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
        only: { type: 'string', default: targets.map(({ name }) => name).join(',') },
        path: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    // Each says which option it is of.
    throw error instanceof TypeError ? new BadUseError(error.message) : error;
  }
}

function targetOf(name: string) {
  const target = targets.find((one) => one.name === name);
  if (target !== undefined) return target;
  throw new BadUseError(`expected --only to name ${targets.map((one) => one.name).join(', ')}, got ${name}`);
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new BadUseError(`expected --${name} to be a number over 0, got ${text}`);
  return value;
}

function whole(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new BadUseError(`expected --${name} to be a whole number, got ${text}`);
  return value;
}
