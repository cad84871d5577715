import type { KeyedRecords, RecordChanges } from './keyed-records.js';
import type { SectionOnDisk } from './read-section-file.js';
import { readAll } from './read-section-file.js';
import { type Refused, refused } from './section-table.js';
import { StringTable, stringTable } from './string-table.js';

/** Where the bytes of records stand: in a file, or in memory where no file is kept. */
export type RecordBytes =
  | { readonly kind: 'file'; readonly descriptor: number; readonly section: SectionOnDisk }
  | { readonly kind: 'memory'; readonly bytes: Uint8Array };

/** The sections of a kind of records: keys ascending, and where each record begins among the bytes. */
const sectionNames = {
  units: 'units',
  starts: 'starts',
  offsets: 'offsets',
  bytes: 'bytes',
} as const;
const sectionPrefix = 'records.';

export function recordSection(kind: string, part: keyof typeof sectionNames): string {
  return `${sectionPrefix}${kind}.${sectionNames[part]}`;
}

/** Whether a section holds records' bytes, which are read when asked for. */
export function holdsRecordBytes(section: string): boolean {
  return section.startsWith(sectionPrefix) && section.endsWith(`.${sectionNames.bytes}`);
}

/** The kinds of records that sections tell of. */
export function recordKinds(sections: Iterable<string>): string[] {
  return Array.from(sections)
    .filter((name) => name.startsWith(sectionPrefix) && name.endsWith(`.${sectionNames.units}`))
    .map((name) => name.slice(sectionPrefix.length, -sectionNames.units.length - 1));
}

/** What records are read in by {@link StoredRecords.entries}. */
const pieceBytes = 2 ** 20;

/** Records of one kind as an index file has them. */
export class StoredRecords implements KeyedRecords {
  constructor(
    readonly keyTable: StringTable,
    readonly offsets: Float64Array,
    readonly source: RecordBytes,
  ) {}

  get size(): number {
    return this.keyTable.size;
  }

  get(key: string): Uint8Array<ArrayBuffer> | undefined {
    const place = this.keyTable.indexOf(key);
    return place < 0 ? undefined : this.read(this.offsetAt(place), this.offsetAt(place + 1));
  }

  *keys(): Generator<string, void, undefined> {
    for (let place = 0; place < this.size; place++) yield this.keyTable.at(place);
  }

  *entries(): Generator<readonly [string, Uint8Array], void, undefined> {
    for (let place = 0; place < this.size; ) {
      const start = this.offsetAt(place);
      let end = place + 1;
      while (end < this.size && this.offsetAt(end + 1) - start <= pieceBytes) end++;
      const piece = this.read(start, this.offsetAt(end));
      for (; place < end; place++) {
        yield [this.keyTable.at(place), piece.subarray(this.offsetAt(place) - start, this.offsetAt(place + 1) - start)];
      }
    }
  }

  offsetAt(place: number): number {
    return this.offsets[place] ?? 0;
  }

  /** A copy of the bytes from `start` up to `end`. */
  read(start: number, end: number): Uint8Array<ArrayBuffer> {
    if (this.source.kind === 'memory') return new Uint8Array(this.source.bytes.subarray(start, end));
    const bytes = new Uint8Array(end - start);
    readAll(this.source.descriptor, bytes, this.source.section.offset + start);
    return bytes;
  }
}

export const noRecords = new StoredRecords(stringTable([]), new Float64Array(1), {
  kind: 'memory',
  bytes: new Uint8Array(),
});

/** Views on the sections of a kind. */
export function storedRecordsOf(
  kind: string,
  sections: ReadonlyMap<string, Uint8Array>,
  bytesOf: (section: string) => RecordBytes | undefined,
): StoredRecords | Refused {
  const units = sections.get(recordSection(kind, 'units'));
  const starts = sections.get(recordSection(kind, 'starts'));
  const offsets = sections.get(recordSection(kind, 'offsets'));
  const source = bytesOf(recordSection(kind, 'bytes'));
  if (units === undefined || starts === undefined || offsets === undefined || source === undefined) {
    return refused(`all sections of records "${kind}"`, 'some');
  }
  const records = new StoredRecords(
    new StringTable(
      new Uint16Array(units.buffer, units.byteOffset, units.byteLength >>> 1),
      new Uint32Array(starts.buffer, starts.byteOffset, starts.byteLength >>> 2),
    ),
    new Float64Array(offsets.buffer, offsets.byteOffset, offsets.byteLength >>> 3),
    source,
  );
  const total = source.kind === 'file' ? source.section.length : source.bytes.length;
  const { size } = records;
  if (size < 0 || records.offsets.length !== size + 1 || records.offsetAt(size) !== total) {
    return refused(`records "${kind}" up to ${total}`, `${size} up to ${records.offsetAt(size)}`);
  }
  const { starts: keyStarts, units: keyUnits } = records.keyTable;
  const isWhole = areStarts(records.offsets) && areStarts(keyStarts) && keyStarts[size] === keyUnits.length;
  return isWhole ? records : refused(`records "${kind}" one after another`, 'others');
}

/** Whole numbers from 0 on that never fall. */
function areStarts(starts: Float64Array | Uint32Array): boolean {
  return starts.every((start, i) => Number.isSafeInteger(start) && start >= (i === 0 ? 0 : (starts[i - 1] ?? 0)));
}

/** Records of one kind with changes made, to be written. */
export interface ChangedRecords {
  readonly keys: StringTable;
  readonly offsets: Float64Array;
  /** Read and given one after another; good until the next step. */
  readonly pieces: Iterable<Uint8Array>;
}

export function changeRecords(before: StoredRecords, { drop = [], put = [] }: RecordChanges): ChangedRecords {
  const added = new Map(put);
  const gone = new Set(drop);
  const left: { readonly key: string; readonly place: number }[] = [];
  for (let place = 0; place < before.size; place++) {
    const key = before.keyTable.at(place);
    if (!gone.has(key) && !added.has(key)) left.push({ key, place });
  }
  const all = [...left, ...Array.from(added.keys(), (key) => ({ key, place: -1 }))].toSorted((a, b) =>
    a.key < b.key ? -1 : 1,
  );
  const lengthOf = ({ key, place }: { key: string; place: number }) =>
    place < 0 ? (added.get(key)?.length ?? 0) : before.offsetAt(place + 1) - before.offsetAt(place);
  const offsets = new Float64Array(all.length + 1);
  for (const [i, record] of all.entries()) offsets[i + 1] = (offsets[i] ?? 0) + lengthOf(record);
  return {
    keys: stringTable(all.map(({ key }) => key)),
    offsets,
    pieces: {
      *[Symbol.iterator]() {
        for (let i = 0; i < all.length; ) {
          const { key, place } = all[i] ?? { key: '', place: -1 };
          i++;
          if (place < 0) {
            yield added.get(key) ?? new Uint8Array();
            continue;
          }
          // Neighbours that stay neighbours are read together.
          let last = place;
          const start = before.offsetAt(place);
          while (all[i]?.place === last + 1 && before.offsetAt(last + 2) - start <= pieceBytes) {
            last++;
            i++;
          }
          yield before.read(start, before.offsetAt(last + 1));
        }
      },
    },
  };
}
