import { crc32 } from 'node:zlib';

/**
 * The head of an index file. Little-endian; sections follow one another, each at a multiple of eight bytes.
 *
 * | at | bytes | |
 * | --- | --- | --- |
 * | 0 | 8 | magic |
 * | 8 | 4 | version |
 * | 12 | 4 | sections |
 * | 16 | 8 | length of the file |
 * | 24 | 4 | CRC-32 of the table |
 * | 28 | 4 | CRC-32 of the 28 bytes before |
 * | 32 | 64 each | the table: name (44 bytes, ASCII), CRC-32 of the section with its padding (4), offset (8), length (8) |
 */
const magic = Buffer.from('CHUCHUIX', 'latin1');
/** Raised whenever what stands in the file changes its form or its meaning. */
export const indexFileVersion = 3;
export const headerBytes = 32;
const entryBytes = 64;
const nameBytes = 44;
const alignment = 8;
/** More than any file of this version has; bounds what a damaged header could ask to be read. */
const maxSections = 4_096;

/** Where a section stands, in bytes of the file. */
export interface SectionEntry {
  readonly name: string;
  readonly offset: number;
  readonly length: number;
  /** Of the section and the zeros up to the next. */
  readonly checksum: number;
}

export interface Refused {
  readonly kind: 'refused';
  readonly expected: string;
  readonly got: string;
}

export type ReadSectionTable = { readonly kind: 'table'; readonly entries: readonly SectionEntry[] } | Refused;

export function refused(expected: string, got: string): Refused {
  return { kind: 'refused', expected, got };
}

/** Bytes before the first section. */
export function headBytes(sections: number): number {
  return headerBytes + sections * entryBytes;
}

export function paddedLength(length: number): number {
  return Math.ceil(length / alignment) * alignment;
}

/** @throws {RangeError} for a name that is not 1–44 ASCII characters */
export function encodeHead(entries: readonly SectionEntry[]): Buffer {
  const head = Buffer.alloc(headBytes(entries.length));
  let end = head.length;
  entries.forEach(({ name, offset, length, checksum }, i) => {
    if (!/^[!-~]{1,44}$/u.test(name)) throw new RangeError(`expected a section's name of 1–44 signs, got "${name}"`);
    const at = headerBytes + i * entryBytes;
    head.write(name, at, 'latin1');
    head.writeUInt32LE(checksum, at + nameBytes);
    head.writeBigUInt64LE(BigInt(offset), at + nameBytes + 4);
    head.writeBigUInt64LE(BigInt(length), at + nameBytes + 12);
    end = offset + paddedLength(length);
  });
  magic.copy(head);
  head.writeUInt32LE(indexFileVersion, 8);
  head.writeUInt32LE(entries.length, 12);
  head.writeBigUInt64LE(BigInt(end), 16);
  head.writeUInt32LE(crc32(head.subarray(headerBytes)), 24);
  head.writeUInt32LE(crc32(head.subarray(0, 28)), 28);
  return head;
}

/** How many sections a file has, from its first {@link headerBytes} (fewer where it is shorter) and its length. */
export function decodeHeader(
  header: Buffer,
  fileBytes: number,
): { readonly kind: 'header'; readonly sections: number } | Refused {
  if (!header.subarray(0, magic.length).equals(magic)) return refused('an index file', 'another kind of file');
  if (header.length < headerBytes) return refused('a whole file', 'a truncated one');
  const version = header.readUInt32LE(8);
  if (version !== indexFileVersion) return refused(`version ${indexFileVersion}`, `version ${version}`);
  if (crc32(header.subarray(0, 28)) !== header.readUInt32LE(28)) {
    return refused('a header that fits its checksum', 'a damaged one');
  }
  const length = Number(header.readBigUInt64LE(16));
  if (length !== fileBytes) return refused(`${length} bytes`, `${fileBytes}`);
  const sections = header.readUInt32LE(12);
  if (sections > maxSections || headBytes(sections) > fileBytes) {
    return refused('a table inside the file', `one of ${sections} sections`);
  }
  return { kind: 'header', sections };
}

/** The table of a whole head, whose header has been found sound. */
export function decodeTable(head: Buffer, fileBytes: number): ReadSectionTable {
  if (crc32(head.subarray(headerBytes)) !== head.readUInt32LE(24)) {
    return refused('a table that fits its checksum', 'a damaged one');
  }
  const entries: SectionEntry[] = [];
  let end = head.length;
  for (let at = headerBytes; at < head.length; at += entryBytes) {
    const entry = {
      name: head.toString('latin1', at, at + nameBytes).replace(/\0+$/u, ''),
      checksum: head.readUInt32LE(at + nameBytes),
      offset: Number(head.readBigUInt64LE(at + nameBytes + 4)),
      length: Number(head.readBigUInt64LE(at + nameBytes + 12)),
    };
    if (entry.offset !== end) return refused(`${entry.name} at ${end}`, String(entry.offset));
    end += paddedLength(entry.length);
    entries.push(entry);
  }
  return end === fileBytes ? { kind: 'table', entries } : refused(`sections up to ${fileBytes}`, `up to ${end}`);
}
