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
  // Every article that was ever served. `described` is what tells whether another one is the same, `kind` how it came:
  // 0 there from the beginning, 1 new, 2 old when it arrived. Numbers are never given twice.
  `
  CREATE TABLE article (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    path TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    described BLOB NOT NULL,
    published_at INTEGER,
    first_seen_at INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    gone_at INTEGER
  ) STRICT;

  CREATE TABLE article_key (
    key INTEGER NOT NULL,
    number INTEGER NOT NULL REFERENCES article (number) ON DELETE CASCADE,
    PRIMARY KEY (key, number)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX article_key_by_number ON article_key (number);
  `,
  // Which article is of which story, and by what it is known again. Rows are never deleted: a story outlives its articles.
  `
  CREATE TABLE story_member (
    place INTEGER PRIMARY KEY,
    article_id TEXT NOT NULL UNIQUE,
    story_id TEXT NOT NULL,
    published_at INTEGER,
    slots BLOB NOT NULL,
    figures BLOB NOT NULL
  ) STRICT;
  `,
  // AUTOINCREMENT: a button under an old alert must not meet another subscription. `words` and `excluded` are lists in JSON.
  `
  CREATE TABLE subscription (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    chat_id INTEGER NOT NULL,
    thread_id INTEGER NOT NULL DEFAULT 0,
    topic TEXT NOT NULL CHECK (topic IN ('everything', 'publisher', 'category', 'words', 'question')),
    text TEXT NOT NULL DEFAULT '',
    words TEXT NOT NULL DEFAULT '[]',
    excluded TEXT NOT NULL DEFAULT '[]',
    delivery TEXT NOT NULL CHECK (delivery IN ('at-once', 'daily', 'weekly')),
    hour INTEGER CHECK ((hour BETWEEN 0 AND 23) = (delivery <> 'at-once')),
    weekday INTEGER CHECK ((weekday BETWEEN 1 AND 7) = (delivery = 'weekly')),
    silent INTEGER NOT NULL DEFAULT 0,
    paused INTEGER NOT NULL DEFAULT 0,
    paused_until INTEGER,
    created_at INTEGER NOT NULL,
    last_alert_at INTEGER,
    UNIQUE (chat_id, thread_id, topic, text, words, excluded)
  ) STRICT;
  `,
  // What chats are owed. `next_turn` is NULL while a request is under way and where the chat is owed nothing.
  `
  CREATE TABLE alert (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    story_id TEXT NOT NULL,
    chat_id INTEGER NOT NULL,
    thread_id INTEGER NOT NULL DEFAULT 0,
    article_id TEXT NOT NULL,
    passage_id TEXT NOT NULL,
    text_hash TEXT NOT NULL,
    sentence_start INTEGER NOT NULL,
    sentence_end INTEGER NOT NULL,
    subscription_ids TEXT NOT NULL,
    silent INTEGER NOT NULL,
    in_digest INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('owed', 'sending', 'sent', 'uncertain', 'given-up', 'dropped')),
    owed_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    first_tried_at INTEGER,
    last_tried_at INTEGER,
    not_before INTEGER NOT NULL DEFAULT 0,
    thread_gone INTEGER NOT NULL DEFAULT 0,
    outcome TEXT,
    batch_id INTEGER,
    message_id INTEGER,
    settled_at INTEGER,
    UNIQUE (story_id, chat_id, thread_id)
  ) STRICT;
  CREATE INDEX alert_by_chat ON alert (chat_id, state, due_at);
  CREATE INDEX alert_by_place ON alert (chat_id, thread_id, owed_at);
  CREATE INDEX alert_by_state ON alert (state, settled_at);
  CREATE INDEX alert_by_batch ON alert (batch_id) WHERE batch_id IS NOT NULL;

  CREATE TABLE alert_chat (
    chat_id INTEGER PRIMARY KEY,
    not_before INTEGER NOT NULL DEFAULT 0,
    busy INTEGER NOT NULL DEFAULT 0,
    next_turn INTEGER,
    gone_at INTEGER,
    timezone TEXT,
    quiet_from INTEGER,
    quiet_to INTEGER
  ) STRICT;
  CREATE INDEX alert_chat_by_turn ON alert_chat (next_turn) WHERE next_turn IS NOT NULL;
  CREATE INDEX alert_chat_by_absence ON alert_chat (gone_at) WHERE gone_at IS NOT NULL;
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
  // What chats have set; NULL for the language of whoever writes.
  `
  CREATE TABLE chat_setting (
    chat_id INTEGER PRIMARY KEY,
    language TEXT CHECK (language IN ('zh-Hans', 'zh-Hant', 'en')),
    quotes INTEGER NOT NULL CHECK (quotes IN (1, 3)),
    who_asks TEXT NOT NULL CHECK (who_asks IN ('everybody', 'administrators'))
  ) STRICT;
  `,
  // The language that was last spoken with a chat: alerts come with nobody at hand whose it could be.
  `
  CREATE TABLE last_language (
    chat_id INTEGER PRIMARY KEY,
    language TEXT NOT NULL CHECK (language IN ('zh-Hans', 'zh-Hant', 'en'))
  ) STRICT;
  `,
  // What nothing was found for inline, so that a button leads to it; by SHA-256 of the question.
  `
  CREATE TABLE inline_question (
    id TEXT PRIMARY KEY,
    question TEXT NOT NULL,
    kept_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX inline_question_by_age ON inline_question (kept_at);
  `,
  // Who asked in a group: they may fold the answer away. NULL in private chats.
  `
  ALTER TABLE page_state ADD COLUMN asker_id INTEGER;
  `,
  // What people thought of quotes, without who they are: `feedback_id` is random, and its way back to an answer goes with the
  // answer's state. AUTOINCREMENT: the newest keep the highest places.
  `
  CREATE TABLE feedback (
    place INTEGER PRIMARY KEY AUTOINCREMENT,
    feedback_id TEXT NOT NULL,
    question TEXT NOT NULL,
    passage_id TEXT NOT NULL,
    text_hash TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('up', 'down')),
    day TEXT NOT NULL,
    UNIQUE (feedback_id, passage_id)
  ) STRICT;

  CREATE TABLE page_state_feedback (
    page_state_id TEXT PRIMARY KEY REFERENCES page_state (id) ON DELETE CASCADE,
    feedback_id TEXT NOT NULL UNIQUE
  ) STRICT, WITHOUT ROWID;
  `,
  // Answers remember how many quotes they show at a time, and chats that they were told how to ask.
  `
  ALTER TABLE page_state ADD COLUMN quotes INTEGER NOT NULL DEFAULT 1 CHECK (quotes IN (1, 3));

  CREATE TABLE welcome (
    chat_id INTEGER PRIMARY KEY,
    welcomed_at INTEGER NOT NULL
  ) STRICT;
  `,
  // Who may not use the bot; and what chats that may have become, under another id. Besides, what is over is found by chat
  // and by day.
  `
  CREATE TABLE access (
    chat_id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('banned', 'moved')),
    since INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX page_state_by_chat ON page_state (chat_id, created_at);
  CREATE INDEX feedback_by_day ON feedback (day);
  `,
];
