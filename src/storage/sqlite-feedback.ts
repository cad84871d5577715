import { randomBytes } from 'node:crypto';
import type Database from 'better-sqlite3';
import type { Feedback, Verdict, Vote } from '../telegram/feedback/feedback.js';

/** Beyond, the oldest go: with questions of a common length, some 30 MB. */
export const maxVotes = 100_000;
const dayMs = 24 * 60 * 60 * 1000;

export interface FeedbackOptions {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly now: () => number;
  /** Votes of before so many days are deleted; default 365. */
  readonly lifetimeDays?: number;
  /** Most votes to keep. */
  readonly max?: number;
}

export interface StoredFeedback extends Feedback {
  /** Deletes the old votes. */
  prune(): void;
}

/**
 * Votes in SQLite. A vote names no chat and no answer, but a random id; which answer that id belongs to stands in a table
 * of its own, and goes with the answer's page state. From then on nothing tells whose vote it was, and it can't be changed.
 */
export function createFeedback(
  database: Database.Database,
  { now, lifetimeDays = 365, max = maxVotes }: FeedbackOptions,
): StoredFeedback {
  const idOf = database
    .prepare<[string], string>('SELECT feedback_id FROM page_state_feedback WHERE page_state_id = ?')
    .pluck();
  // A state that is gone, or was never kept, can't be voted on.
  const link = database.prepare<[string, string]>(
    'INSERT INTO page_state_feedback SELECT id, ? FROM page_state WHERE id = ?',
  );
  const verdictOf = database
    .prepare<[string, string], Verdict>('SELECT verdict FROM feedback WHERE feedback_id = ? AND passage_id = ?')
    .pluck();
  const insert = database.prepare<Vote & { readonly id: string }>(
    `INSERT INTO feedback (feedback_id, question, passage_id, text_hash, verdict, day)
     VALUES (@id, @question, @passageId, @textHash, @verdict, @day)`,
  );
  const remove = database.prepare<[string, string]>('DELETE FROM feedback WHERE feedback_id = ? AND passage_id = ?');
  const forget = database.prepare<[number]>('DELETE FROM feedback WHERE place <= ?');

  const forgetBefore = database.prepare<[string]>('DELETE FROM feedback WHERE day < ?');
  const forgetOld = (): void => {
    forgetBefore.run(new Date(now() - lifetimeDays * dayMs).toISOString().slice(0, 10));
  };
  forgetOld();

  const openId = (stateId: string): string | null => {
    const known = idOf.get(stateId);
    if (known !== undefined) return known;
    const id = randomBytes(12).toString('base64url');
    return link.run(id, stateId).changes === 1 ? id : null;
  };
  const vote = database.transaction((stateId: string, given: Vote): Verdict | null => {
    const id = openId(stateId);
    if (id === null) return null;
    const before = verdictOf.get(id, given.passageId);
    remove.run(id, given.passageId);
    if (before === given.verdict) return null;
    const { lastInsertRowid } = insert.run({ id, ...given });
    forget.run(Number(lastInsertRowid) - max);
    forgetOld();
    return given.verdict;
  });
  return {
    verdictOn: (stateId, passageId) => {
      const id = idOf.get(stateId);
      return id === undefined ? null : (verdictOf.get(id, passageId) ?? null);
    },
    vote: (stateId, given) => vote.immediate(stateId, given),
    prune: forgetOld,
  };
}
