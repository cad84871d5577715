import type { MixedReport } from './mixed-run.js';

/** The report as a table of plain text. */
export function reportTable({
  seconds,
  counts,
  faults,
  kills,
  restarts,
  memory,
  numbers,
  refusals,
  complaints,
  faultsFound,
}: MixedReport): string {
  const section = (head: string, rows: Iterable<readonly [string, number | string]>): string[] => [
    '',
    head,
    ...Array.from(rows, ([name, value]) => `  ${String(value).padStart(6)}  ${name}`),
  ];
  const sorted = (map: ReadonlyMap<string, number>) => [...map].toSorted(([a], [b]) => a.localeCompare(b));
  const sizes = memory.map(({ megabytes }) => megabytes);
  const lives = new Map<number, number[]>();
  for (const { life, megabytes } of memory) lives.set(life, [...(lives.get(life) ?? []), megabytes]);
  return [
    ...section(`mixed chat of ${seconds} s`, [
      ['kill -9', kills],
      ['SIGTERM and start again', restarts],
    ]),
    ...section('done', sorted(counts)),
    ...section('faults', sorted(faults)),
    ...section('what came of it', numbers),
    ...section('refusals', sorted(refusals)),
    ...section('warnings and errors of the log', sorted(complaints)),
    ...section('memory (RSS, MB)', [
      ['first', sizes[0] ?? 0],
      ['last', sizes.at(-1) ?? 0],
      ['most', Math.max(0, ...sizes)],
    ]),
    ...Array.from(lives, ([life, curve]) => `          process ${life}: ${curve.join(' ')}`),
    '',
    ...(faultsFound.length === 0 ? ['all checks passed'] : [`${faultsFound.length} checks failed:`, ...faultsFound]),
    '',
  ].join('\n');
}
