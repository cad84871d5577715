import { createTokenBucket, type TokenBucket } from '../../alert/token-bucket.js';
import { rememberWhileUsed } from '../groups/remember-while-used.js';

/** What costs: an answer to a message or its edit, or to a tap; inline results; articles that are fetched. */
export type Costly = 'answer' | 'inline' | 'add';

export interface Asker {
  /** The person, or the chat in whose name they write. */
  readonly askerId: number;
  /** `null` outside of any chat. */
  readonly chatId: number | null;
}

/** How much work one person, and one chat, may make. */
export interface Allowance {
  /** Whether there is room for it; then it counts. */
  admits(asker: Asker, what: Costly): boolean;
}

export interface AllowanceOptions {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly now: () => number;
  /** How many answers one person gets a minute; as many at once. */
  readonly answersPerMinute: number;
}

/** While somebody types, each key is one. */
const inlinePerAnswer = 4;
/** All people of a group together. */
const groupPerPerson = 5;
/** Pages are fetched for it. */
const answersPerAdd = 6;

/**
 * A token bucket for each person and kind, and one for each group and channel, in memory. One that is full is forgotten, and
 * so are the oldest where there are too many.
 */
export function createAllowance({ now, answersPerMinute }: AllowanceOptions): Allowance {
  const perMinute: Readonly<Record<Costly, number>> = {
    answer: answersPerMinute,
    inline: answersPerMinute * inlinePerAnswer,
    add: Math.ceil(answersPerMinute / answersPerAdd),
  };
  const bucketsOf = (most: number): ((key: string) => TokenBucket) =>
    rememberWhileUsed({
      make: () => createTokenBucket(most / 60, now(), most),
      isIdle: (bucket) => bucket.isFull(now()),
    });
  const people: Readonly<Record<Costly, (key: string) => TokenBucket>> = {
    answer: bucketsOf(perMinute.answer),
    inline: bucketsOf(perMinute.inline),
    add: bucketsOf(perMinute.add),
  };
  const groups = bucketsOf(answersPerMinute * groupPerPerson);
  return {
    admits: ({ askerId, chatId }, what) => {
      const buckets = [people[what](String(askerId))];
      // Ids of groups and channels are negative; a private chat is its person.
      if (chatId !== null && chatId < 0) buckets.push(groups(String(chatId)));
      if (buckets.some((bucket) => bucket.waitMs(now()) > 0)) return false;
      for (const bucket of buckets) bucket.take(now());
      return true;
    },
  };
}
