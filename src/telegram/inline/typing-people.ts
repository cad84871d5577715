import { createTokenBucket, type TokenBucket } from '../../alert/token-bucket.js';
import { type Wait, waitUnlessStopped } from '../connection/until-reached.js';

export interface TypingPorts {
  readonly wait: Wait;
  /** Aborted when the bot is to stop. */
  readonly stopping: AbortSignal;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly now: () => number;
}

/** Whose inline queries are being answered. */
export interface TypingPeople {
  /**
   * Resolves when a query of that person may be answered: at once, as long as they type no faster than people do.
   *
   * @returns `false` where a newer one of theirs has come meanwhile, so that nobody looks at this one any more; or the bot is
   * to stop.
   */
  mayAnswer(personId: number): Promise<boolean>;
}

/** Clients ask some two to four times a second while somebody types. */
const mostASecond = 10;
/** Beyond so many those who have stopped typing are forgotten. */
const maxKnown = 1_000;

interface Typing {
  readonly bucket: TokenBucket;
  /** Counts this person's queries. */
  newest: number;
}

/** Keeps one person from taking the time of all: each is answered at most ten times a second, their newest query first. */
export function createTypingPeople({ wait, stopping, now }: TypingPorts): TypingPeople {
  const people = new Map<number, Typing>();
  const typingOf = (personId: number): Typing => {
    const known = people.get(personId);
    if (known !== undefined) return known;
    if (people.size >= maxKnown) {
      for (const [id, { bucket }] of people) if (bucket.waitMs(now()) === 0) people.delete(id);
    }
    const typing = { bucket: createTokenBucket(mostASecond, now()), newest: 0 };
    people.set(personId, typing);
    return typing;
  };
  return {
    mayAnswer: async (personId) => {
      const typing = typingOf(personId);
      typing.newest += 1;
      const own = typing.newest;
      for (let waitMs = typing.bucket.waitMs(now()); waitMs > 0; waitMs = typing.bucket.waitMs(now())) {
        // oxlint-disable-next-line no-await-in-loop -- until there is room, or nobody waits any more
        await waitUnlessStopped(wait, waitMs, stopping);
        if (stopping.aborted || typing.newest !== own) return false;
      }
      typing.bucket.take(now());
      return true;
    },
  };
}
