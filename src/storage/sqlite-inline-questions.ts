import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3';
import type { InlineQuestions } from '../telegram/inline/inline-questions.js';

export interface InlineQuestionOptions {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly now: () => number;
  /** A question this old is as good as gone. */
  readonly lifetimeMs: number;
  /** Most questions to keep; beyond, the oldest go. Default 10,000: some 2 MB. */
  readonly max?: number;
}

/** After so many kept ones the old ones are deleted. */
const pruneEvery = 500;

export interface StoredInlineQuestions extends InlineQuestions {
  /** Deletes the old ones, which nobody finds any more. */
  prune(): void;
}

/** Questions typed inline, in SQLite. The same one is kept once, however often it is typed. */
export function createInlineQuestions(
  database: Database.Database,
  { now, lifetimeMs, max = 10_000 }: InlineQuestionOptions,
): StoredInlineQuestions {
  const insert = database.prepare<[string, string, number]>(
    `INSERT INTO inline_question (id, question, kept_at) VALUES (?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET kept_at = excluded.kept_at`,
  );
  const byId = database
    .prepare<[string, number], string>('SELECT question FROM inline_question WHERE id = ? AND kept_at > ?')
    .pluck();
  const removeOld = database.prepare<[number]>('DELETE FROM inline_question WHERE kept_at <= ?');
  const removeOverMax = database.prepare<[number]>(
    'DELETE FROM inline_question WHERE id IN (SELECT id FROM inline_question ORDER BY kept_at DESC LIMIT -1 OFFSET ?)',
  );
  const prune = (): void => {
    removeOld.run(now() - lifetimeMs);
    removeOverMax.run(max);
  };
  let keptSincePrune = 0;
  prune();
  return {
    keep: (question) => {
      const id = createHash('sha256').update(question, 'utf8').digest('base64url');
      insert.run(id, question, now());
      keptSincePrune += 1;
      if (keptSincePrune >= pruneEvery) {
        keptSincePrune = 0;
        prune();
      }
      return id;
    },
    find: (id) => byId.get(id, now() - lifetimeMs) ?? null,
    prune,
  };
}
