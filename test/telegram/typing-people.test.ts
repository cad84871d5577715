import { describe, expect, it } from 'vitest';
import { createTypingPeople } from '../../src/telegram/inline/typing-people.js';

/** People who type by a clock that a test moves. */
function stage() {
  const clock = { ms: 0 };
  const stopping = new AbortController();
  const waiting: { untilMs: number; resolve: () => void; reject: (reason: Error) => void }[] = [];
  const people = createTypingPeople({
    now: () => clock.ms,
    stopping: stopping.signal,
    wait: (milliseconds, signal) =>
      new Promise<void>((resolve, reject) => {
        waiting.push({ untilMs: clock.ms + milliseconds, resolve, reject });
        signal.addEventListener('abort', () => reject(new Error('aborted')));
      }),
  });
  const advance = async (milliseconds: number): Promise<void> => {
    clock.ms += milliseconds;
    for (const each of waiting.splice(0)) {
      if (each.untilMs <= clock.ms) each.resolve();
      else waiting.push(each);
    }
    // Whoever was waiting goes on before the test does.
    for (let turn = 0; turn < 10; turn++) {
      // oxlint-disable-next-line no-await-in-loop
      await Promise.resolve();
    }
  };
  return { people, clock, stopping, waiting, advance };
}

describe('who types', () => {
  it('at the pace of people is answered at once', async () => {
    const { people, advance, waiting } = stage();
    for (let key = 0; key < 20; key++) {
      // oxlint-disable-next-line no-await-in-loop -- one key after another
      expect(await people.mayAnswer(1)).toBe(true);
      // oxlint-disable-next-line no-await-in-loop
      await advance(100);
    }
    expect(waiting).toEqual([]);
  });

  it('faster than that is answered ten times a second, the newest query alone', async () => {
    const { people, advance } = stage();
    const outcomes: Promise<boolean>[] = [];
    for (let key = 0; key < 100; key++) {
      outcomes.push(people.mayAnswer(1));
      // oxlint-disable-next-line no-await-in-loop -- ten milliseconds between two keys
      await advance(10);
    }
    await advance(1_000);
    const answered = (await Promise.all(outcomes)).flatMap((may, key) => (may ? [key] : []));
    expect(answered.length).toBeGreaterThan(8);
    expect(answered.length).toBeLessThan(13);
    expect(answered.at(-1)).toBe(99);
  });

  it('holds up nobody else', async () => {
    const { people, waiting } = stage();
    expect(await people.mayAnswer(1)).toBe(true);
    void people.mayAnswer(1);
    expect(waiting.length).toBe(1);
    expect(await Promise.all([2, 3, 4].map((id) => people.mayAnswer(id)))).toEqual([true, true, true]);
  });

  it('is let go when the bot stops', async () => {
    const { people, stopping } = stage();
    await people.mayAnswer(1);
    const late = people.mayAnswer(1);
    stopping.abort();
    expect(await late).toBe(false);
  });

  it('is not forgotten among thousands while they are to wait', async () => {
    const { people, advance, waiting } = stage();
    for (let id = 0; id < 3_000; id++) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await people.mayAnswer(id);
    }
    void people.mayAnswer(0);
    expect(waiting.length).toBe(1);
    await advance(100);
    expect(await people.mayAnswer(5_000)).toBe(true);
    expect(await people.mayAnswer(1)).toBe(true);
  });
});
