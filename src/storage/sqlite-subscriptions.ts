import type Database from 'better-sqlite3';
import type { Subscription, Topic } from '../alert/subscription.js';
import type {
  AddOutcome,
  ImportedSubscription,
  ImportOutcome,
  LimitReached,
  Place,
  Replaced,
  Subscriptions,
} from '../alert/subscriptions.js';
import {
  readSubscription,
  type StateColumns,
  type SubscriptionRow,
  stateColumns,
  subscriptionColumns,
  type TopicColumns,
  topicColumns,
} from './subscription-row.js';

export interface SubscriptionOptions {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly now: () => number;
  /** Most of one chat, all its topics together; default 100. */
  readonly maxPerChat?: number;
}

/** How many are read at a time. */
const pageSize = 500;

/** Subscriptions in SQLite. Each call is a transaction of its own, or a part of the caller's. */
export function createSubscriptions(
  database: Database.Database,
  { now, maxPerChat = 100 }: SubscriptionOptions,
): Subscriptions {
  const statements = prepare(database);
  const find = (id: number): Subscription | null => {
    const row = statements.byId.get(id);
    return row === undefined ? null : readSubscription(row);
  };
  const sameAt = (place: Place, topic: TopicColumns): Subscription | null => {
    const row = statements.same.get({ chatId: place.chatId, threadId: place.threadId, ...topic });
    return row === undefined ? null : readSubscription(row);
  };
  const roomFor = (chatId: number, more: number): LimitReached | null => {
    const has = statements.countOfChat.get(chatId)?.count ?? 0;
    return has + more <= maxPerChat ? null : { kind: 'limit-reached', limit: maxPerChat, has };
  };
  const insert = ({ chatId, threadId }: Place, wanted: ImportedSubscription): Subscription => {
    const columns = { ...topicColumns(wanted.topic), ...stateColumns(wanted) };
    const createdAtMs = now();
    const id = Number(statements.insert.run({ chatId, threadId, createdAtMs, ...columns }).lastInsertRowid);
    return { id, chatId, threadId, ...wanted, createdAtMs, lastAlertAtMs: null };
  };
  const take = (rows: readonly SubscriptionRow[]): readonly Subscription[] => {
    for (const { id } of rows) statements.remove.run(id);
    return rows.map(readSubscription);
  };

  const add = database.transaction((place: Place, wanted: ImportedSubscription): AddOutcome => {
    const known = sameAt(place, topicColumns(wanted.topic));
    if (known !== null) return { kind: 'already-there', subscription: known };
    return roomFor(place.chatId, 1) ?? { kind: 'added', subscription: insert(place, wanted) };
  });
  const addAll = database.transaction((place: Place, wanted: readonly ImportedSubscription[]): ImportOutcome => {
    const byTopic = new Map(wanted.map((each) => [JSON.stringify(topicColumns(each.topic)), each]));
    const missing = [...byTopic.values()].filter(({ topic }) => sameAt(place, topicColumns(topic)) === null);
    const full = roomFor(place.chatId, missing.length);
    if (full !== null) return full;
    const added = missing.map((each) => insert(place, each));
    return { kind: 'imported', added, alreadyThere: wanted.length - added.length };
  });
  const replace = database.transaction((id: number, topic: Topic): Replaced | null => {
    const removed = take(statements.byId.all(id))[0];
    if (removed === undefined) return null;
    const known = sameAt(removed, topicColumns(topic));
    if (known !== null) return { removed, outcome: { kind: 'already-there', subscription: known } };
    const { delivery, silent, pause } = removed;
    return { removed, outcome: { kind: 'added', subscription: insert(removed, { topic, delivery, silent, pause }) } };
  });
  const moveChat = database.transaction((from: number, to: number): readonly Subscription[] => {
    const removed = take(statements.sameInOtherChat.all({ from, to }));
    statements.move.run({ from, to });
    return removed;
  });
  const alerted = database.transaction((ids: readonly number[], atMs: number): void => {
    for (const id of ids) statements.alerted.run(atMs, id);
  });

  return {
    add: ({ chatId, threadId, topic, delivery, silent }) =>
      add.immediate({ chatId, threadId }, { topic, delivery, silent, pause: null }),
    addAll: (place, wanted) => addAll.immediate(place, wanted),
    replace: (id, topic) => replace.immediate(id, topic),
    find,
    of: ({ chatId, threadId }) => statements.ofPlace.all(chatId, threadId).map(readSubscription),
    ofChat: (chatId) => statements.ofChat.all(chatId).map(readSubscription),
    *all() {
      // A page at a time: nothing else could use the connection while a statement is stepped through.
      for (let last = 0; ; ) {
        const rows = statements.pageAfter.all(last, pageSize);
        yield* rows.map(readSubscription);
        const next = rows.at(-1)?.id;
        if (next === undefined) return;
        last = next;
      }
    },
    change: (id, change) => {
      const known = find(id);
      if (known === null) return null;
      const changed = { ...known, ...change };
      statements.change.run({ id, ...stateColumns(changed) });
      return changed;
    },
    pauseChat: (chatId, paused) => void statements.pauseChat.run({ chatId, paused: paused ? 1 : 0 }),
    remove: (id) => take(statements.byId.all(id))[0] ?? null,
    removeChat: (chatId) => take(statements.ofChat.all(chatId)),
    alerted: (ids, atMs) => alerted.immediate(ids, atMs),
    moveChat: (oldChatId, newChatId) => moveChat.immediate(oldChatId, newChatId),
  };
}

function prepare(database: Database.Database) {
  const select = `SELECT ${subscriptionColumns} FROM subscription`;
  type NewRow = Place & TopicColumns & StateColumns & { readonly createdAtMs: number };
  interface Move {
    readonly from: number;
    readonly to: number;
  }
  return {
    byId: database.prepare<[number], SubscriptionRow>(`${select} WHERE id = ?`),
    ofPlace: database.prepare<[number, number], SubscriptionRow>(
      `${select} WHERE chat_id = ? AND thread_id = ? ORDER BY id`,
    ),
    ofChat: database.prepare<[number], SubscriptionRow>(`${select} WHERE chat_id = ? ORDER BY id`),
    pageAfter: database.prepare<[number, number], SubscriptionRow>(`${select} WHERE id > ? ORDER BY id LIMIT ?`),
    same: database.prepare<Place & TopicColumns, SubscriptionRow>(
      `${select} WHERE chat_id = @chatId AND thread_id = @threadId
       AND topic = @topic AND text = @text AND words = @words AND excluded = @excluded`,
    ),
    countOfChat: database.prepare<[number], { readonly count: number }>(
      'SELECT count(*) AS count FROM subscription WHERE chat_id = ?',
    ),
    insert: database.prepare<NewRow>(
      `INSERT INTO subscription (chat_id, thread_id, topic, text, words, excluded, delivery, hour, weekday, silent,
       paused, paused_until, created_at) VALUES (@chatId, @threadId, @topic, @text, @words, @excluded, @delivery,
       @hour, @weekday, @silent, @paused, @pausedUntilMs, @createdAtMs)`,
    ),
    change: database.prepare<StateColumns & { readonly id: number }>(
      `UPDATE subscription SET delivery = @delivery, hour = @hour, weekday = @weekday, silent = @silent,
       paused = @paused, paused_until = @pausedUntilMs WHERE id = @id`,
    ),
    pauseChat: database.prepare<{ readonly chatId: number; readonly paused: number }>(
      'UPDATE subscription SET paused = @paused, paused_until = NULL WHERE chat_id = @chatId',
    ),
    remove: database.prepare<[number]>('DELETE FROM subscription WHERE id = ?'),
    alerted: database.prepare<[number, number]>('UPDATE subscription SET last_alert_at = ? WHERE id = ?'),
    sameInOtherChat: database.prepare<Move, SubscriptionRow>(
      `${select} WHERE chat_id = @from AND EXISTS (SELECT 1 FROM subscription AS kept WHERE kept.chat_id = @to
       AND kept.thread_id = subscription.thread_id AND kept.topic = subscription.topic
       AND kept.text = subscription.text AND kept.words = subscription.words AND kept.excluded = subscription.excluded)`,
    ),
    move: database.prepare<Move>('UPDATE subscription SET chat_id = @to WHERE chat_id = @from'),
  };
}
