/** What a monitor may ask: whether the process does its work, and how much of it there is. Nothing here names a person or a chat. */
export interface Health {
  readonly readiness: Readiness;
  /** `null` until the articles are read. */
  readonly index: () => IndexSize | null;
  readonly alerts: () => AlertCounts;
  readonly subscriptions: () => number;
  /** In the order of the settings. */
  readonly feeds: () => readonly FeedAge[];
}

/** Each is asked anew with every request. */
export interface Readiness {
  /** The articles are read and can be asked. */
  readonly index: () => boolean;
  /** Telegram brings updates, by whichever way. */
  readonly telegram: () => boolean;
  /** What must survive a restart can be written. */
  readonly database: () => boolean;
}

export interface IndexSize {
  readonly articles: number;
  readonly livePassages: number;
  readonly frozenPassages: number;
  /** Of `index.bin`; 0 where there is none yet. */
  readonly fileBytes: number;
  /** Files that are not served. */
  readonly rejectedFiles: number;
}

/** How many alerts the outbox holds in each state; those that are settled are kept for 30 days. */
export interface AlertCounts {
  readonly owed: number;
  readonly sending: number;
  readonly sent: number;
  readonly uncertain: number;
  readonly givenUp: number;
  readonly dropped: number;
  /** When the one that waits longest was due; `null` where none waits. Milliseconds since 1970-01-01T00:00:00Z. */
  readonly oldestDueAtMs: number | null;
}

export interface FeedAge {
  /** Its place in the settings, from 1. */
  readonly place: number;
  readonly host: string;
  /** Since it was last read; since the start of the process where it never was. */
  readonly ageSeconds: number;
  /** In a row. */
  readonly failures: number;
}
