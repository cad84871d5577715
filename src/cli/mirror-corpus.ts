import type { Stats } from 'node:fs';
import { copyFile, mkdir, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { type FoundFile, walkFolder } from '../intake/walk-folder.js';
import type { CliContext } from './cli-context.js';
import { withProgress } from './progress.js';
import { takeTurn } from './take-turn.js';

/** Times are kept to the millisecond by some file systems. */
const sameTimeMs = 2;

/** What could not be copied, and why. */
export interface NotCopied {
  readonly file: string;
  readonly reason: string;
}

/**
 * Makes `to` hold the article files of `from`, with their times, and no others. Only what differs is copied; `from` is
 * never written to. What `from` holds below `to` itself is left out.
 *
 * @throws {CorpusFolderError} where `from` is missing, is no folder, or cannot be listed.
 */
export async function mirrorCorpus(from: string, to: string, context: CliContext): Promise<readonly NotCopied[]> {
  const { files: found } = await walkFolder(from);
  await mkdir(to, { recursive: true });
  const own = resolve(to) + sep;
  const files = found.filter(({ absolutePath }) => !absolutePath.startsWith(own));
  const wanted = new Set(files.map(({ path }) => path));
  const { files: there } = await walkFolder(to);
  await Promise.all(
    there.filter(({ path }) => !wanted.has(path)).map(({ path }) => rm(join(to, path), { force: true })),
  );
  const notCopied: NotCopied[] = [];
  await withProgress(context, 'copying', async (progress) => {
    for (const [done, file] of files.entries()) {
      // oxlint-disable-next-line no-await-in-loop -- one file after another
      const reason = await copy(file, join(to, file.path));
      if (reason !== null) notCopied.push({ file: file.path, reason });
      progress(done + 1, files.length);
      // oxlint-disable-next-line no-await-in-loop
      if (done % 100 === 0) await takeTurn(context.stop);
    }
  });
  return notCopied;
}

/** Why it could not be copied; `null` where it is there now. */
async function copy({ absolutePath }: FoundFile, target: string): Promise<string | null> {
  try {
    const source = await stat(absolutePath);
    if (isSame(source, await stat(target).catch(() => null))) return null;
    await mkdir(dirname(target), { recursive: true });
    await copyFile(absolutePath, target);
    await utimes(target, source.atime, source.mtime);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function isSame(source: Stats, target: Stats | null): boolean {
  return target !== null && source.size === target.size && Math.abs(source.mtimeMs - target.mtimeMs) < sameTimeMs;
}
