import type Database from 'better-sqlite3';

/** A database as the SQL that makes it again: schema as it is written down, then the rows, each a statement. */
export function dumpDatabase(database: Database.Database): string {
  const made = database
    .prepare<[], string>(
      "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite%' ORDER BY rowid",
    )
    .pluck()
    .all();
  const tables = database
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid")
    .pluck()
    .all();
  return [
    `PRAGMA user_version = ${String(database.pragma('user_version', { simple: true }))}`,
    ...made.map((sql) => sql.trim()),
    ...tables.flatMap((table) => insertsOf(database, table)),
    '',
  ].join(';\n');
}

function insertsOf(database: Database.Database, table: string): string[] {
  const columns = database.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table);
  const values = columns.map((column) => `quote(${column})`).join(" || ', ' || ");
  const rows = database.prepare<[], string>(`SELECT ${values} FROM ${table}`).pluck().all();
  const inserts = rows.map((row) => `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${row})`);
  // SQLite's own table of numbers already given has rows as soon as others have.
  return table === 'sqlite_sequence' ? ['DELETE FROM sqlite_sequence', ...inserts] : inserts;
}
