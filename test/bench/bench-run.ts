import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { AskMeasures, BuildMeasures, IndexRun, WholePathMeasures } from './measures.js';
import { type ChildOutcome, runChild } from './run-child.js';

export const engineNames = ['chuchu', 'minisearch', 'fts5', 'flexsearch'] as const;
export type EngineName = (typeof engineNames)[number];

export interface EngineResult {
  readonly engine: EngineName;
  readonly passages: number;
  readonly build: ChildOutcome<BuildMeasures>;
  /** `null` where there was nothing to ask. */
  readonly ask: ChildOutcome<AskMeasures> | null;
}

export interface ProductResult {
  /** Of which passages: the corpus as it is, or so many resampled ones. */
  readonly of: string;
  readonly cold: ChildOutcome<IndexRun>;
  readonly warm: ChildOutcome<IndexRun>;
  readonly answers: ChildOutcome<WholePathMeasures>;
}

export interface DatasetFacts {
  readonly realArticles: number;
  readonly realPassages: number;
  readonly passages: number;
}

export interface BenchOptions {
  readonly corpus: string;
  /** A folder of the run's own. */
  readonly scratch: string;
  /** Passages, ascending. */
  readonly sizes: readonly number[];
  readonly questions: number;
  readonly seed: number;
  /** How long building, or asking, a peer may take. */
  readonly peerSeconds: number;
  /** Told what is being done. */
  readonly progress: (what: string) => void;
  /** Told each result as soon as it is there. */
  readonly onIndexSize: (passages: number, bytes: number) => void;
}

export interface BenchResults {
  readonly dataset: DatasetFacts;
  readonly engines: readonly EngineResult[];
  readonly product: readonly ProductResult[];
}

/** Above this a folder of resampled posts is written too, and the product tried on it. */
const productSizes = { least: 100_000, most: 1_000_000 };

/** Runs everything, one process at a time. */
export async function runBench(options: BenchOptions): Promise<BenchResults> {
  const { corpus, scratch, sizes, questions, seed, progress, onIndexSize } = options;
  progress('making the dataset');
  const most = Math.max(...sizes);
  const made = await runChild<DatasetFacts>('./make-dataset.js', [corpus, scratch, most, questions, seed].map(String));
  if (made.kind !== 'done') throw new Error(`expected the dataset to be made, got ${JSON.stringify(made)}`);
  const dataset = made.measures;
  const builds = new Map<number, ChildOutcome<BuildMeasures>>();
  // The index's size comes first.
  for (const passages of sizes) {
    progress(`chuchu, ${passages} passages: building`);
    // oxlint-disable-next-line no-await-in-loop -- one process at a time has the machine
    const build = await buildEngine('chuchu', passages, options);
    builds.set(passages, build);
    if (build.kind === 'done') onIndexSize(passages, build.measures.fileBytes);
  }
  const engines: EngineResult[] = [];
  for (const passages of sizes) {
    for (const engine of engineNames) {
      // oxlint-disable-next-line no-await-in-loop -- likewise
      engines.push(await tryEngine(engine, passages, builds.get(passages), options));
    }
  }
  return { dataset, engines, product: await tryProduct(dataset, options) };
}

function engineFolder({ scratch }: BenchOptions, engine: EngineName, passages: number): string {
  return join(scratch, `${engine}-${passages}`);
}

function engineArgs(engine: EngineName, phase: string, passages: number, options: BenchOptions): string[] {
  const path = join(engineFolder(options, engine, passages), 'index');
  return [engine, phase, options.scratch, String(passages), path];
}

function limitOf(engine: EngineName, { peerSeconds }: BenchOptions) {
  return engine === 'chuchu' ? {} : { seconds: peerSeconds };
}

async function buildEngine(engine: EngineName, passages: number, options: BenchOptions) {
  mkdirSync(engineFolder(options, engine, passages), { recursive: true });
  return runChild<BuildMeasures>(
    './run-engine.js',
    engineArgs(engine, 'build', passages, options),
    limitOf(engine, options),
  );
}

async function tryEngine(
  engine: EngineName,
  passages: number,
  built: ChildOutcome<BuildMeasures> | undefined,
  options: BenchOptions,
): Promise<EngineResult> {
  const { progress } = options;
  if (engine !== 'chuchu') progress(`${engine}, ${passages} passages: building`);
  const build = engine === 'chuchu' && built !== undefined ? built : await buildEngine(engine, passages, options);
  try {
    if (build.kind !== 'done') return { engine, passages, build, ask: null };
    progress(`${engine}, ${passages} passages: asking`);
    const args = engineArgs(engine, 'ask', passages, options);
    return { engine, passages, build, ask: await runChild('./run-engine.js', args, limitOf(engine, options)) };
  } finally {
    rmSync(engineFolder(options, engine, passages), { recursive: true });
  }
}

async function tryProduct(dataset: DatasetFacts, options: BenchOptions): Promise<ProductResult[]> {
  const { corpus, scratch, sizes, progress } = options;
  const results = [await tryCorpus(corpus, 'the corpus itself', join(scratch, 'data'), options)];
  const posts = join(scratch, 'posts');
  const data = join(scratch, 'data-posts');
  for (const passages of sizes) {
    const wanted = passages >= productSizes.least && passages > 2 * dataset.realPassages;
    if (!wanted || passages > productSizes.most) continue;
    progress(`writing posts of ${passages} passages`);
    // oxlint-disable-next-line no-await-in-loop -- one process at a time has the machine
    await runChild('./write-posts.js', [scratch, posts, String(passages)]);
    // oxlint-disable-next-line no-await-in-loop -- likewise
    results.push(await tryCorpus(posts, `${passages} resampled passages`, data, options));
  }
  return results;
}

async function tryCorpus(corpus: string, of: string, data: string, options: BenchOptions): Promise<ProductResult> {
  const { scratch, progress } = options;
  const index = (folder: string) =>
    runChild<IndexRun>('../../src/main.js', ['index', '--json', '--corpus', corpus, '--data', folder]);
  progress(`chuchu index, ${of}`);
  const cold = await index(data);
  progress(`chuchu index again, ${of}`);
  const warm = await index(data);
  progress(`asking the product, ${of}`);
  // A copy: an article is added to it, which is of no corpus.
  const copy = `${data}-copy`;
  cpSync(data, copy, { recursive: true });
  const answers = await runChild<WholePathMeasures>('./run-whole-path.js', [corpus, copy, scratch, scratch]);
  rmSync(copy, { recursive: true });
  return { of, cold, warm, answers };
}
