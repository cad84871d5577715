import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileRecord } from '../intake/file-record.js';
import type { SettledFile } from '../telegram/administration/taker-by-hand.js';

export interface SettledPorts {
  readonly corpusDir: string;
  /** What the bot knows of the folder's files, by path. */
  readonly files: () => ReadonlyMap<string, FileRecord>;
  /** Resolves when the folder has been looked at once more. */
  readonly nextLook: () => Promise<void>;
  readonly patienceMs: number;
}

/**
 * Waits until the bot has taken in files as they stand on disk now. Gives what it has taken in by the time that all are, that
 * patience is at its end, or that `signal` is aborted, by path. Never rejects.
 *
 * @param paths below the corpus folder
 */
export async function whenSettled(
  paths: readonly string[],
  signal: AbortSignal,
  { corpusDir, files, nextLook, patienceMs }: SettledPorts,
): Promise<ReadonlyMap<string, SettledFile>> {
  const patience = AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]);
  const atEnd = new Promise<void>((resolve) => {
    if (patience.aborted) resolve();
    else patience.addEventListener('abort', () => resolve(), { once: true });
  });
  const hashes = new Map(
    await Promise.all(
      paths.map(async (path): Promise<[string, string]> => [path, await hashOf(join(corpusDir, path))]),
    ),
  );
  for (;;) {
    const look = nextLook();
    const settled = settledOf(hashes, files());
    if (settled.size === hashes.size || patience.aborted) return settled;
    // oxlint-disable-next-line no-await-in-loop -- one look after another
    await Promise.race([look, atEnd]);
  }
}

function settledOf(
  hashes: ReadonlyMap<string, string>,
  files: ReadonlyMap<string, FileRecord>,
): ReadonlyMap<string, SettledFile> {
  const settled = new Map<string, SettledFile>();
  for (const [path, hash] of hashes) {
    const record = files.get(path);
    if (record?.contentHash !== hash) continue;
    settled.set(path, settledAs(record, files));
  }
  return settled;
}

function settledAs({ verdict }: FileRecord, files: ReadonlyMap<string, FileRecord>): SettledFile {
  if (verdict.kind === 'duplicate') return 'duplicate';
  if (verdict.kind !== 'served') return 'other';
  // Of two files of one article, either may be the one that is served.
  for (const { verdict: other } of files.values()) {
    if (other.kind === 'duplicate' && other.of === verdict.articleId) return 'duplicate';
  }
  return 'served';
}

/** As a file's record has it; of one that can't be read, a hash that no file has. */
async function hashOf(file: string): Promise<string> {
  try {
    return createHash('sha256')
      .update(await readFile(file))
      .digest('hex');
  } catch {
    return '';
  }
}
