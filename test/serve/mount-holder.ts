import { type ChildProcess, spawn } from 'node:child_process';
import { afterAll } from 'vitest';

const holders: ChildProcess[] = [];
afterAll(() => {
  for (const holder of holders.splice(0)) holder.kill('SIGKILL');
});

/**
 * Mounts a file system in a mount namespace of its own, which lives as long as a process in it: this one, until it is killed
 * or the test file is over.
 *
 * @param unshare further options of `unshare`
 * @param mounting a command of the shell, with `$0`, `$1` … for the words behind it
 */
export async function holdMount(
  unshare: readonly string[],
  mounting: string,
  ...words: readonly string[]
): Promise<ChildProcess> {
  const script = `${mounting} && echo mounted && exec cat`;
  const holder = spawn('unshare', [...unshare, '--mount', 'sh', '-c', script, ...words], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  holders.push(holder);
  await new Promise<void>((resolve, reject) => {
    holder.stdout.once('data', () => resolve());
    holder.once('close', (code) => reject(new Error(`expected a disk to be mounted, got exit ${code}`)));
  });
  return holder;
}
