import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { temporaryFolder, writeFiles } from '../cli/run-chuchu.js';

/**
 * Lets modules run before the program, each given by its code.
 *
 * @returns what its environment must hold, which its helper processes have, too
 */
export function preload(...codes: readonly string[]): Readonly<Record<'NODE_OPTIONS', string>> {
  const folder = temporaryFolder();
  const names = codes.map((_, place) => `preload-${place}.mjs`);
  writeFiles(folder, Object.fromEntries(codes.map((code, place) => [names[place] ?? '', code])));
  const imports = names.map((name) => `--import=${pathToFileURL(join(folder, name)).href}`);
  return { NODE_OPTIONS: imports.join(' ') };
}

export interface ShortWaits {
  /** By the milliseconds given to `setTimeout`. */
  readonly timers?: readonly number[];
  /** By those given to the one of `node:timers/promises`. */
  readonly promises?: readonly number[];
}

/** Lets waits of exactly so many milliseconds take a quarter of a second. */
export function shortWaits({ timers = [], promises = [] }: ShortWaits): string {
  return `
    import promises from 'node:timers/promises';
    import { syncBuiltinESMExports } from 'node:module';
    const shorten = (waits, ms) => (waits.includes(ms) ? 250 : ms);
    const { setTimeout: later } = globalThis;
    globalThis.setTimeout = (run, ms, ...rest) => later(run, shorten(${JSON.stringify(timers)}, ms), ...rest);
    const { setTimeout: wait } = promises;
    promises.setTimeout = (ms, ...rest) => wait(shorten(${JSON.stringify(promises)}, ms), ...rest);
    syncBuiltinESMExports();
  `;
}

/** A clock of the process that a test sets while it runs. */
export interface ShiftedClock {
  readonly code: string;
  /** Says on standard error when it is done: `clock shifted by … s`. */
  shift(seconds: number): void;
}

/**
 * @param clock `wall`, which somebody may set (`Date`), or `elapsed`, which nobody can (`performance.now`)
 */
export function shiftedClock(clock: 'wall' | 'elapsed'): ShiftedClock {
  const file = join(temporaryFolder(), 'seconds');
  const now = {
    wall: `
      const RealDate = Date;
      globalThis.Date = class extends RealDate {
        constructor(...args) { super(...(args.length === 0 ? [RealDate.now() + shiftMs] : args)); }
        static now() { return RealDate.now() + shiftMs; }
      };`,
    elapsed: `
      const elapsed = performance.now.bind(performance);
      performance.now = () => elapsed() + shiftMs;`,
  };
  return {
    code: `
      import { readFileSync, watchFile } from 'node:fs';
      let shiftMs = 0;
      ${now[clock]}
      watchFile(${JSON.stringify(file)}, { interval: 20, persistent: false }, ({ size }) => {
        if (size === 0) return;
        const seconds = Number(readFileSync(${JSON.stringify(file)}, 'utf8'));
        shiftMs = seconds * 1000;
        process.stderr.write('clock shifted by ' + seconds + ' s\\n');
      });
    `,
    shift: (seconds) => writeFileSync(file, String(seconds)),
  };
}
