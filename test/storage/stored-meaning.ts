import type Database from 'better-sqlite3';
import { createArticleMemory } from '../../src/storage/sqlite-article-memory.js';
import { createChatSettings } from '../../src/storage/sqlite-chat-settings.js';
import { createFeedMemory } from '../../src/storage/sqlite-feed-memory.js';
import { createFeedback } from '../../src/storage/sqlite-feedback.js';
import { createInlineQuestions } from '../../src/storage/sqlite-inline-questions.js';
import { createOutbox } from '../../src/storage/sqlite-outbox.js';
import { createPageStates } from '../../src/storage/sqlite-page-states.js';
import { createStoryMemory } from '../../src/storage/sqlite-story-memory.js';
import { createSubscriptions } from '../../src/storage/sqlite-subscriptions.js';
import { createWelcomes } from '../../src/storage/sqlite-welcomes.js';
import { inlineQuestionLifetimeMs } from '../../src/telegram/inline/inline-questions.js';
import { pageStateLifetimeMs } from '../../src/telegram/pages/page-state.js';
import { unsetChatSettings } from '../../src/telegram/settings/chat-settings.js';

/** When the copies are read; within the time that answers are kept. */
export const nowMs = 1_700_000_600_000;

/** What the parts of the bot read in a database. */
export function meaningOf(database: Database.Database) {
  const pages = createPageStates(database, { now: () => nowMs, lifetimeMs: pageStateLifetimeMs });
  const articles = createArticleMemory(database);
  const stories = createStoryMemory(database);
  const feeds = createFeedMemory(database);
  const outbox = createOutbox(database, { timezone: 'Asia/Shanghai' });
  const settings = createChatSettings(database, { unset: unsetChatSettings });
  const typed = createInlineQuestions(database, { now: () => nowMs, lifetimeMs: inlineQuestionLifetimeMs });
  const inGroup = pages.find('AAAAAAAAAAAAAAA4');
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
    languages: [42, -1_001_234_567_890, 7].map((chat) => settings.lastLanguage(chat)),
    typed: typed.find('a'.repeat(43)),
    asker: inGroup?.askerId,
    inGroupQuotes: inGroup?.quotes,
    verdict: createFeedback(database, { now: () => nowMs }).verdictOn('AAAAAAAAAAAAAAA1', '2022-01-25-a#0'),
    wasWelcomed: !createWelcomes(database).begin(-1_001_234_567_890, nowMs, nowMs),
  };
}

/** What the copies hold; each part only since its version. */
export function meaningSince(version: number): ReturnType<typeof meaningOf> {
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
      quotes: 1,
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
      quotes: 1,
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
    languages: since(9, ['en', 'zh-Hant', null], [null, null, null]),
    typed: since(10, '甲县怎么养鱼？', null),
    asker: since(11, 42, undefined),
    inGroupQuotes: since(13, 3, since(11, 1, undefined)),
    verdict: since(12, 'up', null),
    wasWelcomed: since(13, true, false),
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
