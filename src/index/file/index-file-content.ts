import { closeSync, openSync } from 'node:fs';
import { findDisorder } from '../frozen/find-disorder.js';
import { type FrozenData, frozenDataOf, sectionsOf } from '../frozen/frozen-data.js';
import type { FileLayer } from './file-layer.js';
import type { RecordChangesByKind } from './keyed-records.js';
import { readSectionFile, type SectionOnDisk } from './read-section-file.js';
import { type Refused, refused } from './section-table.js';
import {
  changeRecords,
  holdsRecordBytes,
  noRecords,
  recordKinds,
  recordSection,
  type StoredRecords,
  storedRecordsOf,
} from './stored-records.js';
import { type Section, writeSectionFile } from './write-section-file.js';

/**
 * An index file as threads hand it to one another: sections in shared memory, and an open descriptor for those on disk
 * (descriptors are the process's, whichever thread opened them). Without a file all sections are in memory.
 */
export interface IndexSections {
  readonly resident: ReadonlyMap<string, Uint8Array>;
  readonly onDisk: ReadonlyMap<string, SectionOnDisk>;
  readonly descriptor: number | null;
  readonly bytes: number;
}

/** An index file, ready to be used. */
export interface IndexFileContent {
  readonly sections: IndexSections;
  readonly frozen: FrozenData;
  readonly records: ReadonlyMap<string, StoredRecords>;
}

const rulesSection = 'rules';

export type ReadIndexSections =
  | { readonly kind: 'read'; readonly sections: IndexSections }
  | { readonly kind: 'missing' }
  | Refused;

/**
 * Opens, reads and checks an index file; what it gives has to be closed by its descriptor.
 *
 * @param rules what the words of now are made by: a file made by other rules is refused
 */
export function readIndexSections(file: string, rules: string): ReadIndexSections {
  let descriptor: number | null = null;
  try {
    descriptor = openSync(file, 'r');
    const read = readSectionFile(descriptor, (name) => !holdsRecordBytes(name));
    const problem =
      read.kind === 'refused' ? read : (checkRules(read.resident, rules) ?? checkOrder({ ...read, descriptor }));
    if (read.kind === 'read' && problem === null) {
      const sections = { ...read, descriptor };
      descriptor = null;
      return { kind: 'read', sections };
    }
    return problem ?? refused('a whole file', 'none');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    // A file that the system won't let us read (a data folder of another user) costs time, as a damaged one does.
    return error.code === 'ENOENT' ? { kind: 'missing' } : refused('a readable file', error.message);
  } finally {
    if (descriptor !== null) closeSync(descriptor);
  }
}

function checkRules(sections: ReadonlyMap<string, Uint8Array>, rules: string): Refused | null {
  const made = sections.get(rulesSection);
  if (made !== undefined && Buffer.from(made).toString() === rules) return null;
  return refused('one made by the rules and settings of now', made === undefined ? 'no rules' : 'one made by others');
}

function checkOrder(sections: IndexSections): Refused | null {
  const content = indexFileContent(sections);
  if ('kind' in content) return content;
  for (const [kind, { keyTable }] of content.records) {
    if (!keyTable.isAscending()) return refused(`keys of records "${kind}" ascending`, 'others');
  }
  return findDisorder(content.frozen);
}

/** Views on sections. */
export function indexFileContent(sections: IndexSections): IndexFileContent | Refused {
  const frozen = frozenDataOf(sections.resident);
  if ('kind' in frozen) return frozen;
  const { descriptor } = sections;
  const records = new Map<string, StoredRecords>();
  for (const kind of recordKinds(sections.resident.keys())) {
    const ofKind = storedRecordsOf(kind, sections.resident, (name) => {
      const section = sections.onDisk.get(name);
      const bytes = sections.resident.get(name);
      if (section !== undefined && descriptor !== null) return { kind: 'file', descriptor, section };
      return bytes === undefined ? undefined : { kind: 'memory', bytes };
    });
    if ('kind' in ofKind) return ofKind;
    records.set(kind, ofKind);
  }
  return { sections, frozen, records };
}

export interface NewIndexFile {
  readonly frozen: FrozenData;
  readonly rules: string;
  readonly records: ReadonlyMap<string, StoredRecords>;
  readonly changes: RecordChangesByKind;
}

/** Writes an index file (see {@link writeSectionFile}) and opens it. */
export function writeIndexSections(files: FileLayer, file: string, content: NewIndexFile): IndexSections {
  const sections = newSections(content);
  const entries = writeSectionFile(files, file, sections);
  const last = entries.at(-1);
  return {
    resident: residentOf(sections, holdsRecordBytes),
    onDisk: new Map(
      entries.flatMap(({ name, offset, length }) => (holdsRecordBytes(name) ? [[name, { offset, length }]] : [])),
    ),
    descriptor: openSync(file, 'r'),
    bytes: last === undefined ? 0 : last.offset + last.length,
  };
}

/** The same without a file: records are gathered in memory. */
export function gatherIndexSections(content: NewIndexFile): IndexSections {
  const resident = residentOf(newSections(content), () => false);
  const bytes = Array.from(resident.values()).reduce((sum, { length }) => sum + length, 0);
  return { resident, onDisk: new Map(), descriptor: null, bytes };
}

const recordKindName = /^[a-z]{1,20}$/u;

function newSections({ frozen, rules, records, changes }: NewIndexFile): Section[] {
  const resident: [string, Uint8Array][] = [[rulesSection, Buffer.from(rules)], ...sectionsOf(frozen)];
  const onDisk: Section[] = [];
  for (const kind of new Set([...records.keys(), ...Object.keys(changes)])) {
    if (!recordKindName.test(kind)) throw new RangeError(`records: expected a kind of 1–20 letters a–z, got "${kind}"`);
    const { keys, offsets, pieces } = changeRecords(records.get(kind) ?? noRecords, changes[kind] ?? {});
    resident.push(
      [recordSection(kind, 'units'), bytesOf(keys.units)],
      [recordSection(kind, 'starts'), bytesOf(keys.starts)],
      [recordSection(kind, 'offsets'), bytesOf(offsets)],
    );
    onDisk.push({ name: recordSection(kind, 'bytes'), pieces });
  }
  return [...resident.map(([name, bytes]) => ({ name, pieces: [bytes] })), ...onDisk];
}

function bytesOf({ buffer, byteOffset, byteLength }: Uint16Array | Uint32Array | Float64Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function residentOf(sections: readonly Section[], isOnDisk: (name: string) => boolean): Map<string, Uint8Array> {
  return new Map(
    sections
      .filter(({ name }) => !isOnDisk(name))
      .map(({ name, pieces }) => {
        const all = Array.from(pieces, (piece) => (isShared(piece) ? piece : new Uint8Array(piece)));
        const only = all[0];
        return [name, all.length === 1 && only !== undefined ? only : joined(all)];
      }),
  );
}

function isShared({ buffer }: Uint8Array): boolean {
  return buffer instanceof SharedArrayBuffer;
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const total = pieces.reduce((sum, { length }) => sum + length, 0);
  const bytes = new Uint8Array(new SharedArrayBuffer(total));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
