import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { DataFolderError } from '../../src/storage/data-folder-error.js';
import { migrations } from '../../src/storage/migrations.js';
import { openDatabase } from '../../src/storage/open-database.js';
import { temporaryFolder } from './folder.js';

/** The tables and indexes, as SQLite has them written down. */
function schemaOf(database: Database.Database): unknown[] {
  return database.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name').all();
}

describe('the database', () => {
  it('is made, and opened again as it was left', () => {
    const folder = temporaryFolder();
    const first = openDatabase(folder);
    first.prepare('INSERT INTO seen_update (update_id) VALUES (?)').run(5);
    first.close();
    const second = openDatabase(folder);
    expect(second.prepare('SELECT update_id FROM seen_update').pluck().all()).toEqual([5]);
    expect(second.pragma('user_version', { simple: true })).toBe(migrations.length);
    expect(second.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(second.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(second.pragma('busy_timeout', { simple: true })).toBe(5000);
    expect(second.pragma('secure_delete', { simple: true })).toBe(1);
    second.close();
  });

  it.each(Array.from(migrations, (_step, version) => version))('of version %i becomes what a new one is', (version) => {
    const [old, fresh] = [temporaryFolder(), temporaryFolder()];
    openDatabase(old, migrations.slice(0, version)).close();
    const [migrated, made] = [openDatabase(old), openDatabase(fresh)];
    expect(schemaOf(migrated)).toEqual(schemaOf(made));
    expect(migrated.pragma('user_version', { simple: true })).toBe(migrations.length);
    migrated.close();
    made.close();
  });

  it('keeps its rows through a step', () => {
    const folder = temporaryFolder();
    const old = openDatabase(folder);
    old.prepare('INSERT INTO seen_update (update_id) VALUES (?)').run(5);
    old.close();
    const steps = [...migrations, 'ALTER TABLE seen_update ADD COLUMN note TEXT'];
    const migrated = openDatabase(folder, steps);
    expect(migrated.prepare('SELECT update_id, note FROM seen_update').all()).toEqual([{ update_id: 5, note: null }]);
    migrated.close();
  });

  it('stays as it was where a step fails', () => {
    const folder = temporaryFolder();
    openDatabase(folder).close();
    const failing = [...migrations, 'CREATE TABLE one (a); CREATE TABLE one (a)'];
    expect(() => openDatabase(folder, failing)).toThrow(DataFolderError);
    const database = openDatabase(folder);
    expect(
      schemaOf(database)
        .map((row) => JSON.stringify(row))
        .join(),
    ).not.toContain('TABLE one');
    database.close();
  });
});

describe('a file that is no database of ours', () => {
  const fileIn = (folder: string) => join(folder, 'chuchu.sqlite');

  it('of a newer version is named', () => {
    const folder = temporaryFolder();
    openDatabase(folder, [...migrations, 'CREATE TABLE further (a)']).close();
    expect(() => openDatabase(folder)).toThrow(
      new DataFolderError(
        fileIn(folder),
        `a schema of version ${migrations.length} or older`,
        `version ${migrations.length + 1}: a newer version of this program has written it`,
      ),
    );
  });

  it('but some text is named', () => {
    const folder = temporaryFolder();
    writeFileSync(fileIn(folder), '这不是数据库。'.repeat(100));
    expect(() => openDatabase(folder)).toThrow(
      `${fileIn(folder)}: expected an undamaged SQLite database, got file is not a database`,
    );
  });

  it('but damaged is named, and left as it is', () => {
    const folder = temporaryFolder();
    const database = openDatabase(folder);
    const insert = database.prepare('INSERT INTO seen_update (update_id) VALUES (?)');
    for (let id = 0; id < 5000; id += 1) insert.run(id * 7919);
    database.pragma('wal_checkpoint(TRUNCATE)');
    database.close();
    const bytes = readFileSync(fileIn(folder));
    bytes.fill(0xff, 8192, bytes.length - 4096);
    writeFileSync(fileIn(folder), bytes);
    expect(() => openDatabase(folder)).toThrow(/chuchu\.sqlite: expected an undamaged SQLite database, got /u);
    expect(readFileSync(fileIn(folder)).equals(bytes)).toBe(true);
  });

  it('but of another program is named', () => {
    const folder = temporaryFolder();
    const other = new Database(fileIn(folder));
    other.exec('CREATE TABLE theirs (a)');
    other.close();
    expect(() => openDatabase(folder)).toThrow(
      `${fileIn(folder)}: expected a database that this program made, got tables without a schema version`,
    );
  });
});
