import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Control } from '../../src/playground/control/controls.js';
import { type BotProcess, startBotProcess } from './bot-process.js';
import type { ProcessSample } from './judge-levels.js';
import type { Ending } from './judge-log.js';
import { type LevelRow, readLevels } from './levels.js';

export interface LifeOptions {
  readonly top: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly control: Control;
  readonly metricsUrl: string;
  /** Just before a kill. */
  readonly beforeKill: (upSinceMs: number) => void;
  readonly beforeStop: () => void;
  /** When that process is no more. */
  readonly afterKill: () => void;
}

/** The bot's process, and those that come after it when it is ended. */
export interface Life {
  readonly endings: readonly Ending[];
  readonly samples: readonly ProcessSample[];
  readonly levels: readonly LevelRow[];
  /** Seconds since the first was started. */
  elapsed(): number;
  isUp(): boolean;
  /** When it gets updates. */
  up(): Promise<void>;
  /** Rejects as soon as a process ends that nobody has ended: nothing that is waited for would come any more. */
  readonly lost: Promise<never>;
  measure(): void;
  /** A row of its numbers. */
  note(): Promise<void>;
  end(wanted: Ending['wanted']): Promise<void>;
  start(): void;
  /** Of whatever still runs. */
  killAll(): void;
}

/** Of the log of a process that was lost, in the error. */
const lastLines = 20;

export function startLife(options: LifeOptions): Life {
  const { top, cwd, env, control, metricsUrl } = options;
  const startedAt = performance.now();
  const elapsed = (): number => (performance.now() - startedAt) / 1000;
  const endings: Ending[] = [];
  const samples: ProcessSample[] = [];
  const levels: LevelRow[] = [];
  let life = 1;
  let isEndWanted = false;
  let lose: (why: Error) => void;
  const lost = new Promise<never>((_, reject) => {
    lose = reject;
  });
  // Whoever waits for it hears of it, also where that begins later.
  lost.catch(() => undefined);
  const startOne = (): BotProcess => {
    isEndWanted = false;
    const one = startBotProcess(top, cwd, env);
    void follow(one, join(cwd, `process-${life}.log`));
    return one;
  };
  const follow = async (one: BotProcess, log: string): Promise<void> => {
    const { exitCode, signal, stderr } = await one.ended;
    writeFileSync(log, stderr);
    if (isEndWanted) return;
    const last = stderr.split('\n').slice(-lastLines).join('\n');
    lose(new Error(`expected the bot to run on, got exit code ${exitCode}, signal ${signal}; its log ends:\n${last}`));
  };
  let bot = startOne();
  let upSinceMs: number | null = null;
  const measure = (): void => {
    const megabytes = bot.rssMegabytes();
    if (megabytes > 0) samples.push({ second: Math.round(elapsed()), life, megabytes, openHandles: bot.openHandles() });
  };
  let waitedBefore = { ms: 0, atMs: 0 };
  /** Since it was asked before. */
  const waited = (): number => {
    const now = { ms: bot.waitedForProcessorMs(), atMs: performance.now() };
    const share = (now.ms - waitedBefore.ms) / Math.max(1, now.atMs - waitedBefore.atMs);
    waitedBefore = now;
    return share;
  };
  const note = async (): Promise<void> => {
    const row = await readLevels(bot, metricsUrl, { second: Math.round(elapsed()), life, waited: waited() });
    if (row !== null) levels.push(row);
  };
  return {
    endings,
    samples,
    levels,
    elapsed,
    measure,
    note,
    isUp: () => upSinceMs !== null,
    lost,
    up: async () => {
      await Promise.race([control.polling(), lost]);
      // What it took to start is not of the first minute.
      await readLevels(bot, metricsUrl, { second: 0, life, waited: waited() });
      upSinceMs = Date.now();
    },
    end: async (wanted) => {
      measure();
      await note();
      if (wanted === 'SIGKILL') options.beforeKill(upSinceMs ?? Date.now());
      else options.beforeStop();
      isEndWanted = true;
      bot.kill(wanted);
      upSinceMs = null;
      endings.push({ ...(await bot.ended), wanted });
      if (wanted === 'SIGKILL') options.afterKill();
    },
    start: () => {
      life += 1;
      bot = startOne();
    },
    killAll: () => {
      isEndWanted = true;
      bot.kill('SIGKILL');
    },
  };
}

interface Blow {
  readonly atSecond: number;
  readonly wanted: Ending['wanted'];
}

export interface Blows {
  readonly seconds: number;
  /** `null` for never. */
  readonly killEverySeconds: number | null;
  readonly restartEverySeconds: number | null;
}

/** Kills and restarts, in order, none in the last three seconds. */
export function planBlows({ seconds, killEverySeconds, restartEverySeconds }: Blows): Blow[] {
  const every = (period: number | null, wanted: Blow['wanted']): Blow[] =>
    period === null
      ? []
      : Array.from({ length: Math.floor((seconds - 3) / period) }, (_, n) => ({ atSecond: (n + 1) * period, wanted }));
  return [...every(killEverySeconds, 'SIGKILL'), ...every(restartEverySeconds, 'SIGTERM')].toSorted(
    (a, b) => a.atSecond - b.atSecond,
  );
}

/**
 * Ends the process again and again and starts another. Only the time counts in which it is up, so that there is as much of it
 * on a busy machine. A row of numbers each minute.
 */
export async function liveThrough(life: Life, seconds: number, blows: readonly Blow[]): Promise<void> {
  let second = 0;
  const liveUntil = async (atSecond: number): Promise<void> => {
    while (second < atSecond) {
      const nextRow = (Math.floor(second / 60) + 1) * 60;
      // oxlint-disable-next-line no-await-in-loop -- as time goes by
      await sleep((Math.min(atSecond, nextRow) - second) * 1000);
      second = Math.min(atSecond, nextRow);
      // oxlint-disable-next-line no-await-in-loop -- at its end a process leaves a row anyway
      if (second < atSecond) await life.note();
    }
  };
  for (const { atSecond, wanted } of blows) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await life.up();
    // oxlint-disable-next-line no-await-in-loop
    await liveUntil(atSecond);
    // oxlint-disable-next-line no-await-in-loop
    await life.end(wanted);
    life.start();
  }
  await life.up();
  await liveUntil(seconds);
  await life.note();
}
