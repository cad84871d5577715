import type { Topic } from '../../src/alert/subscription.js';
import type { Texts } from '../../src/telegram/texts/texts.js';

/** Numbers that stand in no sentence by themselves. */
const distinctive = new Set([17, 22, 23, 43, 53, 83, 97, 617, 719]);

/** What has to be read in what comes out: each `«…»` and each distinctive number of the arguments. */
export function shownOf(given: unknown): readonly string[] {
  if (typeof given === 'string') return given.match(/«[^»]*»/gu) ?? [];
  if (typeof given === 'number') return distinctive.has(given) ? [String(given)] : [];
  return typeof given === 'object' && given !== null ? Object.values(given).flatMap(shownOf) : [];
}

/** Arguments that each sentence with arguments is called with: each of its forms once. */
export type Samples<Dictionary> = {
  readonly [Key in keyof Dictionary as Dictionary[Key] extends () => string
    ? never
    : Dictionary[Key] extends string
      ? never
      : Key]: Dictionary[Key] extends (...given: infer Arguments) => string
    ? readonly Readonly<Arguments>[]
    : Samples<Dictionary[Key]>;
};

/** None, one and many. */
const counts = [[0], [1], [617]] as const;
const kinds = [['publisher'], ['category'], ['day']] as const;
const name = '«some words»';
const time = '«12:34»';
const zone = '«Europe/Berlin»';
const quiet = { fromMinute: 22 * 60, toMinute: 7 * 60 + 5 };
const commands = [
  { usage: '/«one»', summary: '«first»' },
  { usage: '/«two»', summary: '«second»' },
];
const wordTopic: Topic = { kind: 'words', required: ['«a»', '«b»'], excluded: ['«c»', '«d»'] };
const topics: readonly Topic[] = [
  { kind: 'everything' },
  { kind: 'question', text: 'not shown' },
  { kind: 'publisher', name },
  { kind: 'category', name },
  { kind: 'words', required: ['«a»'], excluded: [] },
  { kind: 'words', required: ['«a»', '«b»', '«c»'], excluded: ['«d»'] },
  wordTopic,
];
const topicProblems = [
  { kind: 'nothing-to-look-for', written: name },
  { kind: 'only-excluded' },
  { kind: 'contradiction', required: '«a»', excluded: '«b»' },
  { kind: 'too-many-words', words: 617, most: 43 },
  { kind: 'too-long', written: 'not shown', length: 617, most: 43 },
] as const;
const outbox = { owed: 617, sending: 43, sent: 719, uncertain: 53, givenUp: 97, dropped: 0, oldestDueAtMs: null };

const subscriptionCounts = [
  [{ all: 0, paused: 0 }],
  [{ all: 1, paused: 0 }],
  [{ all: 617, paused: 0 }],
  [{ all: 617, paused: 43 }],
  [{ all: 617, paused: 617 }],
] as const;

export const samples: Samples<Texts> = {
  start: [[true], [false]],
  help: [[commands]],
  description: [[commands]],
  wordless: [['voice'], ['picture'], ['sticker'], ['place'], ['other']],
  topicsHead: [['near'], ['newest']],
  nothingAmong: [
    [name, 0],
    [name, 1],
    [name, 617],
  ],
  askMended: [[name]],
  askSuggested: [[name]],
  unreadableFilter: [[name]],
  moment: [[time, '«2 h»']],
  asked: [[name]],
  paragraphPlace: [[43, 617]],
  citedTitle: [[name]],
  tooFast: [[1], [617]],
  latestHead: counts,
  publisherFilter: [[name]],
  categoryFilter: [[name]],
  alertReason: [
    [[name], 0, true],
    [['«a»', '«b»'], 0, false],
    [['«a»', '«b»'], 1, true],
    [['«a»'], 16, true],
  ],
  digestHead: counts,
  reading: {
    by: kinds,
    shelvesHead: kinds.flatMap(([kind]) => [[kind, 1, 1] as const, [kind, 43, 617] as const]),
    unnamed: kinds,
    shelfLine: [
      [name, 1],
      [name, 617],
    ],
    shelfHead: [
      [name, 1],
      [name, 617],
    ],
    nothingNamed: [[name]],
    severalNamed: [[name]],
    nothingOn: [[time]],
    given: [[name]],
  },
  groups: {},
  access: {
    banned: [[617]],
    alreadyBanned: [[617]],
    unbanned: [[617]],
    notBanned: [[617]],
    cannotBeBanned: [[617]],
    bannedHead: [
      [43, 0],
      [617, 43],
    ],
    bannedLine: [[617, time]],
  },
  privacy: {
    askForget: [['person'], ['group'], ['channel']],
    forgotten: [['person'], ['group'], ['channel']],
  },
  administrator: {
    corpusLine: [
      [1, 1],
      [43, 617],
    ],
    lastArrivalLine: [[null], [time]],
    liveLine: counts,
    lastFoldLine: [[null], [{ at: time, seconds: '«9.4»' }]],
    feedsLine: [
      [0, 0],
      [1, 0],
      [617, 43],
    ],
    rejectedLine: counts,
    outboxLine: [
      [outbox, null],
      [outbox, 1],
      [outbox, 83],
    ],
    feedsHead: counts,
    feedTimes: [
      [null, null],
      [time, '«next»'],
    ],
    feedMoved: [[name]],
    feedError: [
      [name, 1],
      [name, 43],
    ],
    rejectedHead: counts,
    fileTooLarge: [[617]],
    fileNotFetched: [[name]],
    takenLine: [
      ['new', name],
      ['changed', name],
      ['known', name],
      ['duplicate', name],
    ],
    refusedLine: [[name, '«why»']],
    moreTaken: [[1], [617]],
    takenEnd: [[true], [false]],
  },
  inline: {},
  subscribing: {
    cardHead: [
      [name, 'shown'],
      [name, 'added'],
      [name, 'already-there'],
    ],
    takenFor: topics.map((topic) => [topic]),
    delivery: [
      [{ kind: 'at-once' }, false],
      [{ kind: 'at-once' }, true],
      [{ kind: 'daily', hour: 23 }, false],
      [{ kind: 'weekly', weekday: 1, hour: 17 }, true],
    ],
    paused: [[null], [time]],
    lastAlert: [[null], [time]],
    clock: [
      [zone, null],
      [zone, quiet],
    ],
    otherReading: [['words'], ['question'], ['publisher'], ['category']],
    chosen: [[name]],
    hour: [[0], [23]],
    weekday: [1, 2, 3, 4, 5, 6, 7].map((weekday) => [weekday]),
    askPause: [[name]],
    askRemove: [[name]],
    removed: [[name]],
    sharedText: [[name]],
    listHead: [[1], [617]],
    listLine: [
      [43, name, '«how»', { isPaused: false, last: null }],
      [43, name, '«how»', { isPaused: true, last: time }],
    ],
    change: [[43]],
    noSuchSubscription: [[name]],
    chooseFromAlert: [['stop'], ['pause']],
    pauseOne: [[name]],
    removeOne: [[name]],
    askPublisher: [[1], [617]],
    askCategory: [[1], [617]],
    quietHead: [
      [null, zone],
      [quiet, zone],
    ],
    askQuietEnd: [[22]],
    quietRange: [[quiet]],
    zoneHead: [[zone]],
    zoneName: [
      ['Asia/Shanghai'],
      ['Asia/Hong_Kong'],
      ['Asia/Taipei'],
      ['Asia/Singapore'],
      ['Asia/Tokyo'],
      ['Europe/London'],
      ['Europe/Paris'],
      ['America/New_York'],
      ['America/Los_Angeles'],
      ['Australia/Sydney'],
    ],
    noSuchZone: [[name]],
    unfit: [
      [{ kind: 'combined', written: ['«a»', '«b»'] }],
      [{ kind: 'unfit-operator', written: name }],
      ...topicProblems.map((problem) => [problem] as const),
    ],
    limitReached: [
      [1, 1],
      [43, 617],
    ],
    noRoomForFile: [[43, 617]],
    exported: [[1], [617]],
    unreadableFile: [
      [{ kind: 'too-long', length: 1, most: 1 }],
      [{ kind: 'no-json', got: 'not shown' }],
      [{ kind: 'other-format' }],
      [{ kind: 'newer-version', version: 9, newest: 8 }],
      [{ kind: 'unreadable', where: name, expected: 'not shown' }],
      ...topicProblems.map((problem) => [{ kind: 'unfit-topic', where: '«place»', problem }] as const),
    ],
    imported: [
      [{ kind: 'imported', added: [], alreadyThere: 0 }],
      [{ kind: 'imported', added: [], alreadyThere: 617 }],
    ],
  },
  settings: {
    head: [['private'], ['group'], ['channel']],
    languageLine: [[name]],
    quotesLine: [[1], [3]],
    quietHoursLine: [[null], [time]],
    zoneLine: [[zone]],
    whoAsksLine: [['everybody'], ['administrators']],
    alertsLine: subscriptionCounts,
    askLanguage: [['private'], ['group'], ['channel']],
    alertsHead: subscriptionCounts,
  },
  welcome: {
    toGroup: [[{ botUsername: '«bot»', seesAll: true }], [{ botUsername: '«bot»', seesAll: false }]],
    toChannelOwner: [[name]],
  },
};
