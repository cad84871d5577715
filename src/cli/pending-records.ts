import type { RecordChangesByKind } from '../index/keyed-records.js';

/** Changes of records that are not in the index file yet, and can be read all the same. */
export class PendingRecords {
  #waiting: RecordChangesByKind;
  /** By path: what is read before the file. */
  #articles: ReadonlyMap<string, Uint8Array>;

  constructor(changes: RecordChangesByKind) {
    this.#waiting = changes;
    this.#articles = new Map(changes.articles?.put);
  }

  /** One more, in place of what was waiting for the same path. */
  put(kind: string, path: string, record: Uint8Array): void {
    const { put = [], drop = [] } = this.#waiting[kind] ?? {};
    const others = put.filter(([other]) => other !== path);
    this.#waiting = { ...this.#waiting, [kind]: { put: [...others, [path, record]], drop } };
    if (kind === 'articles') this.#articles = new Map([...this.#articles, [path, record]]);
  }

  /** The record of an article that was read since the last fold. */
  article(path: string): Uint8Array | undefined {
    return this.#articles.get(path);
  }

  /** For a fold; they can still be read until it is {@link settled}. */
  take(): RecordChangesByKind {
    const taken = this.#waiting;
    this.#waiting = {};
    return taken;
  }

  /** The fold failed. */
  giveBack(changes: RecordChangesByKind): void {
    this.#waiting = changes;
  }

  /** The fold has brought them into the file. */
  settled(): void {
    this.#articles = new Map();
  }
}
