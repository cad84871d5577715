import { existsSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { migrations } from './migrations.js';
import { databaseFile } from './open-database.js';
import { openForReading } from './open-for-reading.js';

/**
 * Opens `chuchu.sqlite` of a data folder for a process that does not hold its lock, see {@link openForReading}.
 *
 * @returns `null` where there is none, or one of another version's schema: its process will bring it up to date.
 * @throws SqliteError where it is damaged or no database; errors of the file system
 */
export function readDatabase(dataDir: string): Database.Database | null {
  const path = databaseFile(dataDir);
  if (!existsSync(path)) return null;
  const database = openForReading(path);
  try {
    if (Number(database.pragma('user_version', { simple: true })) === migrations.length) return database;
  } catch (error) {
    database.close();
    throw error;
  }
  database.close();
  return null;
}
