/**
 * What a subscription asks for. Names and words are kept as they were written; how they match is in the README.
 */
export type Topic =
  /** Every new article. */
  | { readonly kind: 'everything' }
  /** A part of the publisher's name suffices. */
  | { readonly kind: 'publisher'; readonly name: string }
  /** A part of the category's name suffices, or of a tag's. */
  | { readonly kind: 'category'; readonly name: string }
  /** One passage holds all of `required` (its title and heading count), and no part of the article any of `excluded`. */
  | { readonly kind: 'words'; readonly required: readonly string[]; readonly excluded: readonly string[] }
  /** A standing question: a passage answers it above the confidence floor of search. */
  | { readonly kind: 'question'; readonly text: string };

export type NamedTopic = Extract<Topic, { kind: 'publisher' | 'category' }>;
export type WordsTopic = Extract<Topic, { kind: 'words' }>;
export type QuestionTopic = Extract<Topic, { kind: 'question' }>;

/** When alerts are told. Hours are 0–23 in the chat's time zone. */
export type Delivery =
  | { readonly kind: 'at-once' }
  | { readonly kind: 'daily'; readonly hour: number }
  /** `weekday` as in ISO 8601: 1 is Monday, 7 is Sunday. */
  | { readonly kind: 'weekly'; readonly weekday: number; readonly hour: number };

/** No alerts for a while. */
export interface Pause {
  /** Milliseconds since 1970-01-01T00:00:00Z; `null` until somebody resumes it. */
  readonly untilMs: number | null;
}

/** What one chat, or one topic of a group, wants to be told of. Times are milliseconds since 1970-01-01T00:00:00Z. */
export interface Subscription {
  /** 1 or more; never given again, so that a button under an old alert can't meet another subscription. */
  readonly id: number;
  readonly chatId: number;
  /** The topic of a group; 0 for none. */
  readonly threadId: number;
  readonly topic: Topic;
  readonly delivery: Delivery;
  /** Alerts arrive without a sound. */
  readonly silent: boolean;
  /** `null` where it isn't paused. */
  readonly pause: Pause | null;
  /** It begins here: what was published to the corpus before is never told. */
  readonly createdAtMs: number;
  /** When the last alert for it was owed; `null` for none yet. */
  readonly lastAlertAtMs: number | null;
}

/** A subscription that is yet to be kept: it begins when it is. */
export type NewSubscription = Pick<Subscription, 'chatId' | 'threadId' | 'topic' | 'delivery' | 'silent'>;

/** Whether alerts for it are held back now. A pause that is over counts no more, whether or not it was taken away. */
export function isPaused({ pause }: Pick<Subscription, 'pause'>, nowMs: number): boolean {
  return pause !== null && (pause.untilMs === null || nowMs < pause.untilMs);
}
