import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { alertBenchText, runAlertBench } from './bench-alerts.js';
import { arrivalBenchText, runArrivalBench } from './bench-arrivals.js';
import { inlineBenchText, runInlineBench } from './bench-inline.js';
import { runLoadBench } from './bench-load.js';
import { runBench } from './bench-run.js';
import { benchText, sizeLine } from './bench-text.js';
import { loadBenchText } from './load-text.js';

const help = `npm run bench -- [--corpus DIR] [--full | --sizes N,N] [--json] [--seed N] [--questions N] [--peer-seconds N]

Measures the index beside MiniSearch, SQLite FTS5 and FlexSearch, and the product as a whole.
  --corpus DIR       a folder of articles; without one the sentences of seeds/ are resampled
  --full             300,000 and 1,000,000 passages too, made of sentences of the corpus
  --sizes N,N        these numbers of passages instead
  --json             one JSON object, for machines
  --seed N           of what is picked by chance; default 1
  --questions N      default 500
  --peer-seconds N   how long building, or asking, another engine may take; default 120
  --alerts           instead of all that: new articles against many subscriptions, half of them standing questions
  --arrivals         instead of all that: articles that come while the bot runs, in a copy of the corpus
  --inline           instead of all that: people who type behind the bot's name while it sends an article to many chats
  --load             instead of all that: the highest rate of questions that the bot answers in time, beside the same bot with
                     MiniSearch's candidates, with nothing else to do and while it sends an article to many chats
  --step-seconds N   how long a rate is tried for; default 10
  --chats N          how many; default 10,000
  --sends-per-second N  as SENDS_PER_SECOND; default 25
  --queries N        how many are measured, with the broadcast and without; default 600
  --burst N          how many at once; default 5,000
  --subscriptions N  how many; default 100,000
  --asked FILE       questions that people asked (repeatable; the form that eval takes); the rest is made from the corpus
`;

const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    full: { type: 'boolean', default: false },
    sizes: { type: 'string' },
    json: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    questions: { type: 'string', default: '500' },
    'peer-seconds': { type: 'string', default: '120' },
    alerts: { type: 'boolean', default: false },
    arrivals: { type: 'boolean', default: false },
    inline: { type: 'boolean', default: false },
    load: { type: 'boolean', default: false },
    'step-seconds': { type: 'string', default: '10' },
    chats: { type: 'string', default: '10000' },
    'sends-per-second': { type: 'string', default: '25' },
    queries: { type: 'string', default: '600' },
    burst: { type: 'string', default: '5000' },
    subscriptions: { type: 'string', default: '100000' },
    asked: { type: 'string', multiple: true, default: [] },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) process.stdout.write(help);
else await bench();

async function bench(): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'chuchu-bench-'));
  const began = performance.now();
  const say = (line: string) => {
    if (!values.json) process.stdout.write(`${line}\n`);
  };
  const progress = (what: string) => {
    process.stderr.write(`${((performance.now() - began) / 1_000).toFixed(0)} s: ${what}\n`);
  };
  try {
    if (values.alerts) return await benchAlerts(scratch, progress);
    if (values.arrivals) return await benchArrivals(scratch, progress);
    if (values.inline) return await benchInline(scratch, progress);
    if (values.load) return await benchLoad(scratch, progress);
    if (values.corpus === undefined)
      say('No --corpus: sentences of seeds/ are resampled, so that every term is frequent.');
    const results = await runBench({
      corpus: resolve(values.corpus ?? 'seeds'),
      scratch,
      sizes: values.sizes === undefined ? usualSizes(values.full) : sizesIn(values.sizes),
      questions: positive('questions', values.questions),
      seed: positive('seed', values.seed),
      peerSeconds: positive('peer-seconds', values['peer-seconds']),
      progress,
      onIndexSize: (passages, bytes) => say(sizeLine(passages, bytes)),
    });
    const { realArticles, realPassages } = results.dataset;
    say(`${realPassages} passages of ${realArticles} real articles; what is over that is made of their sentences`);
    process.stdout.write(values.json ? `${JSON.stringify(results)}\n` : benchText(results));
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

async function benchAlerts(scratch: string, progress: (what: string) => void): Promise<void> {
  const measures = await runAlertBench({
    corpus: resolve(values.corpus ?? 'seeds'),
    scratch,
    subscriptions: positive('subscriptions', values.subscriptions),
    questionFiles: values.asked.map((file) => resolve(file)),
    seed: positive('seed', values.seed),
    progress,
  });
  process.stdout.write(values.json ? `${JSON.stringify(measures)}\n` : alertBenchText(measures));
}

async function benchArrivals(scratch: string, progress: (what: string) => void): Promise<void> {
  const measures = await runArrivalBench({
    corpus: resolve(values.corpus ?? 'seeds'),
    scratch,
    burst: positive('burst', values.burst),
    progress,
  });
  process.stdout.write(values.json ? `${JSON.stringify(measures)}\n` : arrivalBenchText(measures));
}

async function benchInline(scratch: string, progress: (what: string) => void): Promise<void> {
  const measures = await runInlineBench({
    corpus: resolve(values.corpus ?? 'seeds'),
    scratch,
    chats: positive('chats', values.chats),
    sendsPerSecond: positive('sends-per-second', values['sends-per-second']),
    queries: positive('queries', values.queries),
    seed: positive('seed', values.seed),
    progress,
  });
  process.stdout.write(values.json ? `${JSON.stringify(measures)}\n` : inlineBenchText(measures));
}

async function benchLoad(scratch: string, progress: (what: string) => void): Promise<void> {
  const measures = await runLoadBench({
    corpus: resolve(values.corpus ?? 'seeds'),
    scratch,
    chats: positive('chats', values.chats),
    sendsPerSecond: positive('sends-per-second', values['sends-per-second']),
    stepSeconds: positive('step-seconds', values['step-seconds']),
    seed: positive('seed', values.seed),
    progress,
  });
  process.stdout.write(values.json ? `${JSON.stringify(measures)}\n` : loadBenchText(measures));
}

function usualSizes(full: boolean): number[] {
  return full ? [10_000, 100_000, 300_000, 1_000_000] : [10_000, 100_000];
}

function sizesIn(text: string): number[] {
  const sizes = text.split(',').map((size) => positive('sizes', size));
  return sizes.toSorted((left, right) => left - right);
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (!(Number.isInteger(value) && value > 0)) {
    throw new Error(`expected --${name} to be a whole number over 0, got ${text}`);
  }
  return value;
}
