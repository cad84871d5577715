import type { OutboxCounts } from '../../alert/outbox.js';

/** What the bot says to its administrators alone: a part of `Texts`. */
export interface AdministratorTexts {
  readonly statusSummary: () => string;
  readonly addSummary: () => string;
  readonly addArgument: () => string;

  readonly statusHead: () => string;
  readonly corpusLine: (articles: number, passages: number) => string;
  /** Times as they are shown; `null` for never. */
  readonly lastArrivalLine: (at: string | null) => string;
  readonly liveLine: (passages: number) => string;
  readonly lastFoldLine: (fold: { readonly at: string; readonly seconds: string } | null) => string;
  readonly feedsLine: (feeds: number, failing: number) => string;
  readonly rejectedLine: (files: number) => string;
  /** @param oldestMinutes `null` where none that is due waits */
  readonly outboxLine: (counts: OutboxCounts, oldestMinutes: number | null) => string;
  /** On buttons: 1–24 UTF-16 units. */
  readonly feedsButton: () => string;
  readonly rejectedButton: () => string;
  readonly refreshButton: () => string;
  readonly backToStatus: () => string;
  readonly feedsHead: (feeds: number) => string;
  readonly feedTimes: (lastSuccess: string | null, nextTry: string | null) => string;
  readonly feedMoved: (address: string) => string;
  readonly feedError: (error: string, failures: number) => string;
  readonly rejectedHead: (files: number) => string;

  readonly addNeedsSomething: () => string;
  /** While it is fetched. */
  readonly adding: () => string;
  readonly addInterrupted: () => string;
  readonly addFailed: () => string;
  readonly fileTooLarge: (maxKibibytes: number) => string;
  readonly fileNotFetched: (why: string) => string;
  readonly takenLine: (kind: TakenKind, title: string) => string;
  readonly refusedLine: (what: string, why: string) => string;
  readonly moreTaken: (articles: number) => string;
  /** @param canBeFound whether what was taken can be asked for now */
  readonly takenEnd: (canBeFound: boolean) => string;
}

/** `duplicate`: the text is that of another article, which is served already. */
export type TakenKind = 'new' | 'changed' | 'known' | 'duplicate';
