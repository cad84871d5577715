import { spawn } from 'node:child_process';
import { join } from 'node:path';

export interface CommandEnd {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `chuchu …` of the project's folder to its end; `input` is its standard input. */
export function runCommand(
  { top, cwd }: { readonly top: string; readonly cwd: string },
  args: readonly string[],
  input = '',
): Promise<CommandEnd> {
  const child = spawn(process.execPath, [join(top, 'dist', 'main.js'), ...args], {
    cwd,
    env: { PATH: process.env.PATH },
    stdio: 'pipe',
  });
  const written = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      written[name] += text;
    });
  }
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode) => resolve({ exitCode, ...written }));
  });
}
