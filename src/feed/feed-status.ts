import type { FeedSetting } from './feed-schedule.js';
import { type FeedMemory, newFeedState } from './feed-state.js';

/** A feed as its owner wants to see it. Times are milliseconds since 1970-01-01T00:00:00Z. */
export interface FeedStatus {
  /** As the settings name it. */
  readonly address: string;
  /** Where it has moved to for good. */
  readonly movedTo: string | null;
  /** `null`: never yet. */
  readonly lastSuccessMs: number | null;
  /** `null`: never again, it is gone. */
  readonly nextTryMs: number | null;
  /** What the last try got instead of a feed; `null` where it went well. */
  readonly lastError: string | null;
  /** In a row. */
  readonly failures: number;
  readonly isGone: boolean;
}

/** How each feed does, in the order of the settings. One that was never asked is due now. */
export function feedStatuses(
  feeds: readonly FeedSetting[],
  memory: Pick<FeedMemory, 'stateOf'>,
  nowMs: number,
): FeedStatus[] {
  return feeds.map(({ address }) => {
    const { movedTo, lastSuccessMs, lastError, failures, isGone, nextTryMs } =
      memory.stateOf(address) ?? newFeedState(address);
    return {
      address,
      movedTo,
      lastSuccessMs,
      nextTryMs: isGone ? null : Math.max(nextTryMs, nowMs),
      lastError,
      failures,
      isGone,
    };
  });
}
