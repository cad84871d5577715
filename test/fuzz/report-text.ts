import type { Finding, TargetReport } from './run-target.js';

const widths = [10, 12, 10, 20] as const;

/** A row a target: inputs tried, minutes, the slowest input, what was found. */
export function reportTable(reports: readonly TargetReport[], seed: number): string {
  const rows = [
    ['target', 'inputs', 'minutes', 'slowest ms', 'finding'],
    ...reports.map(({ name, runs, seconds, slowest, finding }) => [
      name,
      String(runs),
      (seconds / 60).toFixed(1),
      `${slowest.ms.toFixed(0)} (path ${slowest.path})`,
      finding === null ? 'none' : `path ${finding.path}`,
    ]),
  ];
  const lines = rows.map((row) =>
    row
      .map((cell, place) => cell.padEnd(widths[place] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [`seed ${seed}`, ...lines, ''].join('\n');
}

export function findingText(name: string, { seed, path, input, error }: Finding): string {
  return [
    `${name}: something does not hold; to see it again: npm run fuzz -- --only ${name} --seed ${seed} --path ${path}`,
    input,
    error,
    '',
  ].join('\n');
}
