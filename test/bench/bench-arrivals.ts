import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { ArrivalMeasures, IndexRun } from './measures.js';
import { runChild } from './run-child.js';

export interface ArrivalBenchOptions {
  readonly corpus: string;
  /** A folder of the run's own. */
  readonly scratch: string;
  /** Files that come at once. */
  readonly burst: number;
  readonly progress: (what: string) => void;
}

/** The event loop is to be held no longer. */
const holdGoalMs = 50;
const arrivalGoalMs = 2_000;

/** Lets articles arrive in a copy of a corpus. */
export async function runArrivalBench({
  corpus,
  scratch,
  burst,
  progress,
}: ArrivalBenchOptions): Promise<ArrivalMeasures> {
  const copy = join(scratch, 'corpus');
  const data = join(scratch, 'data');
  progress('copying and indexing the corpus');
  cpSync(corpus, copy, { recursive: true, preserveTimestamps: true });
  const indexed = await runChild<IndexRun>('../../src/main.js', ['index', '--json', '--corpus', copy, '--data', data]);
  if (indexed.kind !== 'done') throw new Error(`expected an index, got ${JSON.stringify(indexed)}`);
  progress('letting articles arrive');
  const arrived = await runChild<ArrivalMeasures>('./run-arrivals.js', [copy, data, String(burst)]);
  if (arrived.kind !== 'done') throw new Error(`expected measures, got ${JSON.stringify(arrived)}`);
  return arrived.measures;
}

export function arrivalBenchText({ articles, passages, firstMs, one, burst, removal }: ArrivalMeasures): string {
  const { p50, p99 } = burst.questionMs;
  return [
    `${articles} articles, ${passages} passages; a file is taken when nothing has happened to it for 600 ms`,
    `all of them remembered at the first start  ${firstMs.toFixed(0)} ms`,
    ...one.map(
      ({ passages: count, toldMs, holdMs }) =>
        `one file of ${String(count).padStart(3)} passages  told after ${told(toldMs)}  loop held ${held(holdMs)}`,
    ),
    `${burst.files} files at once      told after ${burst.toldMs.toFixed(0)} ms  loop held ${held(burst.holdMs)}`,
    `  ${burst.questions} questions meanwhile  p50 ${p50.toFixed(1)}  p99 ${p99.toFixed(1)} ms`,
    `the same deleted          told after ${removal.toldMs.toFixed(0)} ms  loop held ${held(removal.holdMs)}`,
    '',
  ].join('\n');
}

function told(ms: number): string {
  return `${ms.toFixed(0)} ms (goal ${arrivalGoalMs}: ${ms <= arrivalGoalMs ? 'reached' : 'missed'})`;
}

function held(ms: number): string {
  return `${ms.toFixed(0)} ms (goal ${holdGoalMs}: ${ms <= holdGoalMs ? 'reached' : 'missed'})`;
}
