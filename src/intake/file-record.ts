import type { Rejection } from '../article/article.js';
import type { SameArticle } from '../article/known-article.js';
import type { FileVersion } from './file-version.js';

/** What came of a file, in the whole of its folder. */
export type FileVerdict =
  | {
      readonly kind: 'served';
      readonly articleId: string;
      readonly passages: number;
      readonly publisher: string | null;
      /** Milliseconds since 1970-01-01T00:00:00Z. */
      readonly publishedMs: number | null;
    }
  /** The same article as another; `of` is the id of the one that is served. */
  | { readonly kind: 'duplicate'; readonly of: string; readonly why: SameArticle }
  | { readonly kind: 'rejected'; readonly rejection: Rejection }
  | { readonly kind: 'unpublished' };

/** When a file was read, and of what it was known then. */
export interface FileStamp {
  /** Below the corpus folder. */
  readonly path: string;
  readonly version: FileVersion;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly readAtMs: number;
  /** SHA-256 of its bytes, 64 hex digits. */
  readonly contentHash: string;
}

/** What is remembered of a file that was read. */
export interface FileRecord extends FileStamp {
  readonly verdict: FileVerdict;
}

/** A record as bytes, but for its path, which is its key. */
export function encodeFileRecord({ path: _path, ...rest }: FileRecord): Uint8Array {
  return Buffer.from(JSON.stringify(rest), 'utf8');
}

/** What {@link encodeFileRecord} wrote. */
export function decodeFileRecord(path: string, bytes: Uint8Array): FileRecord {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- comes from a file of ours whose checksum was right
  return { path, ...(JSON.parse(text) as Omit<FileRecord, 'path'>) };
}
