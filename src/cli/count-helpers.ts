import { availableParallelism } from 'node:os';

/** Dictionary and work of one helper process, in bytes: 254 MB, and a batch of articles in hand. */
const helperBytes = 400 * 1024 * 1024;
/** Left free for everybody else. */
const sparedBytes = 300 * 1024 * 1024;

export interface MachineLimits {
  readonly cores: number;
  /** Memory that can still be taken, in bytes. */
  readonly freeBytes: number;
}

/** What this process may take of the machine, or of the container it runs in. */
export function machineLimits(): MachineLimits {
  const constrained = process.constrainedMemory();
  // With no limit the first is 0, or a number larger than any memory.
  const left = constrained > 0 ? constrained - process.memoryUsage.rss() : Number.POSITIVE_INFINITY;
  return { cores: availableParallelism(), freeBytes: Math.min(process.availableMemory(), left) };
}

/**
 * How many helper processes are started, 1 or more.
 *
 * @param wanted setting `INDEX_PROCESSES`
 */
export function countHelpers(wanted: string | undefined, { cores, freeBytes }: MachineLimits): number {
  if (wanted !== undefined) return Number(wanted);
  return Math.max(1, Math.min(cores, Math.floor((freeBytes - sparedBytes) / helperBytes)));
}
