import type { InlineKeyboardButton } from 'grammy/types';

/** Something a person wrote that calls for exactly one answer. */
export interface Asked {
  readonly chat: number;
  readonly user: number;
  readonly messageId: number;
  /** `null` for a file and the like. */
  readonly words: string | null;
  readonly atMs: number;
  edits: number;
  /** Whether its group may have had as many answers by then as it gets, or who asked may have had theirs: then it may be ignored. */
  readonly mayBeIgnored: boolean;
  /** Whether an edit of it is answered, too: of a command that changes something it is not. */
  readonly mayBeEdited: boolean;
  /** How long the bot may have it in hand. */
  readonly mayTakeMs: number;
  /** Whether it is told at once that it is in hand, in the message that tells later what came of it: where the first is uncertain there are two. */
  readonly isToldTwice: boolean;
  /** Whether the process was killed while it may have had it in hand. */
  inFlightAtKill: boolean;
  /** Whether the answer that it got may have been forgotten since: then an edit gets one of its own. */
  isForgotten: boolean;
}

/** A tap, or a query that was typed inline. */
export interface Waiting {
  readonly queryId: string;
  readonly user: number;
  readonly atMs: number;
  inFlightAtKill: boolean;
}

export interface Buttons {
  readonly chat: number;
  readonly messageId: number;
  readonly keys: readonly InlineKeyboardButton[];
}

/** An answer of the bot's that people may write about. */
export interface Given {
  readonly chat: number;
  readonly messageId: number;
  readonly asked: Asked;
}

/** Results that somebody was shown inline, of which they may pick one. */
export interface ShownResults {
  readonly queryId: string;
  readonly user: number;
  readonly resultIds: readonly string[];
}
