import type { OutboxCounts } from '../../alert/outbox.js';
import type { Rejection } from '../../article/article.js';

/** How the bot does, for its administrators. Times are milliseconds since 1970-01-01T00:00:00Z. */
export interface BotStatus {
  readonly articles: number;
  readonly passages: number;
  /** When the newest article came that was not there from the beginning; `null` for none. */
  readonly lastArrivalMs: number | null;
  /** Passages that were put since the last fold of the index. */
  readonly livePassages: number;
  /** `null` for none since the start. */
  readonly lastFold: { readonly endedAtMs: number; readonly tookMs: number } | null;
  /** In the order of the settings. */
  readonly feeds: readonly FeedHealth[];
  /** Files that are not served, by path. */
  readonly rejections: readonly Rejection[];
  readonly outbox: OutboxCounts;
}

/** How a feed does. */
export interface FeedHealth {
  readonly address: string;
  /** Where it has moved to for good. */
  readonly movedTo: string | null;
  /** `null`: never yet. */
  readonly lastSuccessMs: number | null;
  /** `null`: never again. */
  readonly nextTryMs: number | null;
  /** What the last try got instead of a feed; `null` where it went well. */
  readonly lastError: string | null;
  /** In a row. */
  readonly failures: number;
}
