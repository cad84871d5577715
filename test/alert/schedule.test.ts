import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextDigest } from '../../src/alert/next-digest.js';
import { quietUntil } from '../../src/alert/quiet-until.js';
import { createZone } from '../../src/article/zone.js';

const newYork = createZone('America/New_York');
const berlin = createZone('Europe/Berlin');
// Half an hour forward and back, on other days than everybody else.
const lordHowe = createZone('Australia/Lord_Howe');
const shanghai = createZone('Asia/Shanghai');
const zones = { 'America/New_York': newYork, 'Europe/Berlin': berlin, 'Australia/Lord_Howe': lordHowe };

const at = (text: string): number => Date.parse(text);
const iso = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());
const dayMs = 24 * 60 * 60 * 1000;

const daily = (hour: number) => ({ kind: 'daily', hour }) as const;

describe('a daily digest', () => {
  it.each([
    ['before its hour, today', shanghai, 8, '2026-03-01T07:59:59.999+08:00', '2026-03-01T08:00+08:00'],
    ['at its hour, tomorrow', shanghai, 8, '2026-03-01T08:00+08:00', '2026-03-02T08:00+08:00'],
    ['at midnight, over the end of a month', shanghai, 0, '2026-02-28T13:00+08:00', '2026-03-01T00:00+08:00'],
    // New York: 8 March 2026, 02:00 becomes 03:00; 1 November, 02:00 becomes 01:00.
    ['over the start of summer time', newYork, 8, '2026-03-07T09:00-05:00', '2026-03-08T08:00-04:00'],
    ['at an hour that is skipped, an hour later', newYork, 2, '2026-03-08T00:30-05:00', '2026-03-08T03:00-04:00'],
    ['the day after, at its hour again', newYork, 2, '2026-03-08T03:00-04:00', '2026-03-09T02:00-04:00'],
    ['at an hour shown twice, the first time', newYork, 1, '2026-11-01T00:30-04:00', '2026-11-01T01:00-04:00'],
    ['between the two, the day after', newYork, 1, '2026-11-01T01:30-04:00', '2026-11-02T01:00-05:00'],
    ['in the second of the two, the day after', newYork, 1, '2026-11-01T01:10-05:00', '2026-11-02T01:00-05:00'],
    // Berlin: 29 March 2026, 02:00 becomes 03:00; 25 October, 03:00 becomes 02:00.
    ['over the end of summer time', berlin, 20, '2026-10-24T21:00+02:00', '2026-10-25T20:00+01:00'],
    ['in Berlin, at the hour shown twice', berlin, 2, '2026-10-24T21:00+02:00', '2026-10-25T02:00+02:00'],
    // Lord Howe: 4 October 2026, 02:00 becomes 02:30; 5 April, 02:00 becomes 01:30.
    [
      'half an hour later where half an hour is skipped',
      lordHowe,
      2,
      '2026-10-04T01:00+10:30',
      '2026-10-04T02:30+11:00',
    ],
    ['over half an hour shown twice', lordHowe, 9, '2026-04-04T10:00+11:00', '2026-04-05T09:00+10:30'],
  ])('%s', (_, zone, hour, now, due) => {
    expect(iso(nextDigest(daily(hour), at(now), zone))).toBe(iso(at(due)));
  });

  it.each(Object.entries(zones))('comes once a day, whatever the clocks do: %s', (_, zone) => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 360 }), (hour, day) => {
        const from = at('2026-01-01T00:00Z') + day * dayMs;
        let now = from;
        const days = new Set<string>();
        for (let n = 0; n < 5; n += 1) {
          const due = nextDigest(daily(hour), now, zone);
          expect(due).toBeGreaterThan(now);
          days.add(new Date(due + zone.offsetAt(due) * 60_000).toISOString().slice(0, 10));
          now = due;
        }
        expect(days.size).toBe(5);
        expect(now - from).toBeLessThanOrEqual(5 * dayMs + 2 * 60 * 60 * 1000);
      }),
    );
  });

  it('is the same digest for whoever asks at any moment before it: a restart changes nothing', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(newYork, berlin, lordHowe),
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: at('2026-01-01T00:00Z'), max: at('2026-12-30T00:00Z') }),
        fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
        (zone, hour, now, share) => {
          const due = nextDigest(daily(hour), now, zone);
          expect(nextDigest(daily(hour), now + Math.floor((due - now) * share), zone)).toBe(due);
        },
      ),
    );
  });
});

describe('a weekly digest', () => {
  const monday8 = { kind: 'weekly', weekday: 1, hour: 8 } as const;
  it.each([
    ['on its day before its hour', shanghai, '2026-03-02T07:00+08:00', '2026-03-02T08:00+08:00'],
    ['on its day at its hour, a week later', shanghai, '2026-03-02T08:00+08:00', '2026-03-09T08:00+08:00'],
    ['the day after', shanghai, '2026-03-03T08:00+08:00', '2026-03-09T08:00+08:00'],
    ['where the day is another than in UTC', shanghai, '2026-03-08T23:00+08:00', '2026-03-09T08:00+08:00'],
    ['over a change of the clocks', newYork, '2026-03-07T12:00-05:00', '2026-03-09T08:00-04:00'],
  ])('%s', (_, zone, now, due) => {
    expect(iso(nextDigest(monday8, at(now), zone))).toBe(iso(at(due)));
  });

  it('on Sunday', () => {
    const sunday = { kind: 'weekly', weekday: 7, hour: 20 } as const;
    expect(iso(nextDigest(sunday, at('2026-03-02T08:00+08:00'), shanghai))).toBe(iso(at('2026-03-08T20:00+08:00')));
  });
});

describe('quiet hours', () => {
  const hours = (fromMinute: number, toMinute: number) => ({ fromMinute, toMinute });
  const night = hours(22 * 60, 7 * 60);
  it.each([
    ['hold from their first minute', shanghai, night, '2026-03-01T22:00+08:00', '2026-03-02T07:00+08:00'],
    ['not before', shanghai, night, '2026-03-01T21:59:59.999+08:00', null],
    ['past midnight', shanghai, night, '2026-03-02T03:00+08:00', '2026-03-02T07:00+08:00'],
    ['not from their last minute on', shanghai, night, '2026-03-02T07:00+08:00', null],
    ['at noon', shanghai, hours(12 * 60, 14 * 60 + 30), '2026-03-02T13:00+08:00', '2026-03-02T14:30+08:00'],
    ['over the start of summer time', newYork, night, '2026-03-07T23:00-05:00', '2026-03-08T07:00-04:00'],
    ['over the end of summer time', newYork, night, '2026-10-31T23:00-04:00', '2026-11-01T07:00-05:00'],
    ['over half an hour', lordHowe, night, '2026-04-04T23:00+11:00', '2026-04-05T07:00+10:30'],
    ['in Berlin', berlin, night, '2026-03-28T23:00+01:00', '2026-03-29T07:00+02:00'],
    // 01:30 is shown twice; what is between them by the clock is quiet again.
    ['end where their end is shown first', newYork, hours(0, 90), '2026-11-01T00:30-04:00', '2026-11-01T01:30-04:00'],
    ['and hold again', newYork, hours(0, 90), '2026-11-01T01:10-05:00', '2026-11-01T01:30-05:00'],
    ['end later where their end is skipped', berlin, hours(0, 150), '2026-03-29T01:00+01:00', '2026-03-29T03:30+02:00'],
  ])('%s', (_, zone, quiet, now, end) => {
    expect(iso(quietUntil(quiet, at(now), zone))).toBe(end === null ? null : iso(at(end)));
  });

  it('that are none hold never', () => {
    expect(quietUntil(null, at('2026-03-01T22:00+08:00'), shanghai)).toBeNull();
  });

  it.each(Object.entries(zones))('are over when they say, and within a day and an hour: %s', (_, zone) => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1439 }),
        // Longer ones may begin again in the very hour that the clocks skip.
        fc.integer({ min: 1, max: 1200 }),
        fc.integer({ min: at('2026-01-01T00:00Z'), max: at('2026-12-31T00:00Z') }),
        (fromMinute, length, now) => {
          const quiet = hours(fromMinute, (fromMinute + length) % 1440);
          const end = quietUntil(quiet, now, zone);
          if (end === null) return;
          expect(end).toBeGreaterThan(now);
          expect(end - now).toBeLessThanOrEqual(dayMs + 60 * 60 * 1000);
          expect(quietUntil(quiet, end, zone)).toBeNull();
        },
      ),
    );
  });
});
