import type { IndexStore } from '../index/index-store.js';
import type { RecordChangesByKind } from '../index/keyed-records.js';
import { decodeFileRecord, type FileRecord } from '../intake/file-record.js';

/** What is known of a folder since it was read last. */
export interface RememberedFolder {
  /** Where it was on this machine; `null` where nothing is remembered. */
  readonly root: string | null;
  /** By path. */
  readonly files: ReadonlyMap<string, FileRecord>;
  /** Of a file that is an article, served or not: see `encodeArticle`. */
  article(path: string): Uint8Array | undefined;
  /** Likewise: see `encodeDescribed`. */
  described(path: string): Uint8Array | undefined;
}

/** What is kept in the index file beside the index, by path of the file. */
export interface FolderRecords extends RecordChangesByKind {
  readonly files: NonNullable<RecordChangesByKind[string]>;
  readonly articles: NonNullable<RecordChangesByKind[string]>;
  readonly described: NonNullable<RecordChangesByKind[string]>;
  /** One record, `root`: where the folder is. */
  readonly corpus: NonNullable<RecordChangesByKind[string]>;
}

export const rootKey = 'root';

/** What the records of an index file say. */
export function rememberFolder(store: Pick<IndexStore, 'records'>): RememberedFolder {
  const files = new Map<string, FileRecord>();
  for (const [path, bytes] of store.records('files').entries()) files.set(path, decodeFileRecord(path, bytes));
  const root = store.records('corpus').get(rootKey);
  const articles = store.records('articles');
  const described = store.records('described');
  return {
    root: root === undefined ? null : Buffer.from(root).toString('utf8'),
    files,
    article: (path) => articles.get(path),
    described: (path) => described.get(path),
  };
}
