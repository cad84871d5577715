import type { BroadcastReport } from './broadcast-run.js';

/** The report as a table of plain text. */
export function broadcastTable(report: BroadcastReport): string {
  const { rows, chats, kills, deliverySeconds, inFlightAtKills, uncertain, faultsFound } = report;
  const line = (cells: readonly (string | number)[]): string =>
    cells.map((cell, i) => (i === 0 ? String(cell).padEnd(12) : String(cell).padStart(11))).join('');
  return [
    `one article to ${chats} chats, kill -9 ${kills} times`,
    '',
    line(['chat', 'alert', 'messages', 'chats']),
    ...rows.map((row) => line([row.fate, row.state, row.messages, row.chats])),
    '',
    `in flight at a kill: ${inFlightAtKills}; listed as uncertain: ${uncertain}`,
    `delivered in ${deliverySeconds.toFixed(1)} s, starts after kills among it; at most ${report.mostBegunInASecond} begun in a second`,
    ...(faultsFound.length === 0 ? ['all checks passed'] : [`${faultsFound.length} checks failed:`, ...faultsFound]),
    '',
  ].join('\n');
}
