import { type ChildProcess, execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MAIN, type RunningChuchu, startProcess, temporaryFolder } from '../cli/run-chuchu.js';
import { holdMount } from './mount-holder.js';

/** An ext4 file system in a file that only programs see that are started in it. */
export interface FailingDisk {
  /** Where programs that are started in it find it. */
  readonly path: string;
  /** Where everybody else does, as long as it is mounted. */
  outside(): string;
  /** Runs `chuchu …` there, from a working folder of its own. */
  start(args: readonly string[], env: Readonly<Record<string, string>>): RunningChuchu;
  /** An error of its device: the kernel lets nothing be written any more, though files are open (`errors=remount-ro`). */
  fail(): void;
  /** Checks it, as is done after such an error, and mounts it again. No process may have files open there. */
  repair(): Promise<void>;
}

const megabytes = 64;
const triggers = '/sys/fs/ext4';

/** Why there can be none here; `null` where there can. */
export const whyNoFailingDisk: string | null = (() => {
  if (process.platform !== 'linux') return 'a disk that can be made to fail needs Linux';
  if (process.getuid?.() !== 0) return 'only root may mount a file';
  const image = createImage();
  if (image === null) return 'mkfs.ext4 is not installed';
  const tried = spawnSync('unshare', ['--mount', 'mount', '-o', 'loop', image, '/mnt'], { encoding: 'utf8' });
  if (tried.status !== 0) return `this process may not mount a file: ${tried.error?.message ?? tried.stderr.trim()}`;
  return existsSync(triggers) ? null : `expected ${triggers}, got nothing there`;
})();

function createImage(): string | null {
  const image = join(temporaryFolder(), 'disk.img');
  writeFileSync(image, '');
  truncateSync(image, megabytes * 1024 * 1024);
  return spawnSync('mkfs.ext4', ['-q', image]).status === 0 ? image : null;
}

export async function mountFailingDisk(): Promise<FailingDisk> {
  const image = createImage();
  if (image === null) throw new Error('expected mkfs.ext4 to make a file system');
  const path = join(temporaryFolder(), 'disk');
  mkdirSync(path);
  const cwd = temporaryFolder();
  let holder = await mount(image, path);
  return {
    path,
    outside: () => `/proc/${holder.pid}/root${path}`,
    start: (args, env) =>
      startProcess(
        'nsenter',
        ['-t', String(holder.pid), '--mount', 'sh', '-c', 'cd "$0" && exec "$@"', cwd, process.execPath, MAIN, ...args],
        { cwd, env },
      ),
    fail: () => {
      // All is written back before, as it is after half a minute: what is mapped into memory can't be changed then either.
      execFileSync('nsenter', ['-t', String(holder.pid), '--mount', 'sync', '-f', path]);
      const find = ['-t', String(holder.pid), '--mount', 'findmnt', '-n', '-o', 'SOURCE', path];
      const device = execFileSync('nsenter', find, { encoding: 'utf8' }).trim().replace('/dev/', '');
      writeFileSync(join(triggers, device, 'trigger_fs_error'), 'an error made by a test');
    },
    repair: async () => {
      const gone = new Promise((resolve) => {
        holder.once('close', resolve);
      });
      // The mount goes with the last process of its namespace, and the device with the mount.
      holder.kill('SIGKILL');
      await gone;
      // 1: it had errors, and has none any more (e2fsck(8)).
      const { status, stdout } = spawnSync('e2fsck', ['-f', '-y', image], { encoding: 'utf8' });
      if (status !== 0 && status !== 1)
        throw new Error(`expected ${image} to be mended, got exit ${status}: ${stdout}`);
      holder = await mount(image, path);
    },
  };
}

function mount(image: string, path: string): Promise<ChildProcess> {
  return holdMount([], 'mount -o loop,errors=remount-ro "$0" "$1"', image, path);
}
