import type { QuietHours } from '../../alert/chat-schedule.js';
import type { ReadTopic } from '../../alert/read-topic.js';
import type { Reading } from '../../alert/reread-topic.js';
import type { Delivery, Topic } from '../../alert/subscription.js';
import type { ReadSubscriptionFile } from '../../alert/subscription-file.js';
import type { ImportOutcome } from '../../alert/subscriptions.js';
import type { CommonZone } from './common-zones.js';

/** What a card of a subscription begins with. */
export type CardOccasion = 'shown' | 'added' | 'already-there';

/** Why what was written is no topic. */
export type UnfitTopic = Exclude<ReadTopic, { readonly kind: 'topic' | 'nothing-written' }>;

/** What is said about subscriptions. Names of topics come as messages show them; times as `dates.ts` shows them. */
export interface SubscribingTexts {
  readonly subscribeSummary: () => string;
  readonly subscribeArgument: () => string;
  readonly subscriptionsSummary: () => string;
  readonly unsubscribeSummary: () => string;
  readonly exportSummary: () => string;
  readonly importSummary: () => string;

  readonly cardHead: (name: string, occasion: CardOccasion) => string;
  /** What the topic was taken for, and what that means. */
  readonly takenFor: (topic: Topic) => string;
  readonly delivery: (delivery: Delivery, silent: boolean) => string;
  /** `until` is `null` where somebody has to resume it. */
  readonly paused: (until: string | null) => string;
  readonly lastAlert: (time: string | null) => string;
  readonly clock: (zone: string, quiet: QuietHours | null) => string;
  readonly otherReading: (reading: Reading) => string;

  readonly atOnce: () => string;
  readonly daily: () => string;
  readonly weekly: () => string;
  /** Marks the button of what is chosen. */
  readonly chosen: (label: string) => string;
  readonly silence: () => string;
  readonly withSound: () => string;
  readonly pause: () => string;
  readonly resume: () => string;
  readonly share: () => string;
  readonly remove: () => string;
  readonly back: () => string;
  readonly allSubscriptions: () => string;
  readonly askHour: () => string;
  readonly askWeekday: () => string;
  readonly hour: (hour: number) => string;
  /** 1 is Monday, 7 is Sunday. */
  readonly weekday: (weekday: number) => string;
  readonly askPause: (name: string) => string;
  readonly pauseDay: () => string;
  readonly pauseWeek: () => string;
  readonly pauseUntilResumed: () => string;
  readonly askRemove: (name: string) => string;
  readonly keep: () => string;
  readonly removed: (name: string) => string;
  readonly sharedText: (name: string) => string;

  readonly listHead: (count: number) => string;
  readonly listEmpty: () => string;
  readonly listLine: (
    number: number,
    name: string,
    how: string,
    state: { readonly isPaused: boolean; readonly last: string | null },
  ) => string;
  readonly change: (number: number) => string;
  readonly subscribeMore: () => string;
  readonly quietHours: () => string;
  readonly timeZone: () => string;
  readonly noSuchSubscription: (written: string) => string;
  readonly chooseFromAlert: (kind: 'stop' | 'pause') => string;
  readonly pauseOne: (name: string) => string;
  readonly removeOne: (name: string) => string;

  readonly subscribeMenu: () => string;
  readonly everythingNew: () => string;
  readonly choosePublisher: () => string;
  readonly chooseCategory: () => string;
  readonly write: () => string;
  readonly askPublisher: (publishers: number) => string;
  readonly askCategory: (categories: number) => string;
  readonly noNames: () => string;
  /** A prompt is known again by its words: whoever replies to it answers it. */
  readonly askTopic: () => string;
  readonly topicPlaceholder: () => string;
  readonly askZone: () => string;
  readonly zonePlaceholder: () => string;

  readonly quietHead: (quiet: QuietHours | null, zone: string) => string;
  readonly askQuietEnd: (from: number) => string;
  readonly noQuietHours: () => string;
  readonly quietRange: (quiet: QuietHours) => string;
  readonly zoneHead: (zone: string) => string;
  readonly zoneName: (zone: CommonZone) => string;
  readonly otherZone: () => string;
  readonly noSuchZone: (written: string) => string;

  readonly unfit: (problem: UnfitTopic) => string;
  readonly limitReached: (limit: number, has: number) => string;
  readonly noRoomForFile: (limit: number, has: number) => string;
  readonly nothingToExport: () => string;
  readonly exported: (count: number) => string;
  readonly askFile: () => string;
  readonly unreadableFile: (problem: FileProblem) => string;
  readonly imported: (outcome: Extract<ImportOutcome, { readonly kind: 'imported' }>) => string;
  readonly shareGone: () => string;
  readonly notDone: () => string;

  /** In an alert: 1–200 characters. */
  readonly onlyAdministrators: () => string;
  readonly rightsUnknown: () => string;
  readonly subscriptionGone: () => string;
  readonly buttonTooOld: () => string;
}

export type FileProblem = Exclude<ReadSubscriptionFile, { readonly kind: 'subscriptions' }>;
