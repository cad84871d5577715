/**
 * The schema of `chuchu.sqlite`, as the steps that made it: step n leads from version n - 1 to n (`user_version`). A step
 * that was released never changes; a change is a further step.
 *
 * Times are milliseconds since 1970-01-01T00:00:00Z. `thread_id` is 0 where there is no topic: UNIQUE and indexes treat
 * NULLs as all different.
 */
export const migrations: readonly string[] = [
  `
  CREATE TABLE seen_update (
    place INTEGER PRIMARY KEY,
    update_id INTEGER NOT NULL UNIQUE
  ) STRICT;

  CREATE TABLE page_state (
    id TEXT PRIMARY KEY,
    chat_id INTEGER NOT NULL,
    thread_id INTEGER NOT NULL DEFAULT 0,
    question_message_id INTEGER,
    answer_message_id INTEGER,
    question TEXT NOT NULL,
    created_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX page_state_by_question ON page_state (chat_id, question_message_id);
  CREATE INDEX page_state_by_age ON page_state (created_at);

  CREATE TABLE page_state_passage (
    page_state_id TEXT NOT NULL REFERENCES page_state (id) ON DELETE CASCADE,
    rank INTEGER NOT NULL,
    passage_id TEXT NOT NULL,
    text_hash TEXT NOT NULL,
    confidence REAL NOT NULL,
    also_in TEXT NOT NULL,
    PRIMARY KEY (page_state_id, rank)
  ) STRICT, WITHOUT ROWID;
  `,
  // Answers are found by their own message, too, and remember whether they tell what was asked.
  `
  ALTER TABLE page_state ADD COLUMN tells_question INTEGER NOT NULL DEFAULT 0;
  UPDATE page_state SET tells_question = 1 WHERE question_message_id IS NULL;
  CREATE INDEX page_state_by_answer ON page_state (chat_id, answer_message_id);
  `,
  // What feeds were like, and the files that their items became, found by id, link and text.
  `
  CREATE TABLE feed (
    address TEXT PRIMARY KEY,
    moved_to TEXT,
    etag TEXT,
    last_modified TEXT,
    next_try_at INTEGER NOT NULL,
    decided_at INTEGER NOT NULL,
    last_success_at INTEGER,
    failures INTEGER NOT NULL,
    last_error TEXT,
    is_gone INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE feed_item (
    path TEXT PRIMARY KEY,
    feed TEXT NOT NULL,
    title TEXT,
    link TEXT,
    content_hash TEXT NOT NULL,
    page_failures INTEGER NOT NULL,
    seen_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX feed_item_by_age ON feed_item (feed, seen_at);

  CREATE TABLE feed_item_key (
    key TEXT PRIMARY KEY,
    item_path TEXT NOT NULL REFERENCES feed_item (path) ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX feed_item_key_by_item ON feed_item_key (item_path);
  `,
];
