import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { Rejection } from '../article/article.js';
import { MAX_FILE_BYTES, rejectOversized } from '../article/rejection.js';
import { type FileVersion, fileVersion } from './file-version.js';
import { rejectUnreadable } from './reject-unreadable.js';
import type { FoundFile } from './walk-folder.js';

export type FileBytes =
  | { readonly kind: 'bytes'; readonly path: string; readonly bytes: Uint8Array; readonly version: FileVersion }
  /** Not opened, or too large to be: nothing is known of what it holds. */
  | { readonly kind: 'rejected'; readonly rejection: Rejection };

/** The bytes of a file, unless it is over the limit: then it is not read at all, however large it is. */
export async function readFile({ path, absolutePath }: FoundFile): Promise<FileBytes> {
  try {
    const handle = await open(absolutePath, 'r');
    try {
      // Before the bytes: what is written in between makes the next look at the file find another version.
      const version = fileVersion(await handle.stat());
      if (version.bytes > MAX_FILE_BYTES) return { kind: 'rejected', rejection: rejectOversized(path, version.bytes) };
      return { kind: 'bytes', path, bytes: await handle.readFile(), version };
    } finally {
      await handle.close();
    }
  } catch (error) {
    return { kind: 'rejected', rejection: rejectUnreadable(path, error) };
  }
}

/** SHA-256 of a file's bytes, 64 hex digits. */
export function hashContent(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
