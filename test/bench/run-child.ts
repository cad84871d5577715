import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** How a process of the benchmark ended. */
export type ChildOutcome<Measures> =
  | { readonly kind: 'done'; readonly measures: Measures }
  /** It took longer than it may. */
  | { readonly kind: 'killed'; readonly afterSeconds: number }
  | { readonly kind: 'failed'; readonly error: string };

export interface ChildOptions {
  /** Default none. */
  readonly seconds?: number;
}

/** Room for engines that keep everything on the heap. */
const nodeOptions = ['--max-old-space-size=12288'];

/** Runs a compiled module with arguments; it prints its measures as JSON. */
export function runChild<Measures>(
  module: string,
  args: readonly string[],
  { seconds }: ChildOptions = {},
): Promise<ChildOutcome<Measures>> {
  const path = module.startsWith('.') ? join(import.meta.dirname, module) : module;
  const child = spawn(process.execPath, [...nodeOptions, path, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const written = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    written.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    written.stderr += text;
  });
  let late = false;
  const timer =
    seconds === undefined
      ? undefined
      : setTimeout(() => {
          late = true;
          child.kill('SIGKILL');
        }, seconds * 1_000);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      if (late) return resolve({ kind: 'killed', afterSeconds: seconds ?? 0 });
      if (code !== 0) return resolve({ kind: 'failed', error: written.stderr.trim() || `${signal ?? code}` });
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the modules that are run print nothing else
      return resolve({ kind: 'done', measures: JSON.parse(written.stdout) as Measures });
    });
  });
}
