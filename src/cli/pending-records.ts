import type { RecordChangesByKind } from '../index/keyed-records.js';

/** Changes of records that are not in the index file yet, and can be read all the same. */
export class PendingRecords {
  #waiting: RecordChangesByKind;
  /** By path: what is read before the file. */
  #articles: ReadonlyMap<string, Uint8Array>;

  /** All there will be: the corpus is read at the start alone. */
  constructor(changes: RecordChangesByKind) {
    this.#waiting = changes;
    this.#articles = new Map(changes.articles?.put);
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
