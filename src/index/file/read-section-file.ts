import { fstatSync, readSync } from 'node:fs';
import { endianness } from 'node:os';
import { crc32 } from 'node:zlib';
import {
  decodeHeader,
  decodeTable,
  headBytes,
  headerBytes,
  paddedLength,
  type ReadSectionTable,
  type Refused,
  refused,
  type SectionEntry,
} from './section-table.js';

/** A section that is read when asked for. */
export interface SectionOnDisk {
  readonly offset: number;
  readonly length: number;
}

/** A file of sections that has been checked from its first byte to its last. */
export interface SectionFile {
  readonly kind: 'read';
  /** In memory that threads share. */
  readonly resident: ReadonlyMap<string, Uint8Array<SharedArrayBuffer>>;
  readonly onDisk: ReadonlyMap<string, SectionOnDisk>;
  readonly bytes: number;
}

/** The largest piece read by one call; more than two gigabytes the system would not give. */
const maxPieceBytes = 2 ** 26;
/** What sections on disk are checked by. */
const checkedPieceBytes = 2 ** 20;

/**
 * Reads a file of sections through an open descriptor.
 *
 * @param isResident which sections are kept in memory; the others are checked and left on the disk
 * @throws the system's error where it can't be read
 */
export function readSectionFile(descriptor: number, isResident: (name: string) => boolean): SectionFile | Refused {
  if (endianness() !== 'LE') return refused('a little-endian machine', 'a big-endian one');
  const { size: fileBytes } = fstatSync(descriptor);
  const table = readTable(descriptor, fileBytes);
  if (table.kind === 'refused') return table;
  const resident = new Map<string, Uint8Array<SharedArrayBuffer>>();
  const onDisk = new Map<string, SectionOnDisk>();
  for (const entry of table.entries) {
    const bytes = isResident(entry.name) ? readResident(descriptor, entry) : null;
    if ((bytes === null ? checksumOnDisk(descriptor, entry) : crc32(bytes)) !== entry.checksum) {
      return refused(`${entry.name} that fits its checksum`, 'a damaged section');
    }
    if (bytes === null) onDisk.set(entry.name, { offset: entry.offset, length: entry.length });
    else resident.set(entry.name, bytes.subarray(0, entry.length));
  }
  return { kind: 'read', resident, onDisk, bytes: fileBytes };
}

/** The same of a file in memory: copies nothing but what is not aligned. */
export function splitSections(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> | Refused {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const header = decodeHeader(head.subarray(0, headerBytes), bytes.length);
  if (header.kind === 'refused') return header;
  const table = decodeTable(head.subarray(0, headBytes(header.sections)), bytes.length);
  if (table.kind === 'refused') return table;
  const aligned = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
  const sections = new Map<string, Uint8Array>();
  for (const { name, offset, length, checksum } of table.entries) {
    if (crc32(aligned.subarray(offset, offset + paddedLength(length))) !== checksum) {
      return refused(`${name} that fits its checksum`, 'a damaged section');
    }
    sections.set(name, aligned.subarray(offset, offset + length));
  }
  return sections;
}

function readTable(descriptor: number, fileBytes: number): ReadSectionTable {
  const start = Buffer.alloc(Math.min(headerBytes, fileBytes));
  readAll(descriptor, start, 0);
  const header = decodeHeader(start, fileBytes);
  if (header.kind === 'refused') return header;
  const head = Buffer.alloc(headBytes(header.sections));
  readAll(descriptor, head, 0);
  return decodeTable(head, fileBytes);
}

function readResident(descriptor: number, { offset, length }: SectionEntry): Uint8Array<SharedArrayBuffer> {
  const bytes = new Uint8Array(new SharedArrayBuffer(paddedLength(length)));
  readAll(descriptor, bytes, offset);
  return bytes;
}

function checksumOnDisk(descriptor: number, { offset, length }: SectionEntry): number {
  const piece = Buffer.alloc(Math.min(checkedPieceBytes, paddedLength(length)));
  let checksum = 0;
  for (let at = 0; at < paddedLength(length); at += piece.length) {
    const bytes = piece.subarray(0, Math.min(piece.length, paddedLength(length) - at));
    readAll(descriptor, bytes, offset + at);
    checksum = crc32(bytes, checksum);
  }
  return checksum;
}

/**
 * Fills `bytes` from a place of the file.
 *
 * @throws {Error} where the file ends before
 */
export function readAll(descriptor: number, bytes: Uint8Array, position: number): void {
  for (let at = 0; at < bytes.length; ) {
    const read = readSync(descriptor, bytes, at, Math.min(maxPieceBytes, bytes.length - at), position + at);
    if (read === 0) throw new Error(`index file: expected ${bytes.length} bytes at ${position}, got ${at}`);
    at += read;
  }
}
