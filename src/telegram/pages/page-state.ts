import type { PassageReference } from '../../article/passage-reference.js';

/** A passage in its place in an answer. */
export interface RankedReference extends PassageReference {
  /** 0–1. */
  readonly confidence: number;
  /** The passages of other articles that say the same, word for word or nearly so. */
  readonly alsoIn: readonly PassageReference[];
}

/** What the buttons under an answer need to know, kept under an id that fits into a button. */
export interface PageState {
  /** 96 random bits: 16 characters of base64url. */
  readonly id: string;
  readonly chatId: number;
  /** 0 where the chat has no topics. */
  readonly threadId: number;
  /** The message that asked; `null` where it was a button. */
  readonly questionMessageId: number | null;
  /** The message that answers; `null` until it is sent. */
  readonly answerMessageId: number | null;
  /** The person who asked in a group, or the chat in whose name they wrote: they may fold the answer away. */
  readonly askerId?: number;
  /** What was asked; empty where the answer is to no question, but a sentence of ours. */
  readonly question: string;
  /** Whether the answer tells what was asked: nobody wrote it, or not in these words. */
  readonly tellsQuestion: boolean;
  /** How many quotes it shows at a time. */
  readonly quotes: 1 | 3;
  /** Best first; empty where nothing was found. */
  readonly passages: readonly RankedReference[];
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly createdAtMs: number;
}

/** How long a state is kept: the buttons under an older answer say that it is too old. */
export const pageStateLifetimeMs = 30 * 24 * 60 * 60 * 1000;

/** The states of all answers given in the last 30 days. A restart must not lose them. */
export interface PageStates {
  /** Keeps a state, in place of the one of the same id. */
  save(state: PageState): void;
  /** Adds which message answers; does nothing where the state is gone. */
  setAnswer(id: string, messageId: number): void;
  /** A group has become a supergroup, under another id; there, nothing is known of the messages of the old one. */
  moveChat(fromChatId: number, toChatId: number): void;
  /** `null` for one that never was, or is older than {@link pageStateLifetimeMs}. */
  find(id: string): PageState | null;
  /** The newest answer to that message. */
  findByQuestion(chatId: number, messageId: number): PageState | null;
  /** The answer that is that message. */
  findByAnswer(chatId: number, messageId: number): PageState | null;
}
