import * as fc from 'fast-check';
import type { FuzzTarget, OpenTarget } from './fuzz-target.js';

export interface RunTargetOptions {
  readonly seed: number;
  /** Of a finding, to see it again: only its input is tried. */
  readonly path?: string;
  readonly seconds: number;
  /** Told before each input which one it is, from 0. */
  readonly onRun: (run: number) => void;
}

/** The path is its number. */
interface SlowestRun {
  readonly path: number;
  readonly ms: number;
}

/** What became of a target's inputs. */
export interface TargetReport {
  readonly name: string;
  readonly runs: number;
  readonly seconds: number;
  readonly slowest: SlowestRun;
  /** The smallest input that something does not hold of; `null` where all went well. */
  readonly finding: Finding | null;
}

export interface Finding {
  readonly seed: number;
  readonly path: string;
  readonly input: string;
  readonly error: string;
}

/** An input that takes more of a processor is a finding: none is much over a megabyte, most are under ten kilobytes. */
const maxRunMs = 10_000;

/** Tries inputs on a target until the time is over, or one fails, which is then made as small as the time allows. */
export async function runTarget<Input>(target: FuzzTarget<Input>, options: RunTargetOptions): Promise<TargetReport> {
  const open = await target.open();
  const beganMs = performance.now();
  const seen = { runs: 0, slowest: { path: 0, ms: 0 } };
  const property = fc.asyncProperty(open.inputs, async (input) => {
    const path = seen.runs;
    options.onRun(path);
    seen.runs += 1;
    const ms = await timed(open, input);
    if (ms > seen.slowest.ms) seen.slowest = { path, ms };
  });
  try {
    const details = await fc.check(property, {
      seed: options.seed,
      ...(options.path !== undefined && { path: options.path }),
      numRuns: Number.MAX_SAFE_INTEGER,
      interruptAfterTimeLimit: options.seconds * 1000,
      markInterruptAsFailure: false,
    });
    const seconds = (performance.now() - beganMs) / 1000;
    return { name: target.name, ...seen, seconds, finding: details.failed ? findingOf(details) : null };
  } finally {
    await open.close();
  }
}

/** @returns the time it took of processors, which others on the machine do not lengthen. */
async function timed<Input>(open: OpenTarget<Input>, input: Input): Promise<number> {
  const before = process.cpuUsage();
  await open.check(input);
  const { user, system } = process.cpuUsage(before);
  const tookMs = (user + system) / 1000;
  if (tookMs > maxRunMs) {
    throw new Error(`expected an input to be done with in ${maxRunMs} ms, got ${Math.round(tookMs)}`);
  }
  return tookMs;
}

function findingOf<Inputs>({
  seed,
  counterexamplePath,
  counterexample,
  errorInstance,
}: fc.RunDetails<Inputs>): Finding {
  return {
    seed,
    path: counterexamplePath ?? '',
    input: fc.stringify(counterexample),
    error: errorInstance instanceof Error ? (errorInstance.stack ?? errorInstance.message) : String(errorInstance),
  };
}
