import type { KeyedRecords, RecordChangesByKind } from '../../src/index/file/keyed-records.js';

/** Records of an index file, in memory: changed as a fold changes them. */
export class KeptRecords {
  readonly #kinds = new Map<string, Map<string, Uint8Array>>();

  apply(changes: RecordChangesByKind): void {
    for (const [kind, { drop = [], put = [] }] of Object.entries(changes)) {
      const records = this.#kinds.get(kind) ?? new Map<string, Uint8Array>();
      for (const key of drop) records.delete(key);
      for (const [key, bytes] of put) records.set(key, bytes);
      this.#kinds.set(kind, records);
    }
  }

  records(kind: string): KeyedRecords {
    const records = this.#kinds.get(kind) ?? new Map<string, Uint8Array>();
    return {
      size: records.size,
      get: (key) => {
        const bytes = records.get(key);
        return bytes === undefined ? undefined : new Uint8Array(bytes);
      },
      keys: () => [...records.keys()].toSorted().values(),
      entries: () => [...records].toSorted(([a], [b]) => (a < b ? -1 : 1)).values(),
    };
  }
}
