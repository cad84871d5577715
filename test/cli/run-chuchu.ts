import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { afterAll, vi } from 'vitest';

const TOP = join(import.meta.dirname, '..', '..');

/** `npm test` builds first. */
export const MAIN = join(TOP, 'dist', 'main.js');
export const SEEDS = join(TOP, 'seeds');

// A process loads a dictionary of some 5 MB first, and a busy machine has many of them.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const running = new Set<Child>();
const folders: string[] = [];

afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  await Promise.all(Array.from(running, (child) => once(child, 'close')));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A folder of the test file's own that is gone after its last test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'chuchu-cli-'));
  folders.push(folder);
  return folder;
}

/** Writes files, by their paths below the folder; gives the folder. */
export function writeFiles(folder: string, files: Readonly<Record<string, string | Uint8Array>>): string {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

export interface RunOptions {
  /** The working folder, where `.env` is looked for and `data` would be made: never the project's own. */
  readonly cwd: string;
  /** All that is set but `PATH`: nothing is inherited. */
  readonly env?: Readonly<Record<string, string>>;
  /** The id of the user it runs as, where that is not the test's own. */
  readonly user?: number;
}

/** How a process ended, and what it had written by then. */
export interface Ended {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunningChuchu {
  readonly pid: number;
  readonly stdin: Writable;
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** Resolves as soon as that text has been written; rejects where the process ends without. */
  wrote(stream: 'stdout' | 'stderr', text: string): Promise<void>;
  kill(signal: NodeJS.Signals): void;
  readonly ended: Promise<Ended>;
}

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

/** Runs `chuchu …` to its end. Its standard input holds `stdin`, or nothing. */
export function runChuchu(
  args: readonly string[],
  { stdin = '', ...options }: RunOptions & { readonly stdin?: string | Uint8Array },
): Promise<Ended> {
  const chuchu = startChuchu(args, options);
  chuchu.stdin.end(stdin);
  return chuchu.ended;
}

/** Starts `chuchu …`; whatever is left of it is killed after the last test. */
export function startChuchu(args: readonly string[], options: RunOptions): RunningChuchu {
  return startProcess(process.execPath, [MAIN, ...args], options);
}

/** The same for another program. */
export function startProcess(
  program: string,
  args: readonly string[],
  { cwd, env = {}, user }: RunOptions,
): RunningChuchu {
  const child: Child = spawn(program, args, {
    cwd,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(user !== undefined && { uid: user }),
  });
  running.add(child);
  const written = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      written[name] += text;
    });
  }
  // It may end without having read all of it.
  child.stdin.on('error', () => {});
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode, signal) => {
      running.delete(child);
      resolve({ exitCode, signal, ...written });
    });
  });
  return {
    pid: child.pid ?? 0,
    stdin: child.stdin,
    stdout: child.stdout,
    stderr: child.stderr,
    wrote: (stream, text) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (written[stream].includes(text)) resolve();
        };
        child[stream].on('data', look);
        child.once('close', () => {
          look();
          reject(new Error(`expected ${stream} to hold ${text}, got\n${written.stdout}\n${written.stderr}`));
        });
        look();
      }),
    kill: (signal) => {
      child.kill(signal);
    },
    ended,
  };
}

/** The lines of an output, each of which has its end. */
export function linesOf(output: string): string[] {
  const lines = output.split('\n');
  const rest = lines.pop();
  if (rest !== '') throw new Error(`expected the last line to be ended, got ${JSON.stringify(rest)}`);
  return lines;
}

export function jsonLinesOf(output: string): unknown[] {
  return linesOf(output).map((line): unknown => JSON.parse(line));
}

/** An article as Jekyll has it, with a paragraph a text. */
export function post(head: readonly string[], paragraphs: readonly string[]): string {
  return ['---', ...head, '---', ...paragraphs.map((text) => `<p>${text}</p>`), ''].join('\n');
}

/**
 * A corpus of 18,000 passages, which takes some seconds to cut into words: long enough to be interrupted in it.
 */
export function largeCorpus(folder: string): string {
  const files = Array.from({ length: 12 }, (_, file): [string, string] => [
    `${file}.html`,
    post(
      [`title: 第${file}份报告`],
      Array.from(
        { length: 1500 },
        (__, n) => `第${file}份报告第${n}条：${'工信部支持中小企业数字化转型，'.repeat(5)}完。`,
      ),
    ),
  ]);
  return writeFiles(folder, Object.fromEntries(files));
}
