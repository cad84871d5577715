import type { Delivery, NewSubscription, Pause, Subscription, Topic } from './subscription.js';

/** A chat, or a topic of a group; `threadId` 0 for none. */
export type Place = Pick<Subscription, 'chatId' | 'threadId'>;

/** What of a subscription can be changed; another topic is another subscription. */
export interface SubscriptionChange {
  readonly delivery?: Delivery;
  readonly silent?: boolean;
  readonly pause?: Pause | null;
}

/** A subscription of a file, to be kept for a chat. */
export type ImportedSubscription = Pick<Subscription, 'topic' | 'delivery' | 'silent' | 'pause'>;

export type AddOutcome =
  | { readonly kind: 'added'; readonly subscription: Subscription }
  /** The place has one of the same topic; it stays as it is. */
  | { readonly kind: 'already-there'; readonly subscription: Subscription }
  | LimitReached;

/** The chat, all its topics together, has no room for so many more; nothing was added. */
export interface LimitReached {
  readonly kind: 'limit-reached';
  readonly limit: number;
  /** How many the chat has. */
  readonly has: number;
}

export type ImportOutcome =
  | { readonly kind: 'imported'; readonly added: readonly Subscription[]; readonly alreadyThere: number }
  | LimitReached;

/** One subscription took the place of another. */
export interface Replaced {
  readonly removed: Subscription;
  /** Never out of room: one has gone. Where the place had one of the topic already, that is all there is now. */
  readonly outcome: Exclude<AddOutcome, LimitReached>;
}

/** All subscriptions, kept for good. Whoever matches by them is told of each that is added or removed by the outcomes. */
export interface Subscriptions {
  add(wanted: NewSubscription): AddOutcome;
  /** All of a file, or none. */
  addAll(place: Place, wanted: readonly ImportedSubscription[]): ImportOutcome;
  /** Another topic in the place of that one, told in the same way; in one go. `null` for one that is not there. */
  replace(id: number, topic: Topic): Replaced | null;
  /** `null` for one that is not there, or no more. */
  find(id: number): Subscription | null;
  /** Oldest first. */
  of(place: Place): readonly Subscription[];
  /** Of all topics of a chat, oldest first. */
  ofChat(chatId: number): readonly Subscription[];
  /** Of all chats, ascending by id; what is added meanwhile comes too. */
  all(): IterableIterator<Subscription>;
  /** @returns it as it is now; `null` for one that is not there. */
  change(id: number, change: SubscriptionChange): Subscription | null;
  /** Pauses all of a chat, of all its topics, until somebody resumes them, or resumes them all. */
  pauseChat(chatId: number, paused: boolean): void;
  /** @returns what was removed; `null` for one that is not there. */
  remove(id: number): Subscription | null;
  /** Of all topics of a chat. @returns what was removed. */
  removeChat(chatId: number): readonly Subscription[];
  /** An alert for these was owed at that time, in milliseconds since 1970-01-01T00:00:00Z. */
  alerted(ids: readonly number[], atMs: number): void;
  /**
   * A group has become a supergroup, under another id. What the new chat already has is kept.
   *
   * @returns what was removed, the new chat having the same.
   */
  moveChat(oldChatId: number, newChatId: number): readonly Subscription[];
}
