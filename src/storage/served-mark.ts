import type Database from 'better-sqlite3';

/** "Chuc". <https://www.sqlite.org/pragma.html#pragma_application_id> */
export const applicationId = 0x43_68_75_63;

/** What a bot that has run before has left in at least one of, whatever version it was of. */
const tablesOfUse = ['seen_update', 'page_state', 'article', 'subscription', 'chat_setting'];

/** The id that programs give their files; 0 where none was given. */
export function applicationIdOf(database: Database.Database): number {
  return Number(database.pragma('application_id', { simple: true }));
}

/**
 * Whether a bot has ever run with this database. It says so by its application id, which is set only then: that a process
 * made the file and was ended before it knew whether it may go on must not count. Earlier versions set none, and left rows.
 */
export function hasServed(database: Database.Database): boolean {
  return (
    applicationIdOf(database) === applicationId ||
    tablesOfUse.some((table) => database.prepare(`SELECT 1 FROM ${table} LIMIT 1`).get() !== undefined)
  );
}

export function markServed(database: Database.Database): void {
  database.pragma(`application_id = ${applicationId}`);
}
