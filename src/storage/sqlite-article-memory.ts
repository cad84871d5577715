import type Database from 'better-sqlite3';
import { decodeDescribed, encodeDescribed } from '../article/described-article-record.js';
import { findSameArticles } from '../article/find-same-articles.js';
import { allKeys, identityKeys } from '../article/identity-keys.js';
import type { KnownArticle } from '../article/known-article.js';
import type { KnownArticles } from '../article/known-articles.js';
import type { ArrivalKind, ArticleMemory, RememberedState, ServedArticle } from '../intake/article-memory.js';

interface ArticleRow {
  readonly id: string;
  readonly path: string;
  readonly content_hash: string;
  readonly described: Buffer;
  readonly gone_at: number | null;
}

const kinds: Readonly<Record<ArrivalKind, number>> = { 'from-the-beginning': 0, new: 1, old: 2 };

/** Only what tells articles apart, for a process that writes nothing. */
export function readKnownArticles(database: Database.Database): KnownArticles {
  const byKey = database.prepare<[number], number>('SELECT number FROM article_key WHERE key = ?').pluck();
  const byNumber = database.prepare<[number], ArticleRow>('SELECT * FROM article WHERE number = ?');
  const pathOf = database.prepare<[string], string>('SELECT path FROM article WHERE id = ?').pluck();
  const articles = {
    withKey: (key: number) => byKey.all(key),
    describe: (number: number) => describe(byNumber.get(number), number),
  };
  return {
    findSame: (wanted) => findSameArticles(wanted, articles),
    pathOf: (id) => pathOf.get(id),
  };
}

function describe(row: ArticleRow | undefined, number: number): KnownArticle {
  if (row === undefined) throw new Error(`article ${number}: expected a row for its key, got none`);
  return decodeDescribed(row.described, row);
}

/** Articles as `chuchu.sqlite` remembers them: some 1 KB each, found by 6-byte keys of text, source and passages. */
export function createArticleMemory(database: Database.Database): ArticleMemory {
  const insert = database.prepare<[string, string, string, Uint8Array, number | null, number, number]>(
    `INSERT INTO article (id, path, content_hash, described, published_at, first_seen_at, kind)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const change = database
    .prepare<[string, string, Uint8Array, number | null, string], number>(
      `UPDATE article SET path = ?, content_hash = ?, described = ?, published_at = ?, gone_at = NULL
       WHERE id = ? RETURNING number`,
    )
    .pluck();
  const setGone = database.prepare<[number, string]>('UPDATE article SET gone_at = ? WHERE id = ?');
  const dropKeys = database.prepare<[number]>('DELETE FROM article_key WHERE number = ?');
  const addKey = database.prepare<[number, number]>('INSERT INTO article_key (key, number) VALUES (?, ?)');
  const any = database.prepare<[], number>('SELECT 1 FROM article LIMIT 1').pluck();
  const one = database.prepare<[string], StateRow>(`${selectState} WHERE id = ?`);
  const all = database.prepare<[], StateRow>(selectState);
  const last = database
    .prepare<[number], number | null>('SELECT max(first_seen_at) FROM article WHERE kind <> ?')
    .pluck();
  const addKeys = (number: number, { described }: ServedArticle) => {
    for (const key of allKeys(identityKeys(described))) addKey.run(key, number);
  };
  return {
    ...readKnownArticles(database),
    get isEmpty() {
      return any.get() === undefined;
    },
    stateOf: (id) => {
      const row = one.get(id);
      return row === undefined ? undefined : stateOf(row);
    },
    *states() {
      for (const row of all.iterate()) yield stateOf(row);
    },
    add: (article, { atMs, kind }) => {
      const { id, path, contentHash, described, publishedMs } = article;
      const { lastInsertRowid } = insert.run(
        id,
        path,
        contentHash,
        encodeDescribed(described),
        publishedMs,
        atMs,
        kinds[kind],
      );
      addKeys(Number(lastInsertRowid), article);
    },
    update: (article) => {
      const { id, path, contentHash, described, publishedMs } = article;
      const row = change.get(path, contentHash, encodeDescribed(described), publishedMs, id);
      if (row === undefined) throw new Error(`article ${id}: expected it to be remembered, got none`);
      dropKeys.run(row);
      addKeys(row, article);
    },
    setGone: (id, atMs) => void setGone.run(atMs, id),
    transact: (work) => database.transaction(work).immediate(),
    get lastArrivalMs() {
      return last.get(kinds['from-the-beginning']) ?? null;
    },
  };
}

type StateRow = Pick<ArticleRow, 'id' | 'path' | 'content_hash' | 'gone_at'>;

const selectState = 'SELECT id, path, content_hash, gone_at FROM article';

function stateOf({ id, path, content_hash: contentHash, gone_at: goneAt }: StateRow): RememberedState {
  return { id, path, contentHash, isGone: goneAt !== null };
}
