import type { Rejection } from '../article/article.js';
import { describeRejection } from '../article/rejection.js';
import type { FolderUpdate } from '../ingest/find-changes.js';
import type { Look } from '../intake/changed-paths.js';
import type { FileRecord } from '../intake/file-record.js';

/** What of a corpus is not served, and why; tells of each once, as long as the reason stays the same. */
export class RejectedFiles {
  /** What could not be listed or read, of which the folder's memory holds nothing. By path. */
  readonly #unread: Map<string, Rejection>;
  /** What was told last of a path. */
  readonly #told = new Map<string, string>();
  readonly #tell: (told: string) => void;

  /** @param unread of the first look, which was told already */
  constructor(unread: readonly Rejection[], tell: (told: string) => void) {
    this.#unread = new Map(unread.map((rejection) => [rejection.file, rejection]));
    for (const rejection of unread) this.#told.set(rejection.file, describeRejection(rejection));
    this.#tell = tell;
  }

  note({ unread, changed }: Pick<FolderUpdate, 'unread' | 'changed'>, where: Look): void {
    if (where.kind === 'all') this.#unread.clear();
    else for (const path of where.paths) this.#unread.delete(path);
    for (const rejection of unread) {
      this.#unread.set(rejection.file, rejection);
      this.#tellOnce(rejection);
    }
    for (const { path, verdict } of changed.values()) {
      if (verdict.kind === 'rejected') this.#tellOnce(verdict.rejection);
      else this.#told.delete(path);
    }
  }

  /** In the order of their paths. */
  all(records: Iterable<FileRecord>): readonly Rejection[] {
    const rejected = [...this.#unread.values()];
    for (const { verdict } of records) if (verdict.kind === 'rejected') rejected.push(verdict.rejection);
    return rejected.toSorted((left, right) => (left.file < right.file ? -1 : 1));
  }

  #tellOnce(rejection: Rejection): void {
    const text = describeRejection(rejection);
    if (this.#told.get(rejection.file) === text) return;
    this.#told.set(rejection.file, text);
    this.#tell(text);
  }
}
