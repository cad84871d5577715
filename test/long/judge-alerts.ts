import type Database from 'better-sqlite3';
import type { CallRecord } from '../../src/playground/record/calls.js';
import type { OutgoingRecord } from '../../src/playground/record/outbox.js';
import { type AlertMessage, alertIdOf, alertMessages } from './alert-messages.js';
import { type CheckRow, checkRow } from './check-row.js';
import { countBy } from './count-by.js';
import type { Arrival } from './growing-corpus.js';
import { serialOf } from './made-article.js';
import type { SteadySubscriber } from './steady-subscribers.js';

export interface AlertRow {
  readonly id: number;
  readonly chatId: number;
  readonly threadId: number;
  readonly articleId: string;
  readonly state: string;
  readonly outcome: string | null;
  readonly batchId: number | null;
  readonly messageId: number | null;
  readonly dueAtMs: number;
}

export interface AlertEvidence {
  readonly rows: readonly AlertRow[];
  readonly arrivals: ReadonlyMap<number, Arrival>;
  readonly steady: readonly SteadySubscriber[];
  readonly outgoing: readonly OutgoingRecord[];
  readonly calls: readonly CallRecord[];
  /** Alerts that were `sending` when the process was killed. */
  readonly inFlightAtKills: ReadonlySet<number>;
  /** When a chat let be forgotten what it was told. */
  readonly forgotten: readonly { readonly chat: number; readonly atMs: number }[];
  readonly nowMs: number;
}

export function readAlerts(database: Database.Database): AlertRow[] {
  return database
    .prepare<[], AlertRow>(
      `SELECT id, chat_id AS chatId, thread_id AS threadId, article_id AS articleId, state, outcome,
         batch_id AS batchId, message_id AS messageId, due_at AS dueAtMs FROM alert ORDER BY id`,
    )
    .all();
}

/**
 * Who has subscribed for good is owed an alert of each story they asked for and of no other, and each alert has one message;
 * one that was cut off, or in flight at a kill, has one or none. Nobody is told anything twice.
 */
export function judgeAlerts(evidence: AlertEvidence): CheckRow[] {
  const messages = alertMessages(evidence.outgoing);
  return [judgeOwed(evidence), judgeSent(evidence, messages), judgeRepeats(messages, evidence.forgotten)];
}

function judgeOwed({ rows, arrivals, steady }: AlertEvidence): CheckRow {
  const faults: string[] = [];
  const notes: string[] = [];
  const storyOf = storyFinder(arrivals);
  let count = 0;
  for (const subscriber of steady) {
    const own = rows.filter((row) => isOwn(row, subscriber));
    const stories = countBy(own.map(({ articleId }) => String(storyOf(articleId) ?? articleId)));
    const wanted = wantedStories(arrivals, subscriber);
    for (const [story, isSure] of wanted) {
      count += 1;
      const times = stories.get(String(story)) ?? 0;
      stories.delete(String(story));
      if (times > 1) faults.push(`${subscriber.name}: story ${story} is owed ${times} times`);
      else if (times === 0 && isSure) faults.push(`${subscriber.name}: story ${story} is lost`);
      else notes.push(times === 1 ? `${subscriber.name}: told` : 'deleted before it was told');
    }
    for (const story of stories.keys()) faults.push(`${subscriber.name}: story ${story} was not asked for`);
  }
  return checkRow('each story is owed once to each who asked for it', count, faults, countBy(notes));
}

function isOwn({ chatId, threadId }: AlertRow, subscriber: SteadySubscriber): boolean {
  return subscriber.chatIds.includes(chatId) && threadId === subscriber.threadId;
}

/** By story, whether it must have been told: what was deleted may have been gone before the bot saw it. */
function wantedStories(
  arrivals: ReadonlyMap<number, Arrival>,
  subscriber: SteadySubscriber,
): ReadonlyMap<number, boolean> {
  const wanted = new Map<number, boolean>();
  for (const arrival of arrivals.values()) {
    const { story } = arrival.made;
    if (subscriber.wants(arrival)) wanted.set(story, wanted.get(story) === true || !arrival.wasRemoved);
  }
  return wanted;
}

/** An article has the id that it was first served under: that of its copy where both came at once. */
function storyFinder(arrivals: ReadonlyMap<number, Arrival>): (articleId: string) => number | null {
  const known = new Map(Array.from(arrivals.values(), ({ article, made }) => [article.id, made.story]));
  return (articleId) => {
    const serial = /made-(?<serial>\d+)/u.exec(articleId)?.groups?.['serial'];
    return known.get(articleId) ?? arrivals.get(Number(serial))?.made.story ?? null;
  };
}

function judgeSent(evidence: AlertEvidence, messages: readonly AlertMessage[]): CheckRow {
  const { rows, steady, nowMs } = evidence;
  const faults: string[] = [];
  const byId = new Map(rows.map((row) => [row.id, row]));
  const messagesOfBatch = new Map<number, AlertMessage[]>();
  for (const message of messages) {
    const batch = byId.get(message.alertId)?.batchId ?? message.alertId;
    messagesOfBatch.set(batch, [...(messagesOfBatch.get(batch) ?? []), message]);
  }
  const cutOff = cutOffAlerts(evidence.calls);
  const isSteady = (row: AlertRow): boolean => steady.some((one) => isOwn(row, one));
  const verdicts = rows.map((row) => {
    const sent = messagesOfBatch.get(row.batchId ?? row.id) ?? [];
    const fault = (what: string): string => {
      faults.push(`alert ${row.id} of ${row.articleId} to ${row.chatId} (${row.state}, ${row.outcome}): ${what}`);
      return what;
    };
    if (row.state === 'sent') {
      if (sent.length !== 1) return fault(`expected one message, got ${sent.length}`);
      return sent[0]?.messageId === row.messageId ? 'sent once' : fault('its message is another');
    }
    if (row.state === 'uncertain') {
      if (sent.length > 1) return fault(`expected one message at most, got ${sent.length}`);
      const batch = row.batchId ?? row.id;
      if (evidence.inFlightAtKills.has(row.id)) return `uncertain, in flight at a kill: ${sent.length} messages`;
      if (cutOff.has(batch) || cutOff.has(row.id)) return `uncertain, cut off: ${sent.length} messages`;
      return fault('nothing has cut it off');
    }
    if (sent.some(({ alertId }) => alertId === row.id)) return fault('expected no message, got one');
    if (row.state === 'owed')
      return row.dueAtMs > nowMs
        ? 'owed, not yet due'
        : isSteady(row)
          ? fault('still owed')
          : 'owed to a chat that came and went';
    if (row.state !== 'dropped') return fault(`expected no alert to be ${row.state}`);
    if (isSteady(row) && !/article is gone/u.test(row.outcome ?? '')) return fault('dropped for no reason');
    return `dropped: ${row.outcome}`;
  });
  return checkRow('each alert has one message, or was cut off', rows.length, faults, countBy(verdicts));
}

/** Alerts whose request had no answer. */
function cutOffAlerts(calls: readonly CallRecord[]): ReadonlySet<number> {
  return new Set(
    calls
      .filter(({ method, outcome }) => method === 'sendMessage' && ['dropped', 'abandoned'].includes(outcome.kind))
      .map(({ payload }) => alertIdOf(payload['reply_markup']) ?? 0),
  );
}

/** Of each digest its first page is looked at. Whoever let it be forgotten may be told once more, of a reprint. */
function judgeRepeats(messages: readonly AlertMessage[], forgotten: AlertEvidence['forgotten']): CheckRow {
  // A quote of its own may name it once more in the same message.
  const once = messages.flatMap(({ chatId, text, atMs }) => {
    const forgets = forgotten.filter((one) => one.chat === chatId && one.atMs < atMs).length;
    const titles = new Set(Array.from(text.matchAll(/编号\d+/gu), ([title]) => serialOf(title)));
    return Array.from(titles, (serial) => `chat ${chatId}, forgotten ${forgets} times: article ${serial}`);
  });
  const told = countBy(once);
  return checkRow(
    'nobody is told of an article twice',
    told.size,
    [...told].filter(([, times]) => times > 1).map(([what, times]) => `${what} ${times} times`),
  );
}
