import Database from 'better-sqlite3';
import { DataFolderError } from './data-folder-error.js';
import { contentsOf, type DatabaseContents } from './database-contents.js';
import { migrations } from './migrations.js';
import { applicationId, applicationIdOf } from './served-mark.js';

/**
 * Makes a copy of a database one file that needs nothing beside it, and reads all of it.
 *
 * @param file the copy; it may be written to.
 * @param name what errors call it.
 * @throws DataFolderError where it is no database, another program's, a newer version's, or damaged.
 */
export function checkCopy(file: string, name: string): DatabaseContents {
  let database: Database.Database | undefined;
  try {
    database = new Database(file, { fileMustExist: true });
    expectOurs(database, name);
    expectWhole(database, name);
    database.pragma('journal_mode = DELETE');
    return contentsOf(database);
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
    throw new DataFolderError(name, 'an undamaged SQLite database', error.message, error);
  } finally {
    database?.close();
  }
}

function expectOurs(database: Database.Database, name: string): void {
  const id = applicationIdOf(database);
  const version = Number(database.pragma('user_version', { simple: true }));
  const hasFirstTable = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'seen_update'").get() !== undefined;
  if (!hasFirstTable || version === 0 || (id !== 0 && id !== applicationId)) {
    throw new DataFolderError(name, 'a database that this program made', 'that of another program, or an empty one');
  }
  if (version > migrations.length) {
    throw new DataFolderError(
      name,
      `a schema of version ${migrations.length} or older`,
      `version ${version}: a newer version of this program has written it`,
    );
  }
}

function expectWhole(database: Database.Database, name: string): void {
  const health = database.pragma('integrity_check(1)', { simple: true });
  if (health !== 'ok') throw new DataFolderError(name, 'an undamaged SQLite database', String(health));
  const [dangling] = database.prepare('PRAGMA foreign_key_check').all();
  if (dangling !== undefined) {
    throw new DataFolderError(
      name,
      'rows that belong together',
      `a row without its other: ${JSON.stringify(dangling)}`,
    );
  }
}
