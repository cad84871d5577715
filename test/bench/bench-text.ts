import type { BenchResults, EngineName, EngineResult, ProductResult } from './bench-run.js';
import type { Quantiles } from './measures.js';

const titles: Readonly<Record<EngineName, string>> = {
  chuchu: 'Chuchu',
  minisearch: 'MiniSearch (hex terms)',
  fts5: 'SQLite FTS5',
  flexsearch: 'FlexSearch',
};

/** What the ratios are held against, at 100,000 passages. */
const goals = { size: 100_000, askMiniSearch: 100, askFts5: 40, load: 50, build: 10 };
const productGoals = [
  { from: 0, to: 150_000, p99Ms: 10, firstAnswerMs: 4_000, rssBytes: 700e6 },
  { from: 900_000, to: 1_100_000, p99Ms: 60, firstAnswerMs: null, rssBytes: 2.5e9 },
];

export function sizeLine(passages: number, bytes: number): string {
  return `index of ${count(passages)} passages: ${megabytes(bytes)} on disk, ${Math.round(bytes / passages)} bytes a passage`;
}

export function benchText({ engines, product }: BenchResults): string {
  const sizes = Array.from(new Set(engines.map(({ passages }) => passages)));
  return [
    '',
    'Candidates: the same terms and questions, from strings, the best 100 asked of each. Times in ms.',
    ...sizes.flatMap((size) => [
      '',
      engineTable(
        size,
        engines.filter(({ passages }) => passages === size),
      ),
    ]),
    '',
    ratioText(engines),
    '',
    growthText(engines),
    '',
    'The product: from a string to quotes.',
    ...product.flatMap((result) => ['', productText(result)]),
    '',
  ].join('\n');
}

function engineTable(size: number, results: readonly EngineResult[]): string {
  const head = ['', 'build', 'save', 'load', 'p50', 'p95', 'p99', 'add article', 'file', 'RSS'];
  const rows = results.map(({ engine, build, ask }) => {
    if (build.kind !== 'done') return [titles[engine], outcomeText(build, 'building')];
    const { buildMs, saveMs, fileBytes } = build.measures;
    const built = [titles[engine], whole(buildMs), whole(saveMs)];
    if (ask?.kind !== 'done') return [...built, ask === null ? '' : outcomeText(ask, 'asking')];
    const { loadMs, questionMs, addArticleMs, rssBytes } = ask.measures;
    return [
      ...built,
      whole(loadMs),
      ...quantileCells(questionMs),
      addArticleMs.toFixed(2),
      megabytes(fileBytes),
      megabytes(rssBytes),
    ];
  });
  return [`${count(size)} passages`, ...table([head, ...rows])].join('\n');
}

function outcomeText(outcome: { kind: string; afterSeconds?: number; error?: string }, phase: string): string {
  if (outcome.kind === 'killed') return `killed: ${phase} took over ${outcome.afterSeconds} s`;
  return `failed ${phase}: ${(outcome.error ?? '').split('\n').at(0) ?? ''}`;
}

interface Measured {
  readonly buildMs: number;
  readonly loadMs: number;
  readonly p50: number;
}

function measuredOf(engines: readonly EngineResult[], engine: EngineName, size: number): Measured | null {
  const found = engines.find((result) => result.engine === engine && result.passages === size);
  if (found?.build.kind !== 'done' || found.ask?.kind !== 'done') return null;
  const { loadMs, questionMs } = found.ask.measures;
  return { buildMs: found.build.measures.buildMs, loadMs, p50: questionMs.p50 };
}

function ratioText(engines: readonly EngineResult[]): string {
  const { size } = goals;
  const ours = measuredOf(engines, 'chuchu', size);
  const mini = measuredOf(engines, 'minisearch', size);
  const fts5 = measuredOf(engines, 'fts5', size);
  const ratio = (name: string, theirs: number | undefined, own: number | undefined, goal: number): string[] => {
    if (theirs === undefined || own === undefined) return [name, '–', `goal ${goal}`, 'not measured'];
    return [name, (theirs / own).toFixed(1), `goal ${goal}`, theirs / own >= goal ? 'reached' : 'missed'];
  };
  return [
    `Times as fast, at ${count(size)} passages`,
    ...table([
      ratio('a question at p50, than MiniSearch', mini?.p50, ours?.p50, goals.askMiniSearch),
      ratio('a question at p50, than FTS5', fts5?.p50, ours?.p50, goals.askFts5),
      ratio("load, than MiniSearch's loadJSON", mini?.loadMs, ours?.loadMs, goals.load),
      ratio('build, than MiniSearch', mini?.buildMs, ours?.buildMs, goals.build),
    ]),
  ].join('\n');
}

/** What a passage costs, and how that grows. */
function growthText(engines: readonly EngineResult[]): string {
  const head = ['', 'bytes', 'µs to build', 'µs to load', 'ns a question, p50', 'bytes of RSS'];
  const rows = engines
    .filter(({ engine }) => engine === 'chuchu')
    .flatMap(({ passages, build, ask }) => {
      if (build.kind !== 'done' || ask?.kind !== 'done') return [];
      const { buildMs, fileBytes } = build.measures;
      const { loadMs, questionMs, rssBytes } = ask.measures;
      const each = (value: number) => (value / passages).toFixed(1);
      return [
        [
          `${count(passages)} passages`,
          each(fileBytes),
          each(buildMs * 1e3),
          each(loadMs * 1e3),
          each(questionMs.p50 * 1e6),
          each(rssBytes),
        ],
      ];
    });
  return ['Cost a passage', ...table([head, ...rows])].join('\n');
}

function productText({ of, cold, warm, answers }: ProductResult): string {
  const rows: string[][] = [];
  for (const [name, run] of [['index, nothing read before', cold] as const, ['index, again', warm] as const]) {
    if (run.kind !== 'done') {
      rows.push([name, outcomeText(run, 'indexing')]);
      continue;
    }
    const { seconds, filesRead, files, passages } = run.measures;
    const total = Object.entries(seconds).filter(([phase]) => phase !== 'dictionary');
    const phases = total.map(([phase, value]) => `${phase} ${value.toFixed(1)}`).join(', ');
    const sum = total.reduce((all, [, value]) => all + value, 0);
    rows.push([name, `${sum.toFixed(1)} s`, `${phases}; ${filesRead} of ${files} files read, ${passages} passages`]);
  }
  if (answers.kind !== 'done')
    return [of, ...table([...rows, ['answers', outcomeText(answers, 'answering')]])].join('\n');
  const {
    firstAnswerMs,
    questionMs,
    refusedMs,
    rssBytes,
    addLargestMs,
    foldMs,
    questionMsWhileFolding,
    holdMs,
    passages,
  } = answers.measures;
  const goal = productGoals.find(({ from, to }) => from <= passages && passages <= to);
  const judge = (value: number, limit: number | null | undefined, shown: string) =>
    limit === undefined || limit === null ? '' : `goal ${shown}: ${value <= limit ? 'reached' : 'missed'}`;
  rows.push(
    [
      'process start to first answer',
      `${(firstAnswerMs / 1e3).toFixed(2)} s`,
      judge(firstAnswerMs, goal?.firstAnswerMs, '4 s'),
    ],
    [
      'a question, p50 / p95 / p99',
      quantileCells(questionMs).join(' / '),
      judge(questionMs.p99, goal?.p99Ms, `${goal?.p99Ms} ms at p99`),
    ],
    [
      '… that nothing answers',
      quantileCells(refusedMs).join(' / '),
      judge(refusedMs.p99, goal?.p99Ms, `${goal?.p99Ms} ms at p99`),
    ],
    ['RSS', megabytes(rssBytes), judge(rssBytes, goal?.rssBytes, megabytes(goal?.rssBytes ?? 0))],
    ['an article of 512 KiB', `${whole(addLargestMs)} ms`, 'from its file until it can be found'],
    ['a fold', `${whole(foldMs)} ms`, `questions meanwhile: ${quantileCells(questionMsWhileFolding).join(' / ')}`],
    ['event loop held at most by a question', `${whole(holdMs.question)} ms`, judge(holdMs.question, 50, '50 ms')],
    ['… an article of 512 KiB', `${whole(holdMs.largestArticle)} ms`, judge(holdMs.largestArticle, 50, '50 ms')],
    ['… a fold, with questions', `${whole(holdMs.fold)} ms`, judge(holdMs.fold, 50, '50 ms')],
  );
  return [of, ...list(rows)].join('\n');
}

function quantileCells({ p50, p95, p99 }: Quantiles): string[] {
  return [p50, p95, p99].map((value) => value.toFixed(2));
}

/** Names, values, and notes of any length. */
function list(rows: readonly (readonly string[])[]): string[] {
  const width = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  return rows.map(([name = '', value = '', note = '']) =>
    `  ${name.padEnd(width(0))}  ${value.padEnd(width(1))}  ${note}`.trimEnd(),
  );
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    // What was killed has one long cell at its end, which no column is widened for.
    const cells = row.length < (rows[0]?.length ?? 0) ? row.slice(0, -1) : row;
    for (const [i, cell] of cells.entries()) widths[i] = Math.max(widths[i] ?? 0, cell.length);
  }
  return rows.map((row) =>
    `  ${row.map((cell, i) => (i === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  ')}`.trimEnd(),
  );
}

const count = (value: number) => value.toLocaleString('en');
const whole = (value: number) => value.toFixed(0);
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
