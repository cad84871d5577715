/** What is remembered of a feed. Times are milliseconds since 1970-01-01T00:00:00Z. */
export interface FeedState {
  /** As the settings name it. */
  readonly address: string;
  /** Where a permanent redirect has led. */
  readonly movedTo: string | null;
  /** Of the last response, to ask only for what is newer. */
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** When it is asked next, and when that was decided. */
  readonly nextTryMs: number;
  readonly decidedMs: number;
  /** When it was last read, or found unchanged; `null` for never. */
  readonly lastSuccessMs: number | null;
  /** Since the last success, in a row. */
  readonly failures: number;
  /** What went wrong last; `null` where the last try went well. */
  readonly lastError: string | null;
  /** It has said 410, and is never asked again. */
  readonly isGone: boolean;
}

/** An item that was written to the corpus. */
export interface TakenItem {
  /** Below the corpus folder. */
  readonly path: string;
  /** Of the feed that it was first met in. */
  readonly feed: string;
  readonly title: string | null;
  readonly link: string | null;
  /** SHA-256 of title and text as the feed said them, in hex. */
  readonly contentHash: string;
  /** How often its page could not be fetched for a reason that passes; 0 where nothing is to be fetched any more. */
  readonly pageFailures: number;
}

/** What feeds were like, and what was taken of them: it survives restarts. */
export interface FeedMemory {
  /** `null` for a feed that was never met. */
  stateOf(address: string): FeedState | null;
  saveState(state: FeedState): void;
  /** The item that was taken under a key. */
  findItem(key: string): TakenItem | null;
  /** Remembers an item by its path, and under further keys; when it was seen. */
  saveItem(item: TakenItem, keys: readonly string[], seenMs: number): void;
  /** Forgets the items of a feed that were last seen before. */
  forgetItems(feed: string, beforeMs: number): void;
}

/** A feed that was never asked: it is due at once. */
export function newFeedState(address: string): FeedState {
  return {
    address,
    movedTo: null,
    etag: null,
    lastModified: null,
    nextTryMs: 0,
    decidedMs: 0,
    lastSuccessMs: null,
    failures: 0,
    lastError: null,
    isGone: false,
  };
}
