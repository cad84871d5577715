import type { OutboxCounts } from '../../src/alert/outbox.js';
import { openDatabase } from '../../src/storage/open-database.js';
import { createOutboxReports } from '../../src/storage/outbox-reports.js';
import { linesOf } from '../cli/run-chuchu.js';

/** The outbox of a data folder that no process has open. */
export function alertCounts(dataDir: string): OutboxCounts {
  const database = openDatabase(dataDir);
  const counts = createOutboxReports(database).counts(Date.now());
  database.close();
  return counts;
}

/** What a log says at level error or above, without the numbers of updates. */
export function errorsIn(stderr: string): string[] {
  return linesOf(stderr)
    .filter((line) => /"level":[56]0/u.test(line))
    .map((line) => /"msg":"(?:update \d+: )?(?<message>.*)"\}$/u.exec(line)?.groups?.['message'] ?? line);
}
