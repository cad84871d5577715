import type { CheckRow } from './check-row.js';
import type { LevelRow } from './levels.js';
import type { SoakReport } from './soak-run.js';

/** Most faults of one check that are shown; the rest are counted. */
const shownFaults = 20;

/** The report as tables of plain text. */
export function soakTable(report: SoakReport): string {
  const { checks } = report;
  const failed = checks.filter(({ faults }) => faults.length > 0);
  return [
    `${report.seconds} s, kill -9 ${report.kills} times, SIGTERM and start again ${report.restarts} times`,
    ...counted('done', report.counts),
    ...counted('faults', report.faults),
    ...levelLines(report),
    '',
    '       looked at  check',
    ...checks.map(checkLine),
    ...checks.flatMap(({ name, notes }) => (notes.length === 0 ? [] : counted(name, notes))),
    '',
    ...(failed.length === 0
      ? ['all checks passed']
      : [`${failed.length} checks failed:`, ...failed.flatMap(faultLines)]),
    '',
  ].join('\n');
}

function counted(head: string, rows: Iterable<readonly [string, number]>): string[] {
  const sorted = [...rows].toSorted(([a], [b]) => a.localeCompare(b));
  return ['', head, ...sorted.map(([name, count]) => `  ${String(count).padStart(8)}  ${name}`)];
}

function checkLine({ name, count, faults }: CheckRow): string {
  return `${faults.length === 0 ? 'pass' : 'FAIL'}  ${String(count).padStart(9)}   ${name}`;
}

function faultLines({ name, faults }: CheckRow): string[] {
  const more = faults.length - shownFaults;
  return [
    `${name}: ${faults.length}`,
    ...faults.slice(0, shownFaults).map((fault) => `  ${fault}`),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ];
}

function levelLines({ levels, growth }: SoakReport): string[] {
  const line = (cells: readonly (string | number)[]): string => cells.map((cell) => String(cell).padStart(9)).join('');
  const each = (row: LevelRow): string =>
    line([
      row.second,
      row.life,
      row.rssMegabytes,
      row.heapMegabytes,
      row.openHandles,
      row.lagP99Ms.toFixed(1),
      row.lagMostMs.toFixed(0),
      `${Math.round(row.waited * 100)}%`,
      row.owedAlerts,
      row.articles,
      row.passages,
    ]);
  const { megabytesPerHour, kilobytesPerArticle } = growth;
  return [
    '',
    line([
      'second',
      'process',
      'RSS MB',
      'heap MB',
      'handles',
      'p99 ms',
      'most ms',
      'waited',
      'owed',
      'articles',
      'passages',
    ]),
    ...levels.map(each),
    'p99 and most: of how long the event loop was held; waited: of the time, while others had the processors',
    `memory in the second half: ${megabytesPerHour.toFixed(1)} MB an hour, ${kilobytesPerArticle === null ? 'no article came' : `${kilobytesPerArticle.toFixed(1)} kB an article`}`,
  ];
}
