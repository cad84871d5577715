import { describe, expect, it } from 'vitest';
import { createGroupLimits, type GroupPost } from '../../src/telegram/groups/group-limits.js';

const minuteMs = 60_000;

/** Limits of a process that has run for an hour. */
function limits() {
  const clock = { ms: 0 };
  const made = createGroupLimits(() => clock.ms);
  clock.ms = 60 * minuteMs;
  const fill = (chatId: number, post: GroupPost): number => {
    for (let sent = 0; ; sent += 1) {
      if (made.waitMs(chatId, post) > 0) return sent;
      made.take(chatId, post);
    }
  };
  return {
    waitMs: (chatId: number, post: GroupPost): number => made.waitMs(chatId, post),
    take: (chatId: number, post: GroupPost): void => made.take(chatId, post),
    admits: (chatId: number, askerId: number): boolean => made.admits(chatId, askerId),
    clock,
    fill,
  };
}

describe('in a minute a group gets', () => {
  it('15 answers, 20 with alerts, and 20 edits besides', () => {
    const { fill, waitMs } = limits();
    expect([fill(-1, 'answer'), fill(-1, 'alert'), fill(-1, 'edit')]).toEqual([15, 5, 20]);
    expect(waitMs(-1, 'answer')).toBe(minuteMs);
    // Each group by itself.
    expect(fill(-2, 'answer')).toBe(15);
  });

  it('fewer answers where alerts came first, and never fewer than 5 for their pace of 4 s', () => {
    const { fill, take, clock } = limits();
    for (let alert = 0; alert < 15; alert += 1) {
      take(-1, 'alert');
      clock.ms += 4000;
    }
    expect(fill(-1, 'answer')).toBe(20 - 14);
  });

  it('never more, whatever minute is looked at', () => {
    const { waitMs, take, clock } = limits();
    const times: number[] = [];
    for (let second = 0; second < 600; second += 1) {
      clock.ms += 1000;
      for (const post of ['answer', 'alert'] as const) {
        if (waitMs(-1, post) > 0) continue;
        take(-1, post);
        times.push(clock.ms);
      }
    }
    const most = Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + minuteMs).length));
    expect(most).toBe(20);
  });

  it('more as soon as the oldest are a minute old', () => {
    const { fill, waitMs, take, clock } = limits();
    take(-1, 'edit');
    clock.ms += 10_000;
    expect(fill(-1, 'edit')).toBe(19);
    expect(waitMs(-1, 'edit')).toBe(50_000);
    clock.ms += 50_000;
    expect(fill(-1, 'edit')).toBe(1);
    clock.ms += 10_000;
    expect(fill(-1, 'edit')).toBe(19);
  });

  it('half of it while the process is younger than a minute: what the one before has sent is not known', () => {
    const clock = { ms: 0 };
    const young = createGroupLimits(() => clock.ms);
    for (let sent = 0; sent < 7; sent += 1) young.take(-1, 'answer');
    expect([young.waitMs(-1, 'answer'), young.waitMs(-1, 'alert')]).toEqual([minuteMs, 0]);
    clock.ms = minuteMs - 1;
    expect(young.waitMs(-1, 'answer')).toBe(1);
    clock.ms = minuteMs;
    expect(young.waitMs(-1, 'answer')).toBe(0);
  });
});

it('a private chat has no such limits', () => {
  const { waitMs, take } = limits();
  for (let sent = 0; sent < 100; sent += 1) take(7, 'answer');
  expect(waitMs(7, 'answer')).toBe(0);
});

describe('a person', () => {
  it('is answered six times a minute in a group, and others still are', () => {
    const { admits, clock } = limits();
    const asked = Array.from({ length: 8 }, () => admits(-1, 42));
    expect(asked).toEqual([true, true, true, true, true, true, false, false]);
    expect([admits(-1, 43), admits(-2, 42)]).toEqual([true, true]);
    clock.ms += minuteMs;
    expect(admits(-1, 42)).toBe(true);
  });

  it('is not counted where the group has had its share', () => {
    const { admits, fill, clock } = limits();
    fill(-1, 'answer');
    expect(admits(-1, 42)).toBe(false);
    clock.ms += minuteMs;
    expect(Array.from({ length: 7 }, () => admits(-1, 42)).filter(Boolean)).toHaveLength(6);
  });
});

it('groups that are quiet are forgotten, and what counts is kept', () => {
  const { waitMs, take, clock, fill } = limits();
  for (let chat = 2; chat < 1500; chat += 1) take(-chat, 'edit');
  clock.ms += minuteMs;
  expect(fill(-1, 'answer')).toBe(15);
  for (let chat = 2; chat < 3000; chat += 1) waitMs(-chat, 'edit');
  expect(waitMs(-1, 'answer')).toBe(minuteMs);
});
