import cliProgress from 'cli-progress';
import type { CliContext } from './cli-context.js';

/** Tells how far a phase has come. */
export interface Progress {
  /** May be called often. */
  (done: number, total: number): void;
}

/** Less than this is not worth a bar. */
const quietMs = 1_000;
const barsPerSecond = 10;

/**
 * Runs a phase of a command with a bar on a terminal, where it takes over a second; nothing in a pipe.
 *
 * The bar goes however the phase ends: one left standing keeps the cursor hidden and its timer the process alive.
 */
export async function withProgress<Result>(
  { stderr }: Pick<CliContext, 'stderr'>,
  phase: string,
  run: (progress: Progress) => Result | Promise<Result>,
): Promise<Result> {
  if (stderr.isTTY !== true) return run(() => {});
  const bar = lateBar(stderr, phase);
  try {
    return await run(bar.progress);
  } finally {
    bar.remove();
  }
}

function lateBar(stream: CliContext['stderr'], phase: string): { progress: Progress; remove: () => void } {
  const began = performance.now();
  let bar: cliProgress.SingleBar | null = null;
  return {
    progress: (done, total) => {
      if (bar === null && done < total && performance.now() - began > quietMs) {
        bar = new cliProgress.SingleBar({
          format: `${phase} [{bar}] {value}/{total} · {rate}/s · {eta_formatted}`,
          stream,
          fps: barsPerSecond,
          clearOnComplete: true,
          hideCursor: true,
        });
        bar.start(total, done, { rate: 0 });
      }
      bar?.update(done, { rate: Math.round((1_000 * done) / (performance.now() - began)) });
    },
    remove: () => bar?.stop(),
  };
}
