/**
 * Records that others keep in the index file, so that they change together with it: bytes by key. The index never
 * looks inside. Only the keys are in memory; bytes are read when asked for.
 */
export interface KeyedRecords {
  readonly size: number;
  /** The record of a key; a copy. Reads the file (some microseconds) on the calling thread. */
  get(key: string): Uint8Array<ArrayBuffer> | undefined;
  /** Ascending by UTF-16 units. */
  keys(): IterableIterator<string>;
  /** All of them by key, read in large pieces. The bytes are good until the next step. */
  entries(): IterableIterator<readonly [key: string, bytes: Uint8Array]>;
}

/** What changes in the records of one kind; a key that is put takes the place of its record. */
export interface RecordChanges {
  readonly drop?: readonly string[];
  readonly put?: readonly (readonly [key: string, bytes: Uint8Array])[];
}

/** Changes by kind of record (`articles`, `files`): a name of 1–20 letters `a`–`z`. */
export type RecordChangesByKind = Readonly<Record<string, RecordChanges>>;
