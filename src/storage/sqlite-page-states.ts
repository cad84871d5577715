import type Database from 'better-sqlite3';
import type { PassageReference } from '../article/passage-reference.js';
import type { PageState, PageStates, RankedReference } from '../telegram/pages/page-state.js';

export interface PageStateOptions {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly now: () => number;
  /** A state this old is as good as gone. */
  readonly lifetimeMs: number;
  /** Most states to keep; beyond, the oldest go. Default 100,000: with questions of a common length, about 100 MB. */
  readonly max?: number;
  /** Most states of one chat, so that none pushes out those of all others; beyond, its oldest go at once. Default 2,000. */
  readonly maxPerChat?: number;
  /** After how many new states the old ones are deleted; default 500. */
  readonly pruneEvery?: number;
}

interface StateRow {
  readonly id: string;
  readonly chatId: number;
  readonly threadId: number;
  readonly questionMessageId: number | null;
  readonly answerMessageId: number | null;
  readonly question: string;
  readonly askerId: number | null;
  readonly createdAtMs: number;
  /** 0 or 1. */
  readonly tellsQuestion: number;
  readonly quotes: PageState['quotes'];
}

interface PassageRow {
  readonly passageId: string;
  readonly textHash: string;
  readonly confidence: number;
  readonly alsoIn: string;
}

const columns = `id, chat_id AS chatId, thread_id AS threadId, question_message_id AS questionMessageId,
  answer_message_id AS answerMessageId, asker_id AS askerId, question, created_at AS createdAtMs, tells_question AS tellsQuestion, quotes`;

export interface StoredPageStates extends PageStates {
  /** Deletes the old ones, which nobody finds any more. */
  prune(): void;
}

/** Page states in SQLite. Old ones are deleted now, and again after every `pruneEvery` new ones. */
export function createPageStates(
  database: Database.Database,
  { now, lifetimeMs, max = 100_000, maxPerChat = 2000, pruneEvery = 500 }: PageStateOptions,
): StoredPageStates {
  const byId = database.prepare<[string, number], StateRow>(
    `SELECT ${columns} FROM page_state WHERE id = ? AND created_at > ?`,
  );
  const byQuestion = database.prepare<[number, number, number], StateRow>(
    `SELECT ${columns} FROM page_state WHERE chat_id = ? AND question_message_id = ? AND created_at > ?
     ORDER BY created_at DESC LIMIT 1`,
  );
  const byAnswer = database.prepare<[number, number, number], StateRow>(
    `SELECT ${columns} FROM page_state WHERE chat_id = ? AND answer_message_id = ? AND created_at > ?
     ORDER BY created_at DESC LIMIT 1`,
  );
  const passagesOf = database.prepare<[string], PassageRow>(
    `SELECT passage_id AS passageId, text_hash AS textHash, confidence, also_in AS alsoIn
     FROM page_state_passage WHERE page_state_id = ? ORDER BY rank`,
  );
  const remove = database.prepare<[string]>('DELETE FROM page_state WHERE id = ?');
  const insert = database.prepare<StateRow>(
    `INSERT INTO page_state
     (id, chat_id, thread_id, question_message_id, answer_message_id, asker_id, question, created_at, tells_question,
      quotes) VALUES
     (@id, @chatId, @threadId, @questionMessageId, @answerMessageId, @askerId, @question, @createdAtMs, @tellsQuestion, @quotes)`,
  );
  const insertPassage = database.prepare<[string, number, string, string, number, string]>(
    'INSERT INTO page_state_passage VALUES (?, ?, ?, ?, ?, ?)',
  );
  const setAnswer = database.prepare<[number, string]>('UPDATE page_state SET answer_message_id = ? WHERE id = ?');
  // Messages of the old chat have no place in the new one, whose ids begin anew: another message would be taken for them.
  const moveChat = database.prepare<[number, number]>(
    'UPDATE page_state SET chat_id = ?, question_message_id = NULL, answer_message_id = NULL WHERE chat_id = ?',
  );
  const removeOld = database.prepare<[number]>('DELETE FROM page_state WHERE created_at <= ?');
  const removeOverMax = database.prepare<[number]>(
    'DELETE FROM page_state WHERE id IN (SELECT id FROM page_state ORDER BY created_at DESC LIMIT -1 OFFSET ?)',
  );
  const removeOverMaxOfChat = database.prepare<[number, number]>(
    `DELETE FROM page_state WHERE id IN (
       SELECT id FROM page_state WHERE chat_id = ? ORDER BY created_at DESC LIMIT -1 OFFSET ?)`,
  );

  const save = database.transaction((state: PageState): void => {
    const { passages, ...row } = state;
    remove.run(row.id);
    removeOverMaxOfChat.run(row.chatId, maxPerChat - 1);
    insert.run({ ...row, askerId: row.askerId ?? null, tellsQuestion: row.tellsQuestion ? 1 : 0 });
    for (const [rank, { passageId, textHash, confidence, alsoIn }] of passages.entries()) {
      insertPassage.run(row.id, rank, passageId, textHash, confidence, JSON.stringify(alsoIn));
    }
  });
  const prune = database.transaction((): void => {
    removeOld.run(now() - lifetimeMs);
    removeOverMax.run(max);
  });
  const complete = (row: StateRow | undefined): PageState | null => {
    if (row === undefined) return null;
    const { askerId, tellsQuestion, ...rest } = row;
    return {
      ...rest,
      ...(askerId !== null && { askerId }),
      tellsQuestion: tellsQuestion === 1,
      passages: passagesOf.all(row.id).map(readPassage),
    };
  };

  let savedSincePrune = 0;
  prune.immediate();
  return {
    save: (state) => {
      save.immediate(state);
      savedSincePrune += 1;
      if (savedSincePrune < pruneEvery) return;
      savedSincePrune = 0;
      prune.immediate();
    },
    setAnswer: (id, messageId) => {
      setAnswer.run(messageId, id);
    },
    moveChat: (from, to) => {
      if (from !== to) moveChat.run(to, from);
    },
    prune: () => prune.immediate(),
    find: (id) => complete(byId.get(id, now() - lifetimeMs)),
    findByQuestion: (chatId, messageId) => complete(byQuestion.get(chatId, messageId, now() - lifetimeMs)),
    findByAnswer: (chatId, messageId) => complete(byAnswer.get(chatId, messageId, now() - lifetimeMs)),
  };
}

function readPassage({ alsoIn, ...row }: PassageRow): RankedReference {
  const others: unknown = JSON.parse(alsoIn);
  if (!Array.isArray(others)) return { ...row, alsoIn: [] };
  return { ...row, alsoIn: others.map((other) => readOther(other, row.textHash)).filter((other) => other !== null) };
}

/** Earlier versions kept ids alone, of passages that said the same as the quote. */
function readOther(other: unknown, quotedHash: string): PassageReference | null {
  if (typeof other === 'string') return { passageId: other, textHash: quotedHash };
  if (typeof other !== 'object' || other === null || !('passageId' in other) || !('textHash' in other)) return null;
  const { passageId, textHash } = other;
  return typeof passageId === 'string' && typeof textHash === 'string' ? { passageId, textHash } : null;
}
