import type { Stats } from 'node:fs';

/** What the system says of a file without reading it. */
export interface FileVersion {
  readonly bytes: number;
  /** Milliseconds since 1970-01-01T00:00:00Z, with fractions where the file system has them. */
  readonly modifiedMs: number;
}

export function fileVersion({ size, mtimeMs }: Stats): FileVersion {
  return { bytes: size, modifiedMs: mtimeMs };
}

/**
 * A file that was written less than this before it was read may have been written again within the same tick of the
 * file system's clock: FAT counts in two seconds, others in less.
 */
const TICK_MS = 2_000;

/**
 * Whether a file still holds what it held when it was read.
 *
 * @param readAtMs when it was read
 */
export function compareVersions(
  now: FileVersion,
  then: FileVersion,
  readAtMs: number,
): 'unchanged' | 'changed' | 'doubtful' {
  if (now.bytes !== then.bytes) return 'changed';
  return now.modifiedMs === then.modifiedMs && readAtMs - then.modifiedMs > TICK_MS ? 'unchanged' : 'doubtful';
}
