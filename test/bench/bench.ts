import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runBench } from './bench-run.js';
import { benchText, sizeLine } from './bench-text.js';

const help = `npm run bench -- [--corpus DIR] [--full | --sizes N,N] [--json] [--seed N] [--questions N] [--peer-seconds N]

Measures the index beside MiniSearch, SQLite FTS5 and FlexSearch, and the product as a whole.
  --corpus DIR       a folder of articles; without one the sentences of seeds/ are resampled
  --full             300,000 and 1,000,000 passages too, made of sentences of the corpus
  --sizes N,N        these numbers of passages instead
  --json             one JSON object, for machines
  --seed N           of what is picked by chance; default 1
  --questions N      default 500
  --peer-seconds N   how long building, or asking, another engine may take; default 120
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
  try {
    if (values.corpus === undefined)
      say('No --corpus: sentences of seeds/ are resampled, so that every term is frequent.');
    const results = await runBench({
      corpus: resolve(values.corpus ?? 'seeds'),
      scratch,
      sizes: values.sizes === undefined ? usualSizes(values.full) : sizesIn(values.sizes),
      questions: positive('questions', values.questions),
      seed: positive('seed', values.seed),
      peerSeconds: positive('peer-seconds', values['peer-seconds']),
      progress: (what) => {
        process.stderr.write(`${((performance.now() - began) / 1_000).toFixed(0)} s: ${what}\n`);
      },
      onIndexSize: (passages, bytes) => say(sizeLine(passages, bytes)),
    });
    const { realArticles, realPassages } = results.dataset;
    say(`${realPassages} passages of ${realArticles} real articles; what is over that is made of their sentences`);
    process.stdout.write(values.json ? `${JSON.stringify(results)}\n` : benchText(results));
  } finally {
    rmSync(scratch, { recursive: true });
  }
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
