import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mendSchedule, nextTryMs, waitMs } from '../../src/feed/feed-schedule.js';
import { newFeedState } from '../../src/feed/feed-state.js';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const intervalMs = 15 * MINUTE_MS;

describe('the next try', () => {
  it('is an interval away, a tenth more or less', () => {
    const at = (random: number) => nextTryMs({ intervalMs, failures: 0, retryAfterMs: null, nowMs: 0, random });
    expect([at(0), at(0.5), at(1)]).toEqual([13.5 * MINUTE_MS, 15 * MINUTE_MS, 16.5 * MINUTE_MS]);
  });

  it('of a feed that is asked once a week is not put off by failures', () => {
    const weekMs = 7 * DAY_MS;
    expect(nextTryMs({ intervalMs: weekMs, failures: 9, retryAfterMs: null, nowMs: 0, random: 0.5 })).toBe(weekMs);
  });

  it('is never before what was asked for, never over a day (and a tenth) without, and grows with the failures', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 24 * 60 }).map((minutes) => minutes * MINUTE_MS),
        fc.nat({ max: 1000 }),
        fc.option(fc.nat({ max: 7 * DAY_MS }), { nil: null }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (interval, failures, retryAfterMs, random) => {
          const wait = (count: number) =>
            nextTryMs({ intervalMs: interval, failures: count, retryAfterMs, nowMs: 0, random });
          expect(wait(failures)).toBeGreaterThanOrEqual(Math.max(retryAfterMs ?? 0, interval * 0.9 - 1));
          expect(wait(failures)).toBeLessThanOrEqual(Math.max(retryAfterMs ?? 0, 1.1 * DAY_MS + 1));
          expect(wait(failures + 1)).toBeGreaterThanOrEqual(wait(failures));
        },
      ),
    );
  });
});

describe('a clock that jumps', () => {
  const decidedMs = Date.UTC(2022, 2, 1);
  const state = { ...newFeedState('https://example.org/feed'), decidedMs, nextTryMs: decidedMs + 10 * MINUTE_MS };
  const yearMs = 365 * DAY_MS;

  it('forward makes a feed due', () => {
    expect(waitMs(state, intervalMs, decidedMs + yearMs)).toBe(0);
  });

  it('back makes it wait as long as was meant, and no longer', () => {
    expect(waitMs(state, intervalMs, decidedMs - yearMs)).toBe(10 * MINUTE_MS);
    const mended = mendSchedule(state, intervalMs, decidedMs - yearMs);
    expect(mended).toMatchObject({ decidedMs: decidedMs - yearMs, nextTryMs: decidedMs - yearMs + 10 * MINUTE_MS });
    expect(waitMs(mended, intervalMs, decidedMs - yearMs + 4 * MINUTE_MS)).toBe(6 * MINUTE_MS);
  });

  it('not at all changes nothing', () => {
    expect(mendSchedule(state, intervalMs, decidedMs + 1)).toBe(state);
    expect(waitMs(state, intervalMs, decidedMs + 4 * MINUTE_MS)).toBe(6 * MINUTE_MS);
  });
});

it('an interval that was made shorter counts at once, a wait after failures is kept', () => {
  const nowMs = Date.UTC(2022, 2, 1);
  const state = { ...newFeedState('https://example.org/feed'), decidedMs: nowMs, nextTryMs: nowMs + DAY_MS };
  expect(waitMs(state, 10 * MINUTE_MS, nowMs)).toBe(11 * MINUTE_MS);
  expect(waitMs({ ...state, failures: 1 }, 10 * MINUTE_MS, nowMs)).toBe(DAY_MS);
});
