import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../src/playground/clock.js';
import type { Control } from '../../src/playground/control/controls.js';
import { startBotApi } from '../../src/playground/start-bot-api.js';
import { type BotProcess, type HowItEnded, startBotProcess } from './bot-process.js';
import { type Findings, judge, type MemorySample } from './judge.js';
import { addFault } from './mixed-faults.js';
import { createMixedPeople } from './mixed-people.js';
import { seededRandom } from './seeded-random.js';

export interface MixedRunOptions {
  /** The project's folder, built. */
  readonly top: string;
  /** An empty folder, the process's own. */
  readonly cwd: string;
  readonly seed: number;
  readonly seconds: number;
  readonly killEverySeconds: number;
  readonly restartEverySeconds: number;
  /** How much is done a second, on average. */
  readonly perSecond: number;
}

export interface MixedReport extends Findings {
  readonly seconds: number;
  readonly counts: ReadonlyMap<string, number>;
  readonly faults: ReadonlyMap<string, number>;
  readonly kills: number;
  readonly restarts: number;
  readonly memory: readonly MemorySample[];
}

/** Seconds of what people do that may wait for a process that is down. */
const waitingSeconds = 4;

const token = '7000000001:AAPlaygroundTokenOfNobody_-0123456789a';

const realClock: Clock = {
  now: () => Date.now(),
  wait: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }),
};

function linesOf(top: string, name: string): string[] {
  return readFileSync(join(top, 'test', 'fixtures', name), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
}

function questionOf(line: string): string {
  const value: unknown = JSON.parse(line);
  return typeof value === 'object' && value !== null && 'question' in value ? String(value.question) : line;
}

/** Lets many people chat with the real process for so long, hurts it meanwhile, and says what came of it. */
export async function runMixedChat(options: MixedRunOptions): Promise<MixedReport> {
  const { top, cwd, seed, seconds, perSecond } = options;
  const random = seededRandom(seed + 1);
  const api = await startBotApi({ bots: [{ token }], clock: realClock });
  const { control } = api;
  const questions = [...linesOf(top, 'seed-questions.jsonl').map(questionOf), ...linesOf(top, 'seed-unanswerable.txt')];
  const people = await createMixedPeople(control, questions, seed);
  // What it waits for in the end never comes, and nobody waits for it.
  const watch = async (): Promise<never> => {
    for (;;) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      people.see(await control.nextOutgoing());
    }
  };
  void watch();

  const startedAt = performance.now();
  const elapsed = (): number => (performance.now() - startedAt) / 1000;
  const endings: (HowItEnded & { readonly wanted: 'SIGTERM' | 'SIGKILL' })[] = [];
  const memory: MemorySample[] = [];
  const start = (): BotProcess =>
    startBotProcess(top, cwd, { ANSWERS_PER_MINUTE: '99999', BOT_API_ROOT: api.apiRoot, BOT_TOKEN: token });
  let life = 1;
  let bot = start();
  let upSinceMs = 0;
  /** How much more may be done until the process is up again: a busy machine starts it slowly, and is not to be buried. */
  let mayWait = perSecond * waitingSeconds;
  const up = async (): Promise<void> => {
    await Promise.race([
      control.polling(),
      bot.ended.then(({ exitCode, stderr }) => {
        throw new Error(`expected the bot to start, got exit code ${exitCode}: ${stderr}`);
      }),
    ]);
    upSinceMs = Date.now();
    mayWait = Number.POSITIVE_INFINITY;
  };
  const measure = (): void => {
    const megabytes = bot.rssMegabytes();
    if (megabytes > 0) memory.push({ second: Math.round(elapsed()), life, megabytes });
  };
  const end = async (wanted: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
    measure();
    if (wanted === 'SIGKILL') people.markInFlight(upSinceMs);
    bot.kill(wanted);
    endings.push({ ...(await bot.ended), wanted });
  };

  const plan = planOf(options);
  const state = { isOver: false };
  /**
   * Ends the process again and again and starts another, while the people go on. Only the time counts in which it is up, so
   * that there is as much of it on a busy machine.
   */
  const hurt = async (): Promise<void> => {
    let second = 0;
    for (const { atSecond, wanted } of plan) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await up();
      // oxlint-disable-next-line no-await-in-loop
      await sleep((atSecond - second) * 1000);
      // oxlint-disable-next-line no-await-in-loop
      await end(wanted);
      mayWait = perSecond * waitingSeconds;
      second = atSecond;
      life += 1;
      bot = start();
    }
    await up();
    await sleep((seconds - second) * 1000);
  };

  const faults = new Map<string, number>();
  const chat = async (): Promise<void> => {
    let nextFault = 2;
    let nextSample = 0;
    while (!state.isOver) {
      // oxlint-disable-next-line no-await-in-loop -- people take their time
      await sleep(-Math.log(1 - random.next()) * (1000 / perSecond));
      // oxlint-disable-next-line no-await-in-loop
      if (mayWait > 0) await people.act();
      mayWait -= 1;
      if (elapsed() > nextFault) {
        nextFault = elapsed() + 1 + random.next() * 2;
        // oxlint-disable-next-line no-await-in-loop
        const name = await addFault(control, random);
        faults.set(name, (faults.get(name) ?? 0) + 1);
      }
      // One that still reads the articles has less.
      if (elapsed() < nextSample || Number.isFinite(mayWait)) continue;
      nextSample = elapsed() + 2;
      measure();
    }
  };

  try {
    const hurting = hurt().finally(() => {
      state.isOver = true;
    });
    await Promise.all([hurting, chat()]);
    await control.clearFaults();
    await control.idle();
    await untilQuiet(control);
    await end('SIGTERM');
    const findings = await judge({ control, cwd, top, people, endings, memory });
    const count = (wanted: string): number => plan.filter((one) => one.wanted === wanted).length;
    return {
      ...findings,
      seconds: Math.round(elapsed()),
      counts: people.counts,
      faults,
      kills: count('SIGKILL'),
      restarts: count('SIGTERM'),
      memory,
    };
  } finally {
    bot.kill('SIGKILL');
    await api.close();
  }
}

/** Until the bot asks for nothing but updates any more: what is in hand when it is told to stop has 8 s only. */
async function untilQuiet(control: Control): Promise<void> {
  const requests = async (): Promise<number> =>
    (await control.calls()).filter(({ method }) => method !== 'getUpdates').length;
  let before = -1;
  let now = await requests();
  while (now !== before) {
    before = now;
    // oxlint-disable-next-line no-await-in-loop -- longer than the longest fault
    await sleep(5_000);
    // oxlint-disable-next-line no-await-in-loop
    now = await requests();
  }
}

interface Blow {
  readonly atSecond: number;
  readonly wanted: 'SIGTERM' | 'SIGKILL';
}

/** Kills and restarts, in order, none in the last three seconds. */
function planOf({ seconds, killEverySeconds, restartEverySeconds }: MixedRunOptions): Blow[] {
  const every = (period: number, wanted: Blow['wanted']): Blow[] =>
    Array.from({ length: Math.floor((seconds - 3) / period) }, (_, n) => ({ atSecond: (n + 1) * period, wanted }));
  return [...every(killEverySeconds, 'SIGKILL'), ...every(restartEverySeconds, 'SIGTERM')].toSorted(
    (a, b) => a.atSecond - b.atSecond,
  );
}
