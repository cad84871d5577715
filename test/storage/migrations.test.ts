import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { migrations } from '../../src/storage/migrations.js';
import { openDatabase } from '../../src/storage/open-database.js';
import { hasServed } from '../../src/storage/served-mark.js';
import { createSeenUpdates } from '../../src/storage/sqlite-seen-updates.js';
import { createSubscriptions } from '../../src/storage/sqlite-subscriptions.js';
import { dumpDatabase } from './dump-database.js';
import { temporaryFolder } from './folder.js';
import { meaningOf, meaningSince, nowMs } from './stored-meaning.js';

/** Databases as each version has left them, as the SQL that makes them. Never changed: they are what people have. */
const fixtures = join(import.meta.dirname, 'fixtures');
const fixtureFile = (version: number): string => join(fixtures, `schema-${version}.sql`);

/** All versions that somebody may come from; of the newest a copy is due when the next step is written. */
const earlierVersions = Array.from({ length: migrations.length - 1 }, (_, place) => place + 1);

/** A data folder with the database of a version. */
function folderOf(version: number): string {
  const folder = temporaryFolder();
  const database = new Database(join(folder, 'chuchu.sqlite'));
  database.exec(readFileSync(fixtureFile(version), 'utf8'));
  database.close();
  return folder;
}

function tablesOf(database: Database.Database): string[] {
  return database
    .prepare<[], string>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name",
    )
    .pluck()
    .all();
}

function schemaOf(database: Database.Database): unknown[] {
  return database.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name').all();
}

const columnsOf = (database: Database.Database, table: string): string =>
  database.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table).join(', ');

const rowsOf = (database: Database.Database, table: string, columns: string): unknown[] =>
  database.prepare(`SELECT ${columns} FROM ${table} ORDER BY ${columns}`).all();

/** What the newest copy becomes by the next step: the copy that is missing, but for rows in what is new. */
function nextCopy(version: number): string {
  const database = openDatabase(folderOf(version - 1), migrations.slice(0, version));
  const text = dumpDatabase(database);
  database.close();
  return text;
}

describe.each(earlierVersions)('the stored copy of schema %i', (version) => {
  it('is there, is what that version made, and has a row in each table', () => {
    if (!existsSync(fixtureFile(version))) {
      throw new Error(
        `expected ${fixtureFile(version)}, got nothing there: store this, with a row added in each table and for each value that is new:\n${nextCopy(version)}`,
      );
    }
    const database = openDatabase(folderOf(version), migrations.slice(0, version));
    const made = openDatabase(temporaryFolder(), migrations.slice(0, version));
    // A step that was released never changes.
    expect(schemaOf(database)).toEqual(schemaOf(made));
    expect(dumpDatabase(database)).toBe(readFileSync(fixtureFile(version), 'utf8'));
    const empty = tablesOf(database).filter((table) => rowsOf(database, table, '1').length === 0);
    expect(empty).toEqual([]);
    made.close();
    database.close();
  });

  it('becomes a database of today, with every row', () => {
    const folder = folderOf(version);
    const before = new Database(join(folder, 'chuchu.sqlite'), { readonly: true });
    const tables = tablesOf(before).map((table) => {
      const columns = columnsOf(before, table);
      return { table, columns, rows: rowsOf(before, table, columns) };
    });
    before.close();
    const database = openDatabase(folder);
    const fresh = openDatabase(temporaryFolder());
    expect(schemaOf(database)).toEqual(schemaOf(fresh));
    for (const { table, columns, rows } of tables) {
      expect({ table, rows: rowsOf(database, table, columns) }).toEqual({ table, rows });
    }
    expect(database.pragma('foreign_key_check')).toEqual([]);
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    fresh.close();
    database.close();
  });

  it('means what it meant', () => {
    const database = openDatabase(folderOf(version));
    expect(meaningOf(database)).toEqual(meaningSince(version));
    expect(hasServed(database)).toBe(true);
    expect(createSeenUpdates(database).remember(870_000_001)).toBe(false);
    expect(createSeenUpdates(database).remember(870_000_002)).toBe(true);
    // What was ever numbered is never numbered again.
    const added = createSubscriptions(database, { now: () => nowMs }).add({
      chatId: 99,
      threadId: 0,
      topic: { kind: 'everything' },
      delivery: { kind: 'at-once' },
      silent: false,
    });
    expect(added).toMatchObject({ kind: 'added', subscription: { id: version < 5 ? 1 : 6 } });
    database.close();
  });
});
