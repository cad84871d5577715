import { articleIdForPath } from '../article/article-id.js';
import { decodeDescribed, keysOfDescribed } from '../article/described-article-record.js';
import type { DescribedArticle } from '../article/known-article.js';
import type { IndexStore } from '../index/file/index-store.js';
import type { RecordChangesByKind } from '../index/file/keyed-records.js';
import { decodeFileRecord, type FileRecord, type FileVerdict } from '../intake/file-record.js';
import type { FolderUpdate } from './find-changes.js';
import { PresentArticles } from './present-articles.js';

/** What is known of a folder since it was read last. Paths are below the folder. */
export interface RememberedFolder {
  /** Where it was on this machine; `null` where nothing is remembered. */
  readonly root: string | null;
  /** By path. */
  readonly files: ReadonlyMap<string, FileRecord>;
  /** Of a file that is an article, served or not: see `encodeArticle`. */
  article(path: string): Uint8Array | undefined;
  /** Likewise; its id is that of its path, whatever id it is served under. */
  described(path: string): DescribedArticle | undefined;
  /** Which of the files are the same article as another; takes some 10 µs a file the first time, in turns. */
  present(takeTurn: () => Promise<void>): Promise<PresentArticles>;
  /** The path of the file that is served under an id. */
  servedAt(articleId: string): string | undefined;
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

/** Some milliseconds of work. */
const filesATurn = 500;

/** What {@link FolderMemory.apply} needs to know of a change. */
export type FolderStep = Pick<FolderUpdate, 'root' | 'gone' | 'changed' | 'fresh' | 'stale'>;

/** Gives a record of a kind, as it is now. */
export type ReadRecord = (kind: 'articles' | 'described', path: string) => Uint8Array | undefined;

/** {@link RememberedFolder} as an index file has it, and as it changes from then on. */
export class FolderMemory implements RememberedFolder {
  #root: string | null;
  readonly #files = new Map<string, FileRecord>();
  readonly #servedAt = new Map<string, string>();
  readonly #read: ReadRecord;
  #present: PresentArticles | null = null;

  /** @param read default the records of `store` */
  constructor(store: Pick<IndexStore, 'records'>, read: ReadRecord = (kind, path) => store.records(kind).get(path)) {
    this.#read = read;
    const root = store.records('corpus').get(rootKey);
    this.#root = root === undefined ? null : Buffer.from(root).toString('utf8');
    for (const [path, bytes] of store.records('files').entries()) this.#set(decodeFileRecord(path, bytes));
  }

  get root(): string | null {
    return this.#root;
  }

  get files(): ReadonlyMap<string, FileRecord> {
    return this.#files;
  }

  async present(takeTurn: () => Promise<void>): Promise<PresentArticles> {
    this.#present ??= await this.#findPresent(takeTurn);
    return this.#present;
  }

  article(path: string): Uint8Array | undefined {
    return this.#read('articles', path);
  }

  described(path: string): DescribedArticle | undefined {
    const bytes = this.#read('described', path);
    return bytes === undefined ? undefined : decodeDescribed(bytes, { id: articleIdForPath(path), path });
  }

  servedAt(articleId: string): string | undefined {
    return this.#servedAt.get(articleId);
  }

  /** Takes over what was found; of files that are gone or changed in the whole folder, or of some of them. */
  apply({ root, gone, changed, fresh, stale }: FolderStep): void {
    this.#root = root;
    for (const path of [...gone, ...changed.keys()]) {
      const before = stale.get(path);
      if (before !== undefined) this.#present?.remove(before);
      const now = fresh.get(path);
      if (now !== undefined) this.#present?.add(now);
      this.#delete(path);
    }
    for (const record of changed.values()) this.#set(record);
  }

  async #findPresent(takeTurn: () => Promise<void>): Promise<PresentArticles> {
    const present = new PresentArticles((path) => {
      const described = this.described(path);
      if (described === undefined) throw new Error(`${path}: expected its article to be remembered, got none`);
      return described;
    });
    let count = 0;
    for (const { path, verdict } of this.#files.values()) {
      const bytes = isArticle(verdict) ? this.#read('described', path) : undefined;
      if (bytes !== undefined) present.addKeys(path, keysOfDescribed(bytes));
      count += 1;
      // oxlint-disable-next-line no-await-in-loop -- that is the purpose
      if (count % filesATurn === 0) await takeTurn();
    }
    return present;
  }

  #set(record: FileRecord): void {
    this.#files.set(record.path, record);
    const id = servedId(record);
    if (id !== null) this.#servedAt.set(id, record.path);
  }

  #delete(path: string): void {
    const id = servedId(this.#files.get(path));
    // It may have gone to another file in the meantime.
    if (id !== null && this.#servedAt.get(id) === path) this.#servedAt.delete(id);
    this.#files.delete(path);
  }
}

/** The id that a file is served under, if it is. */
export function servedId(record: FileRecord | undefined): string | null {
  return record?.verdict.kind === 'served' ? record.verdict.articleId : null;
}

/** Whether a file is an article, served or not. */
export function isArticle(verdict: FileVerdict | undefined): boolean {
  return verdict?.kind === 'served' || verdict?.kind === 'duplicate';
}
