import type { FeedState } from './feed-state.js';

export interface FeedSetting {
  readonly address: string;
  /** Between two tries, when all goes well. */
  readonly intervalMs: number;
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** An interval is a tenth shorter or longer, so that feeds of one server are not all asked at one moment. */
const JITTER = 0.1;
/** 2¹⁰ intervals are over a day for any of two minutes. */
const MAX_DOUBLINGS = 10;

export interface NextTry {
  readonly intervalMs: number;
  /** In a row, this one included; 0 after a success. */
  readonly failures: number;
  /** What the server asked for. */
  readonly retryAfterMs: number | null;
  readonly nowMs: number;
  /** From 0 to below 1. */
  readonly random: number;
}

/**
 * When a feed is asked next: after its interval; after failures twice as long each time, up to a day (or its interval,
 * where that is longer); never before the server has asked for.
 */
export function nextTryMs({ intervalMs, failures, retryAfterMs, nowMs, random }: NextTry): number {
  const doublings = Math.min(Math.max(failures - 1, 0), MAX_DOUBLINGS);
  const plannedMs = Math.min(intervalMs * 2 ** doublings, Math.max(intervalMs, DAY_MS));
  const jittered = plannedMs * (1 - JITTER + 2 * JITTER * random);
  return nowMs + Math.round(Math.max(jittered, retryAfterMs ?? 0));
}

/**
 * How long until a feed is due; 0 for now. An interval that was made shorter since counts. Where the clock was set back since
 * that was decided, as much is waited as was meant then: a feed never sleeps for the year that a clock was wrong by.
 */
export function waitMs(state: FeedState, intervalMs: number, nowMs: number): number {
  const decidedMs = state.nextTryMs - state.decidedMs;
  const meantMs = state.failures === 0 ? Math.min(decidedMs, intervalMs * (1 + JITTER)) : decidedMs;
  return Math.max(Math.min(state.nextTryMs - nowMs, meantMs), 0);
}

/** The state with its next try moved, where the clock was set back; the same one otherwise. */
export function mendSchedule(state: FeedState, intervalMs: number, nowMs: number): FeedState {
  if (nowMs >= state.decidedMs) return state;
  return { ...state, nextTryMs: nowMs + waitMs(state, intervalMs, nowMs), decidedMs: nowMs };
}
