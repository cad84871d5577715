import type { RecordChangesByKind } from '../index/file/keyed-records.js';

type Changes = Map<string, Map<string, Uint8Array | null>>;

/** Changes of records that are not in the index file yet, and can be read all the same. */
export class PendingRecords {
  /** By kind and key; `null` where a record is dropped. */
  #waiting: Changes = new Map();
  /** What a fold under way writes. */
  #taken: Changes = new Map();

  constructor(changes: RecordChangesByKind = {}) {
    this.add(changes);
  }

  /** Further changes, in place of those that are waiting for the same keys. */
  add(changes: RecordChangesByKind): void {
    for (const [kind, { drop = [], put = [] }] of Object.entries(changes)) {
      for (const key of drop) setIn(this.#waiting, kind, key, null);
      for (const [key, bytes] of put) setIn(this.#waiting, kind, key, bytes);
    }
  }

  /** The record as it will be; `null` where there will be none; `undefined` where the file's stays. */
  get(kind: string, key: string): Uint8Array | null | undefined {
    const waiting = this.#waiting.get(kind)?.get(key);
    return waiting === undefined ? this.#taken.get(kind)?.get(key) : waiting;
  }

  /** For a fold; they can still be read until it is {@link settled}. */
  take(): RecordChangesByKind {
    this.#taken = this.#waiting;
    this.#waiting = new Map();
    return asRecordChanges(this.#taken);
  }

  /** The fold failed: what it took waits for the next. */
  giveBack(): void {
    const later = this.#waiting;
    this.#waiting = this.#taken;
    this.#taken = new Map();
    for (const [kind, changes] of later) {
      for (const [key, bytes] of changes) setIn(this.#waiting, kind, key, bytes);
    }
  }

  /** The fold has brought what it took into the file. */
  settled(): void {
    this.#taken = new Map();
  }
}

function setIn(changes: Changes, kind: string, key: string, bytes: Uint8Array | null): void {
  const ofKind = changes.get(kind) ?? new Map<string, Uint8Array | null>();
  ofKind.set(key, bytes);
  changes.set(kind, ofKind);
}

function asRecordChanges(changes: Changes): RecordChangesByKind {
  return Object.fromEntries(
    Array.from(changes, ([kind, ofKind]) => {
      const drop: string[] = [];
      const put: (readonly [string, Uint8Array])[] = [];
      for (const [key, bytes] of ofKind) {
        if (bytes === null) drop.push(key);
        else put.push([key, bytes]);
      }
      return [kind, { drop, put }];
    }),
  );
}
