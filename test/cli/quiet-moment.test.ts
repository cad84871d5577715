import { describe, expect, it } from 'vitest';
import { createQuietMoment } from '../../src/cli/quiet-moment.js';

/** A clock that goes forward when somebody waits; `onWait` is told the time by then. */
function handClock(onWait: (nowMs: number) => void = () => {}) {
  let nowMs = 5_000;
  return {
    now: () => nowMs,
    wait: (milliseconds: number) => {
      nowMs += milliseconds;
      onWait(nowMs);
      return Promise.resolve();
    },
  };
}

describe('a quiet moment', () => {
  it('is at once where nobody has ever asked', async () => {
    const clock = handClock();
    await createQuietMoment(clock).whenQuiet();
    expect(clock.now()).toBe(5_000);
  });

  it('is a second after the last question', async () => {
    const clock = handClock();
    const quiet = createQuietMoment(clock);
    quiet.note();
    await quiet.whenQuiet();
    expect(clock.now()).toBe(6_000);
  });

  it('waits for those who go on asking, but no longer than a minute', async () => {
    const clock = handClock((nowMs) => {
      if (nowMs < 8_000) quiet.note();
    });
    const quiet = createQuietMoment(clock);
    quiet.note();
    await quiet.whenQuiet();
    expect(clock.now()).toBe(8_000);

    const endless = handClock(() => busy.note());
    const busy = createQuietMoment(endless);
    busy.note();
    await busy.whenQuiet();
    expect(endless.now()).toBe(65_000);
  });
});
