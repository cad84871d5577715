import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { migrations } from '../../src/storage/migrations.js';
import { openDatabase } from '../../src/storage/open-database.js';
import { hasServed } from '../../src/storage/served-mark.js';
import { createArticleMemory } from '../../src/storage/sqlite-article-memory.js';
import { createChatSettings } from '../../src/storage/sqlite-chat-settings.js';
import { createFeedMemory } from '../../src/storage/sqlite-feed-memory.js';
import { createOutbox } from '../../src/storage/sqlite-outbox.js';
import { createPageStates } from '../../src/storage/sqlite-page-states.js';
import { createSeenUpdates } from '../../src/storage/sqlite-seen-updates.js';
import { createStoryMemory } from '../../src/storage/sqlite-story-memory.js';
import { createSubscriptions } from '../../src/storage/sqlite-subscriptions.js';
import { pageStateLifetimeMs } from '../../src/telegram/pages/page-state.js';
import { unsetChatSettings } from '../../src/telegram/settings/chat-settings.js';
import { dumpDatabase } from './dump-database.js';
import { temporaryFolder } from './folder.js';

/** Databases as each version has left them, as the SQL that makes them. Never changed: they are what people have. */
const fixtures = join(import.meta.dirname, 'fixtures');
const fixtureFile = (version: number): string => join(fixtures, `schema-${version}.sql`);

/** All versions that somebody may come from; of the newest a copy is due when the next step is written. */
const earlierVersions = Array.from({ length: migrations.length - 1 }, (_, place) => place + 1);
const nowMs = 1_700_000_600_000;

/** A data folder with the database of a version. */
function folderOf(version: number): string {
  const folder = temporaryFolder();
  const database = new Database(join(folder, 'chuchu.sqlite'));
  database.exec(readFileSync(fixtureFile(version), 'utf8'));
  database.close();
  return folder;
}

function tablesOf(database: Database.Database): string[] {
  return database
    .prepare<[], string>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name",
    )
    .pluck()
    .all();
}

function schemaOf(database: Database.Database): unknown[] {
  return database.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name').all();
}

const columnsOf = (database: Database.Database, table: string): string =>
  database.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table).join(', ');

const rowsOf = (database: Database.Database, table: string, columns: string): unknown[] =>
  database.prepare(`SELECT ${columns} FROM ${table} ORDER BY ${columns}`).all();

/** What the newest copy becomes by the next step: the copy that is missing, but for rows in what is new. */
function nextCopy(version: number): string {
  const database = openDatabase(folderOf(version - 1), migrations.slice(0, version));
  const text = dumpDatabase(database);
  database.close();
  return text;
}

describe.each(earlierVersions)('the stored copy of schema %i', (version) => {
  it('is there, is what that version made, and has a row in each table', () => {
    if (!existsSync(fixtureFile(version))) {
      throw new Error(
        `expected ${fixtureFile(version)}, got nothing there: store this, with a row added in each table and for each value that is new:\n${nextCopy(version)}`,
      );
    }
    const database = openDatabase(folderOf(version), migrations.slice(0, version));
    const made = openDatabase(temporaryFolder(), migrations.slice(0, version));
    // A step that was released never changes.
    expect(schemaOf(database)).toEqual(schemaOf(made));
    expect(dumpDatabase(database)).toBe(readFileSync(fixtureFile(version), 'utf8'));
    const empty = tablesOf(database).filter((table) => rowsOf(database, table, '1').length === 0);
    expect(empty).toEqual([]);
    made.close();
    database.close();
  });

  it('becomes a database of today, with every row', () => {
    const folder = folderOf(version);
    const before = new Database(join(folder, 'chuchu.sqlite'), { readonly: true });
    const tables = tablesOf(before).map((table) => {
      const columns = columnsOf(before, table);
      return { table, columns, rows: rowsOf(before, table, columns) };
    });
    before.close();
    const database = openDatabase(folder);
    const fresh = openDatabase(temporaryFolder());
    expect(schemaOf(database)).toEqual(schemaOf(fresh));
    for (const { table, columns, rows } of tables) {
      expect({ table, rows: rowsOf(database, table, columns) }).toEqual({ table, rows });
    }
    expect(database.pragma('foreign_key_check')).toEqual([]);
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    fresh.close();
    database.close();
  });

  it('means what it meant', () => {
    const database = openDatabase(folderOf(version));
    expect(meaningOf(database)).toEqual(meaningSince(version));
    expect(hasServed(database)).toBe(true);
    expect(createSeenUpdates(database).remember(870_000_001)).toBe(false);
    expect(createSeenUpdates(database).remember(870_000_002)).toBe(true);
    // What was ever numbered is never numbered again.
    const added = createSubscriptions(database, { now: () => nowMs }).add({
      chatId: 99,
      threadId: 0,
      topic: { kind: 'everything' },
      delivery: { kind: 'at-once' },
      silent: false,
    });
    expect(added).toMatchObject({ kind: 'added', subscription: { id: version < 5 ? 1 : 6 } });
    database.close();
  });
});

/** What the parts of the bot read in a database. */
function meaningOf(database: Database.Database) {
  const pages = createPageStates(database, { now: () => nowMs, lifetimeMs: pageStateLifetimeMs });
  const articles = createArticleMemory(database);
  const stories = createStoryMemory(database);
  const feeds = createFeedMemory(database);
  const outbox = createOutbox(database, { timezone: 'Asia/Shanghai' });
  const settings = createChatSettings(database, { unset: unsetChatSettings });
  return {
    asked: pages.find('AAAAAAAAAAAAAAA1'),
    tapped: pages.findByAnswer(-1_001_234_567_890, 9),
    edited: pages.findByQuestion(42, 17)?.question,
    paths: ['2022-01-25-a', 'added/乙'].map((id) => articles.pathOf(id)),
    lastArrivalMs: articles.lastArrivalMs,
    stories: ['2022-01-25-a', 'added/乙'].map((id) => stories.storyOf(id)),
    subscriptions: [...createSubscriptions(database, { now: () => nowMs }).all()],
    alerts: outbox.counts(nowMs),
    told: outbox.alert(2)?.subscriptionIds,
    schedule: outbox.scheduleOf(42),
    feed: feeds.stateOf('https://example.com/atom'),
    item: feeds.findItem('id:1')?.path,
    settings: [42, -1_001_234_567_890, 7].map((chat) => settings.of(chat)),
  };
}

/** What the copies hold; each part only since its version. */
function meaningSince(version: number): ReturnType<typeof meaningOf> {
  const since = <Value, Otherwise>(first: number, value: Value, otherwise: Otherwise): Value | Otherwise =>
    version >= first ? value : otherwise;
  return {
    asked: {
      id: 'AAAAAAAAAAAAAAA1',
      chatId: 42,
      threadId: 0,
      questionMessageId: 7,
      answerMessageId: 8,
      question: '甲县怎么养蟹？',
      tellsQuestion: false,
      passages: [
        {
          passageId: '2022-01-25-a#0',
          textHash: '0123456789abcdef',
          confidence: 0.9375,
          alsoIn: [{ passageId: 'b#1', textHash: '0123456789abcdef' }],
        },
        { passageId: 'c#2', textHash: 'fedcba9876543210', confidence: 0.5, alsoIn: [] },
      ],
      createdAtMs: 1_700_000_000_000,
    },
    // Nobody wrote the question of a button: the answer tells it, and has done so before there was a column for it.
    tapped: {
      id: 'AAAAAAAAAAAAAAA2',
      chatId: -1_001_234_567_890,
      threadId: 5,
      questionMessageId: null,
      answerMessageId: 9,
      question: '稻田',
      tellsQuestion: true,
      passages: [],
      createdAtMs: 1_700_000_001_000,
    },
    edited: since(2, '谁养蟹', undefined),
    paths: since(3, ['2022-01-25-a.md', 'added/乙.html'], [undefined, undefined]),
    lastArrivalMs: since(3, 1_700_000_500_000, null),
    stories: since(4, ['2022-01-25-a', '2022-01-25-a'], [undefined, undefined]),
    subscriptions: since(5, subscriptions, []),
    alerts: {
      owed: since(6, 1, 0),
      sending: 0,
      sent: since(6, 1, 0),
      uncertain: 0,
      givenUp: 0,
      dropped: 0,
      oldestDueAtMs: null,
    },
    told: since(6, [1, 5], undefined),
    schedule: since(
      6,
      { timezone: 'Asia/Taipei', quietHours: { fromMinute: 1320, toMinute: 420 } },
      { timezone: 'Asia/Shanghai', quietHours: null },
    ),
    feed: since(
      7,
      {
        address: 'https://example.com/atom',
        movedTo: null,
        etag: null,
        lastModified: null,
        nextTryMs: 1_700_086_400_000,
        decidedMs: 1_700_000_000_000,
        lastSuccessMs: null,
        failures: 3,
        lastError: 'HTTP 500',
        isGone: false,
      },
      null,
    ),
    item: since(7, 'feeds/example.org/2022-01-25-a.html', undefined),
    settings: [
      since(8, { language: 'zh-Hant', quotes: 3, whoAsks: 'everybody' }, unsetChatSettings),
      since(8, { language: null, quotes: 1, whoAsks: 'administrators' }, unsetChatSettings),
      unsetChatSettings,
    ],
  };
}

const subscriptions: ReturnType<typeof meaningOf>['subscriptions'] = [
  {
    id: 1,
    chatId: 42,
    threadId: 0,
    topic: { kind: 'everything' },
    delivery: { kind: 'at-once' },
    silent: false,
    pause: null,
    createdAtMs: 1_700_000_000_000,
    lastAlertAtMs: null,
  },
  {
    id: 2,
    chatId: -1_001_234_567_890,
    threadId: 5,
    topic: { kind: 'words', required: ['专精特新'], excluded: ['广告'] },
    delivery: { kind: 'daily', hour: 7 },
    silent: true,
    pause: { untilMs: null },
    createdAtMs: 1_700_000_000_001,
    lastAlertAtMs: 1_700_000_400_000,
  },
  {
    id: 5,
    chatId: 42,
    threadId: 0,
    topic: { kind: 'question', text: '专精特新企业有哪些融资政策？' },
    delivery: { kind: 'weekly', weekday: 1, hour: 9 },
    silent: false,
    pause: { untilMs: 1_900_000_000_000 },
    createdAtMs: 1_700_000_000_002,
    lastAlertAtMs: null,
  },
];
