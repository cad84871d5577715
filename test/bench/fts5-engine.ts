import Database from 'better-sqlite3';
import { type BenchEngine, resultsAsked } from './bench-engine.js';
import type { BenchArticle } from './dataset.js';
import { hexQuestion, hexText } from './peer-terms.js';

/** SQLite FTS5 at its best: contentless, one transaction, no journal while it is built, optimised at the end. */
export function fts5Engine(path: string): BenchEngine {
  const database = new Database(path);
  database.pragma('journal_mode = OFF');
  database.pragma('synchronous = OFF');
  database.pragma('cache_size = -262144');
  database.exec("CREATE VIRTUAL TABLE IF NOT EXISTS passages USING fts5(terms, content='', tokenize='ascii')");
  const insert = database.prepare('INSERT INTO passages(rowid, terms) VALUES (?, ?)');
  const select = database.prepare('SELECT rowid FROM passages WHERE passages MATCH ? ORDER BY rank LIMIT ?');
  const insertAll = database.transaction((rows: readonly (readonly [number, string])[]) => {
    for (const row of rows) insert.run(...row);
  });
  let next = Number(database.prepare('SELECT coalesce(max(rowid), 0) FROM passages').pluck().get()) + 1;
  const prepare = (articles: readonly BenchArticle[]) => {
    const rows = articles.flatMap(({ passages }) => passages).map((passage) => [next++, hexText(passage)] as const);
    return () => insertAll(rows);
  };
  return {
    name: 'SQLite FTS5',
    start: () => Promise.resolve(),
    prepare,
    prepareAddition: (article) => prepare([article]),
    finish: () => {
      database.exec("INSERT INTO passages(passages) VALUES ('optimize')");
      return Promise.resolve();
    },
    save: () => {
      database.close();
      return Promise.resolve();
    },
    // Opening is all there is; pages are read as they are needed.
    load: () => Promise.resolve(),
    prepareQuestion: (question) => {
      const query = hexQuestion(question).join(' OR ');
      return () => select.all(query, resultsAsked).length;
    },
  };
}
