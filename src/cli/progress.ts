import cliProgress from 'cli-progress';
import type { CliContext } from './cli-context.js';

/** Tells how far a phase has come. */
export interface Progress {
  /** May be called often; the first call begins the phase, the last (`done` = `total`) ends it. */
  (done: number, total: number): void;
}

/** Less than this is not worth a bar. */
const quietMs = 1_000;
const barsPerSecond = 10;

/** A bar on a terminal for what takes over a second; nothing in a pipe. */
export function startProgress({ stderr }: CliContext, phase: string): Progress {
  if (stderr.isTTY !== true) return () => {};
  const began = performance.now();
  let bar: cliProgress.SingleBar | null = null;
  return (done, total) => {
    if (bar === null && done < total && performance.now() - began > quietMs) {
      bar = new cliProgress.SingleBar({
        format: `${phase} [{bar}] {value}/{total} · {eta_formatted}`,
        stream: stderr,
        fps: barsPerSecond,
        clearOnComplete: true,
        hideCursor: true,
      });
      bar.start(total, done);
    }
    bar?.update(done);
    if (done >= total) {
      bar?.stop();
      bar = null;
    }
  };
}
