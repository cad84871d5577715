import { spawnSync } from 'node:child_process';
import { closeSync, fstatSync, ftruncateSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { MAIN, type RunningChuchu, startProcess, temporaryFolder } from '../cli/run-chuchu.js';
import { holdMount } from './mount-holder.js';

/** A file system in memory that only programs which are started in it see, and that is gone with the test file. */
export interface SmallDisk {
  /** Where programs that are started in it find it. */
  readonly path: string;
  /** Where everybody else does. */
  readonly outside: string;
  /** Runs `chuchu …` there, from a working folder of its own. */
  start(args: readonly string[], env: Readonly<Record<string, string>>): RunningChuchu;
  /** Takes the room that is left, but for so many kilobytes, by default none. */
  fill(leftKilobytes?: number): void;
  /** Gives it back. */
  free(): void;
  remount(how: 'ro' | 'rw'): void;
}

/** Root needs no user namespace to mount; others need one, which not every system lets them have. */
const asWhom = process.getuid?.() === 0 ? [] : ['--user', '--map-root-user'];

/** Why there can be none here; `null` where there can. */
export const whyNoSmallDisk: string | null = (() => {
  if (process.platform !== 'linux') return 'a disk of its own in memory needs Linux';
  const tried = spawnSync('unshare', [...asWhom, '--mount', 'mount', '-t', 'tmpfs', 'none', '/mnt'], {
    encoding: 'utf8',
  });
  if (tried.status === 0) return null;
  return `this process may not mount a disk: ${tried.error?.message ?? tried.stderr.trim()}`;
})();

/** @param kilobytes its size */
export async function mountSmallDisk(kilobytes: number): Promise<SmallDisk> {
  const path = join(temporaryFolder(), 'disk');
  mkdirSync(path);
  const holder = await holdMount(asWhom, `mount -t tmpfs -o size=${kilobytes}k none "$0"`, path);
  const enter = [
    '-t',
    String(holder.pid),
    '--mount',
    ...(asWhom.length > 0 ? ['--user', '--preserve-credentials'] : []),
  ];
  const outside = `/proc/${holder.pid}/root${path}`;
  const filler = join(outside, 'filler');
  const cwd = temporaryFolder();
  return {
    path,
    outside,
    start: (args, env) =>
      // Entering it leads to its root folder.
      startProcess('nsenter', [...enter, 'sh', '-c', 'cd "$0" && exec "$@"', cwd, process.execPath, MAIN, ...args], {
        cwd,
        env,
      }),
    fill: (leftKilobytes = 0) => fillUp(filler, leftKilobytes),
    free: () => rmSync(filler),
    remount: (how) => {
      const { status, stderr } = spawnSync('nsenter', [...enter, 'mount', '-o', `remount,bind,${how}`, path]);
      if (status !== 0) throw new Error(`expected ${path} to be ${how}, got ${String(stderr)}`);
    },
  };
}

const block = Buffer.alloc(4096, 1);

function fillUp(path: string, leftKilobytes: number): void {
  const descriptor = openSync(path, 'a');
  try {
    for (;;) writeSync(descriptor, block);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
    ftruncateSync(descriptor, fstatSync(descriptor).size - leftKilobytes * 1024);
  } finally {
    closeSync(descriptor);
  }
}
