/**
 * - `let-in`: may use the bot.
 * - `stranger`: the bot is for others.
 * - `banned`: an administrator of the bot has shut it out.
 */
export type Standing = 'let-in' | 'stranger' | 'banned';

/** Somebody who is banned. */
export interface Ban {
  /** Of a person or a chat. */
  readonly id: number;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly sinceMs: number;
}

/** Who may use the bot. A private chat has the id of its person. */
export interface Access {
  standingOf(id: number): Standing;
  /** Whether the bot is for some people and chats only. */
  readonly isForSome: boolean;
  /** `cannot` for administrators and the bot itself. */
  ban(id: number): 'banned' | 'already-banned' | 'cannot';
  /** @returns whether it was banned. */
  unban(id: number): boolean;
  /** The newest first, at most `limit`. */
  newestBans(limit: number): readonly Ban[];
  countBans(): number;
  /** A group has become a supergroup, under another id: it may do what it could. */
  move(fromChatId: number, toChatId: number): void;
}

/** What is kept of it for good. */
export interface AccessMemory {
  isBanned(id: number): boolean;
  /** Whether it is what a chat that was let in has become. */
  isMoved(id: number): boolean;
  ban(id: number, atMs: number): void;
  noteMoved(id: number, atMs: number): void;
  /** @returns whether it was banned. */
  unban(id: number): boolean;
  newestBans(limit: number): readonly Ban[];
  countBans(): number;
}

export interface AccessOptions {
  readonly memory: AccessMemory;
  /** Ids of people and chats; `null` for everybody. */
  readonly allowed: ReadonlySet<number> | null;
  /** User ids; let in always. */
  readonly administrators: ReadonlySet<number>;
  readonly botId: number;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly now: () => number;
}

export function createAccess({ memory, allowed, administrators, botId, now }: AccessOptions): Access {
  const isListed = (id: number): boolean => allowed === null || allowed.has(id) || memory.isMoved(id);
  const standingOf = (id: number): Standing => {
    // An administrator who was banned before they became one.
    if (administrators.has(id)) return 'let-in';
    if (memory.isBanned(id)) return 'banned';
    return isListed(id) ? 'let-in' : 'stranger';
  };
  return {
    standingOf,
    isForSome: allowed !== null,
    ban: (id) => {
      if (administrators.has(id) || id === botId) return 'cannot';
      if (memory.isBanned(id)) return 'already-banned';
      memory.ban(id, now());
      return 'banned';
    },
    unban: (id) => memory.unban(id),
    newestBans: (limit) => memory.newestBans(limit),
    countBans: () => memory.countBans(),
    move: (from, to) => {
      const standing = standingOf(from);
      if (standing === 'banned') memory.ban(to, now());
      else if (standing === 'let-in' && !isListed(to)) memory.noteMoved(to, now());
    },
  };
}
