import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface HowItEnded {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface BotProcess {
  readonly pid: number;
  /** Megabytes of memory it has; 0 where it is no more. */
  rssMegabytes(): number;
  /** How many files, sockets and pipes it has open; 0 where it is no more. */
  openHandles(): number;
  /** Milliseconds that it was ready to go on and had no processor; 0 where it is no more. */
  waitedForProcessorMs(): number;
  isRunning(): boolean;
  /** Resolves as soon as that text stands in its log; rejects where it ends without. */
  wrote(text: string): Promise<void>;
  kill(signal: 'SIGTERM' | 'SIGKILL'): void;
  readonly ended: Promise<HowItEnded>;
}

/**
 * @param top the project's folder, built.
 * @param program a module and its arguments; the bot by default
 */
export function startBotProcess(
  top: string,
  cwd: string,
  env: Readonly<Record<string, string>>,
  program: readonly string[] = [join(top, 'dist', 'main.js'), 'serve'],
): BotProcess {
  const child = spawn(process.execPath, [...program], {
    cwd,
    env: { PATH: process.env.PATH, CORPUS_DIR: join(top, 'seeds'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const written = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      written[name] += text;
    });
  }
  return {
    pid: child.pid ?? 0,
    rssMegabytes: () => {
      try {
        const found = /VmRSS:\s+(?<kilobytes>\d+) kB/u.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.groups;
        return Math.round(Number(found?.['kilobytes'] ?? 0) / 1024);
      } catch {
        return 0;
      }
    },
    openHandles: () => {
      try {
        return readdirSync(`/proc/${child.pid}/fd`).length;
      } catch {
        return 0;
      }
    },
    waitedForProcessorMs: () => {
      try {
        // Of its main thread (Linux, "schedstat"): nanoseconds run, nanoseconds waited, turns.
        const [, waited = '0'] = readFileSync(`/proc/${child.pid}/schedstat`, 'utf8').split(' ');
        return Number(waited) / 1e6;
      } catch {
        return 0;
      }
    },
    isRunning: () => child.exitCode === null && child.signalCode === null,
    wrote: (text) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (written.stderr.includes(text)) resolve();
        };
        child.stderr.on('data', look);
        child.once('close', () => reject(new Error(`expected the log to hold ${text}, got\n${written.stderr}`)));
        look();
      }),
    kill: (signal) => {
      child.kill(signal);
    },
    ended: new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (exitCode, signal) => resolve({ exitCode, signal, ...written }));
    }),
  };
}
