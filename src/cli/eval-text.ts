import { compare, type Evaluation, report } from '../evaluation/evaluate.js';
import type { Metrics } from '../evaluation/metrics.js';
import type { PairedComparison } from '../evaluation/paired-bootstrap.js';

const columns = [
  'recall@1',
  'recall@3',
  'recall@5',
  'recall@10',
  'mrr@10',
  'ndcg@10',
  'sentence@1',
  'msP50',
  'msP99',
] as const;
const columnWidth = 11;

/** The figures of a run, for a person: one row a file and one for all. */
export function evalText(run: { passageCount: number; ours: Evaluation; theirs: readonly Evaluation[] }): string {
  const { passageCount, ours, theirs } = run;
  return [
    `${passageCount} passages`,
    ...[ours, ...theirs].flatMap((evaluation) => ['', ...systemLines(evaluation)]),
    ...theirs.flatMap((their) => ['', ...comparisonLines(ours, their)]),
    '',
  ].join('\n');
}

function systemLines(evaluation: Evaluation): string[] {
  const { all, files } = report(evaluation);
  const rows = [...Object.entries(files), ['all', all] as const];
  const nameWidth = Math.max(evaluation.system.length, ...rows.map(([name]) => name.length));
  const cells = (values: readonly string[]) => values.map((value) => value.padStart(columnWidth)).join('');
  return [
    evaluation.system.padEnd(nameWidth) + cells(['questions', ...columns]),
    ...rows.map(([name, metrics]) => name.padEnd(nameWidth) + cells(figures(metrics))),
  ];
}

function figures(metrics: Metrics): string[] {
  const shown = (column: (typeof columns)[number]) => metrics[column]?.toFixed(column.startsWith('ms') ? 2 : 4) ?? '–';
  return [String(metrics.questions), ...columns.map(shown)];
}

function comparisonLines(ours: Evaluation, theirs: Evaluation): string[] {
  const { all, files } = compare(ours, theirs);
  const rows = [...Object.entries(files), ['all', all] as const];
  const nameWidth = Math.max(...rows.map(([name]) => name.length));
  return [
    `mrr@10, ${ours.system} − ${theirs.system} (paired bootstrap, 95%)`,
    ...rows.map(([name, comparison]) => `${name.padEnd(nameWidth)}  ${comparisonText(comparison)}`),
  ];
}

function comparisonText({ difference, low, high, wins, losses }: PairedComparison): string {
  return `${signed(difference)} [${signed(low)}, ${signed(high)}]  better on ${wins}, worse on ${losses}`;
}

function signed(value: number): string {
  return (value < 0 ? '' : '+') + value.toFixed(4);
}
