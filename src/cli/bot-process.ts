import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { BotProcess } from '../playground/control/bot-process.js';

export interface BotProcessOptions {
  /** `main.js` of this same program. */
  readonly program: string;
  /** All that is set for it, read when it starts. */
  readonly env: () => Readonly<Record<string, string | undefined>>;
  /** Told whenever the process has ended without `stop`. */
  readonly ended: (exitCode: number | null, signal: NodeJS.Signals | null) => void;
}

/** Who is asked to stop is given this long; the bot itself takes at most 8 s. */
const patienceMs = 10_000;

/**
 * `serve`, in a process of its own: the very program that talks to Telegram, told by its settings alone where the Bot API
 * is. It ends when this process does, however this one ends. Its log and progress go where ours go.
 */
export function createBotProcess({ program, env, ended }: BotProcessOptions): BotProcess {
  let child: ChildProcess | null = null;
  return {
    isRunning: () => child !== null,
    start: () => {
      if (child !== null) return;
      const started = fork(program, ['serve', '--new-data'], {
        execArgv: ['--import', new URL('./end-with-parent.js', import.meta.url).href],
        env: env(),
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      });
      child = started;
      started.once('close', (exitCode, signal) => {
        const wasAsked = child !== started;
        if (!wasAsked) child = null;
        if (!wasAsked) ended(exitCode, signal);
      });
    },
    stop: async (how) => {
      const stopping = child;
      child = null;
      if (stopping === null) return;
      const closed = once(stopping, 'close');
      stopping.kill(how === 'in-order' ? 'SIGTERM' : 'SIGKILL');
      const late = setTimeout(() => stopping.kill('SIGKILL'), patienceMs);
      await closed;
      clearTimeout(late);
    },
  };
}

/** The file this process was started with. */
export function thisProgram(): string {
  const [, program] = process.argv;
  if (program === undefined) throw new Error('expected the process to be started with a file, got none');
  return program.startsWith('file:') ? fileURLToPath(program) : program;
}
