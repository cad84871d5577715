import { join } from 'node:path';
import type { AlertMeasures, IndexRun, Quantiles } from './measures.js';
import { runChild } from './run-child.js';

export interface AlertBenchOptions {
  readonly corpus: string;
  /** A folder of the run's own. */
  readonly scratch: string;
  readonly subscriptions: number;
  /** Files of questions that people asked, in the form that `eval` takes. */
  readonly questionFiles: readonly string[];
  readonly seed: number;
  readonly progress: (what: string) => void;
}

/** At 100,000 subscriptions, half of them standing questions. */
const goalMs = 50;

export async function runAlertBench(options: AlertBenchOptions): Promise<AlertMeasures> {
  const { corpus, scratch, subscriptions, questionFiles, seed, progress } = options;
  const data = join(scratch, 'data');
  progress('indexing the corpus');
  const indexArgs = ['index', '--json', '--corpus', corpus, '--data', data];
  const indexed = await runChild<IndexRun>('../../src/main.js', indexArgs);
  if (indexed.kind !== 'done') throw new Error(`expected an index, got ${JSON.stringify(indexed)}`);
  progress(`matching articles against ${subscriptions} subscriptions`);
  const args = [corpus, data, String(subscriptions), String(seed), ...questionFiles];
  const matched = await runChild<AlertMeasures>('./run-alerts.js', args);
  if (matched.kind !== 'done') throw new Error(`expected measures, got ${JSON.stringify(matched)}`);
  return matched.measures;
}

export function alertBenchText(measures: AlertMeasures): string {
  const { words, questions, asked, matchMs, processorMs, aloneMs } = measures;
  const subscriptions = words + questions;
  const goal = matchMs.p50 <= goalMs ? 'reached' : 'missed';
  return [
    `${words} subscriptions to words, ${questions} standing questions (${asked} asked by people), ${measures.passages} passages`,
    `one article, ms by the clock      ${quantileText(matchMs)}   goal ${goalMs} at p50: ${goal}`,
    `one article, ms of the processor  ${quantileText(processorMs)}`,
    `found an article                  ${measures.foundAnArticle.toFixed(1)}, ${measures.answeredAnArticle.toFixed(1)} of them by standing questions`,
    `each by itself                    ${aloneMs.toFixed(3)} ms, ${((aloneMs * subscriptions) / 1_000).toFixed(1)} s for all`,
    `compared with each by itself      ${measures.compared}, differences ${measures.differences}`,
    `adding one                        words ${perItem(measures.addWordsMs, words)} µs, question ${perItem(measures.addQuestionsMs, questions)} µs`,
    `memory                            ${(measures.heapBytes / 1e6).toFixed(0)} MB for them, ${(measures.rssBytes / 1e6).toFixed(0)} MB RSS in all`,
    '',
  ].join('\n');
}

function quantileText({ p50, p95, p99 }: Quantiles): string {
  return `p50 ${p50.toFixed(1)}  p95 ${p95.toFixed(1)}  p99 ${p99.toFixed(1)}`;
}

function perItem(ms: number, count: number): string {
  return ((ms * 1_000) / count).toFixed(0);
}
