import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { migrations } from '../../src/storage/migrations.js';
import { temporaryFolder, writeFiles } from './run-chuchu.js';

/** A data folder with a database in it, as its own process would leave it. */
export function dataFolder(rows: number): string {
  const cwd = writeFiles(temporaryFolder(), { 'data/keep': '' });
  const database = new Database(join(cwd, 'data', 'chuchu.sqlite'));
  for (const [place, step] of migrations.entries()) {
    database.exec(step);
    database.pragma(`user_version = ${place + 1}`);
  }
  const insert = database.prepare(
    "INSERT INTO subscription (chat_id, topic, text, delivery, created_at) VALUES (?, 'publisher', '科技日报', 'at-once', 0)",
  );
  database.transaction(() => {
    for (let chat = 1; chat <= rows; chat += 1) insert.run(chat);
  })();
  database.close();
  return cwd;
}

export const filesIn = (folder: string): string[] => readdirSync(folder).toSorted();

export function subscriptionsIn(file: string): unknown {
  const database = new Database(file, { readonly: true });
  const count = database.prepare('SELECT count(*) FROM subscription').pluck().get();
  database.close();
  return count;
}
