import type { AlertState, OwedAlert, StoredAlert } from '../alert/alert.js';

/** A row of `alert`, as {@link alertColumns} names it. */
export interface AlertRow {
  readonly id: number;
  readonly storyId: string;
  readonly chatId: number;
  readonly threadId: number;
  readonly articleId: string;
  readonly passageId: string;
  readonly textHash: string;
  readonly sentenceStart: number;
  readonly sentenceEnd: number;
  readonly subscriptionIds: string;
  readonly silent: number;
  readonly inDigest: number;
  readonly dueAtMs: number;
  readonly state: AlertState;
  readonly owedAtMs: number;
  readonly attempts: number;
  readonly firstTriedAtMs: number | null;
  readonly threadGone: number;
  readonly outcome: string | null;
  readonly batchId: number | null;
}

export const alertColumns = `id, story_id AS storyId, chat_id AS chatId, thread_id AS threadId, article_id AS articleId,
  passage_id AS passageId, text_hash AS textHash, sentence_start AS sentenceStart, sentence_end AS sentenceEnd,
  subscription_ids AS subscriptionIds, silent, in_digest AS inDigest, due_at AS dueAtMs, state, owed_at AS owedAtMs,
  attempts, first_tried_at AS firstTriedAtMs, thread_gone AS threadGone, outcome, batch_id AS batchId`;

export function readAlert(row: AlertRow): StoredAlert {
  const { sentenceStart, sentenceEnd, ...rest } = row;
  const ids: unknown = JSON.parse(row.subscriptionIds);
  return {
    ...rest,
    sentence: { start: sentenceStart, end: sentenceEnd },
    subscriptionIds: Array.isArray(ids) ? ids.filter((id) => typeof id === 'number') : [],
    silent: row.silent === 1,
    inDigest: row.inDigest === 1,
    threadGone: row.threadGone === 1,
  };
}

/** What of an alert is written, by the names of the statements' parameters. */
export function writtenAlert(alert: OwedAlert) {
  return {
    storyId: alert.storyId,
    chatId: alert.chatId,
    threadId: alert.threadId,
    articleId: alert.articleId,
    passageId: alert.passageId,
    textHash: alert.textHash,
    sentenceStart: alert.sentence.start,
    sentenceEnd: alert.sentence.end,
    subscriptionIds: JSON.stringify(alert.subscriptionIds),
    silent: Number(alert.silent),
    inDigest: Number(alert.inDigest),
    dueAtMs: alert.dueAtMs,
  };
}

/** The outcome of what a chat was owed when it went: the mark by which it is owed again when the chat is back. */
export const chatGoneOutcome = 'chat gone';
