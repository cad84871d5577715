import { existsSync, mkdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/** A control group whose processes may have so much memory together; at the limit the kernel kills one (cgroups(7)). */
export interface MemoryGroup {
  /** A module that lets the process that loads it be in the group. */
  readonly join: string;
}

const root = '/sys/fs/cgroup';
/** Where groups are, and what the file with the limit is called, in the two versions of control groups. */
const versions = [
  { folder: root, isThere: join(root, 'cgroup.controllers'), limit: 'memory.max' },
  {
    folder: join(root, 'memory'),
    isThere: join(root, 'memory', 'memory.limit_in_bytes'),
    limit: 'memory.limit_in_bytes',
  },
] as const;

const made: string[] = [];
let groups = 0;
afterAll(() => {
  for (const folder of made.splice(0)) rmdirSync(folder);
});

/** Why there can be none here; `null` where there can. */
export const whyNoMemoryGroup: string | null = (() => {
  if (process.platform !== 'linux') return 'control groups need Linux';
  try {
    createMemoryGroup(1024 * 1024);
    return null;
  } catch (error) {
    return `this process may not make a control group: ${String(error)}`;
  }
})();

/**
 * It is taken away after the tests of the file, when no process is in it any more.
 *
 * @param megabytes files that are read count, too, but are dropped first
 */
export function createMemoryGroup(megabytes: number): MemoryGroup {
  const version = versions.find(({ isThere }) => existsSync(isThere));
  if (version === undefined) throw new Error(`expected control groups below ${root}, got none`);
  groups += 1;
  const folder = join(version.folder, `chuchu-test-${process.pid}-${groups}`);
  mkdirSync(folder);
  made.push(folder);
  writeFileSync(join(folder, version.limit), String(megabytes * 1024 * 1024));
  const members = JSON.stringify(join(folder, 'cgroup.procs'));
  return { join: `import { writeFileSync } from 'node:fs'; writeFileSync(${members}, String(process.pid));` };
}
