import type { AlertState, Batch, OwedAlert, StoredAlert } from './alert.js';
import type { ChatSchedule } from './chat-schedule.js';

/** A chat whose turn it is. */
export interface ReadyChat {
  readonly chatId: number;
  readonly schedule: ChatSchedule;
}

/**
 * What is written down when a request has ended. Nothing further is sent to the chat before `chatNotBeforeMs`.
 */
export type Settlement =
  | { readonly state: 'sent'; readonly messageId: number; readonly chatNotBeforeMs: number }
  | { readonly state: 'uncertain' | 'given-up' | 'dropped'; readonly outcome: string; readonly chatNotBeforeMs: number }
  | OwedAgain;

/** Once more, not before `notBeforeMs`. */
export interface OwedAgain {
  readonly state: 'owed';
  readonly outcome: string;
  readonly notBeforeMs: number;
  readonly chatNotBeforeMs: number;
  /** It goes to the chat itself from now on. */
  readonly threadGone: boolean;
}

/** For `/status`. Counts are of alerts, not of messages. */
export interface OutboxCounts {
  readonly owed: number;
  readonly sending: number;
  readonly sent: number;
  readonly uncertain: number;
  readonly givenUp: number;
  readonly dropped: number;
  /** When the alert that waits longest was due; `null` where none that is due waits. */
  readonly oldestDueAtMs: number | null;
}

/**
 * What every chat is owed, kept so that neither a crash nor a restart loses or repeats any of it. Every method is one
 * committed transaction, or part of the caller's. Times are milliseconds since 1970-01-01T00:00:00Z.
 */
export interface Outbox {
  /** Adds it, or gives what that chat and topic is owed of that story already. */
  add(
    alert: OwedAlert,
    nowMs: number,
  ): { readonly kind: 'added' } | { readonly kind: 'known'; readonly alert: StoredAlert };
  /** Changes one that is still `owed`: what it names, how and when it is told. */
  change(id: number, alert: OwedAlert): void;
  /** Alerts of that chat and topic that were first owed after `sinceMs`. */
  countOwedSince(chatId: number, threadId: number, sinceMs: number): number;
  /**
   * Lets what the chat and topic is still owed come as one digest: the next that is due there anyway, `dueAtMs` at the
   * latest.
   */
  gatherIntoDigest(chatId: number, threadId: number, dueAtMs: number): void;

  /** Alerts found `sending` become `uncertain`: this process has not sent them. Gives how many. */
  recover(nowMs: number): number;
  /**
   * Where times that were written down lie ahead, the clock was set back: what is owed at once is due now, and what waits
   * for something waits for as long as was meant. Gives by how many milliseconds it was at least; 0 where it was not.
   */
  mendTimes(nowMs: number): number;
  /** The chat that has waited longest for its turn, of those whose turn has come; chats with a request under way have none. */
  nextChat(nowMs: number): ReadyChat | null;
  /** When the next chat's turn comes, past or future; `null` where nobody waits. */
  nextTurn(): number | null;
  /**
   * What the chat may be told now, of the topic that has waited longest, oldest first: all that is due of a digest where
   * the oldest is of one, else single alerts.
   *
   * @param maxSingle most single alerts to give
   */
  head(chatId: number, maxSingle: number, nowMs: number): readonly StoredAlert[];
  /**
   * Puts off the chat's turn.
   *
   * @param untilMs a whole number, as all times are that are kept
   */
  hold(chatId: number, untilMs: number): void;
  /** Commits that a request for these is about to be made. */
  begin(batch: Batch, nowMs: number): void;
  /** Commits what came of it, and gives the chat its next turn. */
  settle(batch: Batch, settlement: Settlement, nowMs: number): void;
  /** Alerts that are not to be sent after all, before any request. */
  drop(ids: readonly number[], outcome: string, nowMs: number): void;

  /** The group has become another chat: what it is owed, was told and has set moves along. */
  moveChat(fromChatId: number, toChatId: number): void;
  /** Nothing can be sent there: what it is owed is dropped until it is back. */
  chatGone(chatId: number, nowMs: number): void;
  /** It can be written to, which is no news of most: what was dropped for its absence and was due after `sinceMs` is owed again. */
  chatBack(chatId: number, sinceMs: number): void;
  /** Chats that have been gone since before that time. */
  chatsGoneBefore(timeMs: number): readonly number[];
  /** Nothing of it is kept. */
  forgetChat(chatId: number): void;

  setSchedule(chatId: number, schedule: ChatSchedule): void;
  scheduleOf(chatId: number): ChatSchedule;
  /** `null` for one that never was, or is too long ago. */
  alert(id: number): StoredAlert | null;
  /** The alerts of one message, in its order; empty for one that never was, or is too long ago. */
  batch(batchId: number): readonly StoredAlert[];
  counts(nowMs: number): OutboxCounts;
  /** Newest first, at most `limit`. */
  listed(state: AlertState, limit: number): readonly StoredAlert[];
  /** Forgets what was settled before that time, at most so many; gives how many. */
  prune(beforeMs: number, most: number): number;
}
