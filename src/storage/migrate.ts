import type Database from 'better-sqlite3';
import { DataFolderError } from './data-folder-error.js';

/**
 * Brings a database to the last of `steps`, one transaction a step: one that fails leaves the version before it.
 *
 * @throws DataFolderError where a newer program has written the file, or it is another program's database.
 */
export function migrate(database: Database.Database, steps: readonly string[]): void {
  const version = Number(database.pragma('user_version', { simple: true }));
  if (version > steps.length) {
    throw new DataFolderError(
      database.name,
      `a schema of version ${steps.length} or older`,
      `version ${version}: a newer version of this program has written it`,
    );
  }
  if (version === 0 && database.prepare('SELECT 1 FROM sqlite_schema').get() !== undefined) {
    throw new DataFolderError(database.name, 'a database that this program made', 'tables without a schema version');
  }
  for (const [place, step] of steps.entries()) {
    if (place < version) continue;
    database
      .transaction(() => {
        database.exec(step);
        database.pragma(`user_version = ${place + 1}`);
      })
      .immediate();
  }
}
