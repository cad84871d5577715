import { setMaxListeners } from 'node:events';
import { type FeedSetting, mendSchedule, waitMs } from './feed-schedule.js';
import { type FeedState, newFeedState } from './feed-state.js';
import { afterFailure, type Poll, type PollPorts, pollFeed } from './poll-feed.js';
import { Slots } from './slots.js';

export interface FeedPollerOptions extends PollPorts {
  readonly feeds: readonly FeedSetting[];
  readonly log: FeedLog;
}

export interface FeedLog {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

export interface FeedPoller {
  /** Asks each feed whenever it is due, until `signal` is aborted. Resolves when nothing is under way any more; never rejects. */
  run(signal: AbortSignal): Promise<void>;
}

/** Feeds that are asked at a time. */
const AT_A_TIME = 4;
/** The clock is looked at this often: it may jump, and the machine may sleep. */
const MAX_WAIT_MS = 60_000;

/**
 * Polls feeds, each on its own: one that fails, hangs or fills its disk holds up no other. All it knows is in `memory`, so that a
 * restart goes on where it was, and asks no feed before it is due.
 */
export function createFeedPoller({ feeds, log, ...ports }: FeedPollerOptions): FeedPoller {
  const slots = new Slots(AT_A_TIME);
  const { memory, now, wait } = ports;
  /** Asks the feed when it is due; says whether it will ever be again. */
  const turn = async (feed: FeedSetting, signal: AbortSignal): Promise<boolean> => {
    const known = memory.stateOf(feed.address) ?? newFeedState(feed.address);
    if (known.isGone) return false;
    const state = mendSchedule(known, feed.intervalMs, now());
    if (state !== known) memory.saveState(state);
    const dueMs = waitMs(state, feed.intervalMs, now());
    if (dueMs > 0) await wait(Math.min(dueMs, MAX_WAIT_MS), signal);
    else await slots.run(() => tryFeed({ feed, state, ports, log }, signal));
    return true;
  };
  const keep = async (feed: FeedSetting, signal: AbortSignal): Promise<void> => {
    let goesOn = true;
    while (goesOn && !signal.aborted) {
      try {
        // oxlint-disable-next-line no-await-in-loop -- one try after another
        goesOn = await turn(feed, signal);
      } catch (error) {
        if (signal.aborted) return;
        // The memory itself failed: a full disk may have room again.
        log.error(`${feed.address}: ${messageOf(error)}`);
        // oxlint-disable-next-line no-await-in-loop -- likewise
        await wait(MAX_WAIT_MS, signal).catch(() => {});
      }
    }
  };
  return {
    async run(signal) {
      // Each feed listens for as long as it waits; Node takes more than ten for a leak.
      const own = AbortSignal.any([signal]);
      setMaxListeners(0, own);
      await Promise.all(feeds.map((feed) => keep(feed, own)));
    },
  };
}

interface Try {
  readonly feed: FeedSetting;
  readonly state: FeedState;
  readonly ports: PollPorts;
  readonly log: FeedLog;
}

async function tryFeed({ feed, state, ports, log }: Try, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  try {
    const poll = await pollFeed(feed, state, ports, signal);
    ports.memory.saveState(poll.state);
    tell(poll, log);
  } catch (error) {
    // Stopped: what was not finished is asked for again.
    if (signal.aborted) return;
    const failed = afterFailure(feed, state, messageOf(error), ports, null);
    ports.memory.saveState(failed);
    log.error(`${feed.address}: ${messageOf(error)}`);
  }
}

function tell(poll: Poll, log: FeedLog): void {
  const { address, lastError, nextTryMs } = poll.state;
  if (poll.kind === 'gone') log.warn(`${address}: gone for good (HTTP 410), and never asked again`);
  if (poll.kind === 'failed') {
    log.warn(`${address}: got ${lastError}; tried again at ${new Date(nextTryMs).toISOString()}`);
  }
  if (poll.kind !== 'read') return;
  const { taken } = poll.items;
  const count = (kind: string): number => taken.filter((one) => one.kind === kind).length;
  if (count('new') + count('changed') > 0) {
    log.info(`${address}: ${count('new')} new articles, ${count('changed')} changed`);
  }
  for (const one of taken) if (one.kind === 'refused') log.warn(`${address}: ${one.what} not taken: ${one.why}`);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
