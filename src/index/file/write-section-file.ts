import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import type { FileLayer } from './file-layer.js';
import { encodeHead, headBytes, paddedLength, type SectionEntry } from './section-table.js';

/** What a section holds, as pieces of any size. */
export interface Section {
  readonly name: string;
  readonly pieces: Iterable<Uint8Array>;
}

/**
 * Writes a file of sections: to a temporary name, synced, renamed, the folder synced, so that a file of this name is
 * always a whole one. Pieces are taken as they are written; no section is held in memory.
 *
 * @returns where each section stands
 */
export function writeSectionFile(files: FileLayer, file: string, sections: readonly Section[]): SectionEntry[] {
  const folder = dirname(file);
  files.makeFolder(folder);
  // One name for all: only the holder of the data folder's lock writes, and what a killed one left is written over.
  const temporary = `${file}.tmp`;
  try {
    const entries = writeTemporary(files, temporary, sections);
    files.rename(temporary, file);
    files.syncFolder(folder);
    return entries;
  } catch (error) {
    // A full disk is no better for half a file.
    files.remove(temporary);
    throw error;
  }
}

function writeTemporary(files: FileLayer, temporary: string, sections: readonly Section[]): SectionEntry[] {
  const descriptor = files.create(temporary);
  try {
    let position = headBytes(sections.length);
    const entries = sections.map((section) => {
      const entry = writeSection(files, descriptor, section, position);
      position += paddedLength(entry.length);
      return entry;
    });
    files.write(descriptor, encodeHead(entries), 0);
    files.sync(descriptor);
    return entries;
  } finally {
    files.close(descriptor);
  }
}

/** The largest piece written by one call; more than two gigabytes the system would not take. */
const maxPieceBytes = 2 ** 26;

function writeSection(files: FileLayer, descriptor: number, { name, pieces }: Section, offset: number): SectionEntry {
  let length = 0;
  let checksum = 0;
  const write = (bytes: Uint8Array) => {
    checksum = crc32(bytes, checksum);
    files.write(descriptor, bytes, offset + length);
    length += bytes.length;
  };
  for (const piece of pieces) {
    for (let at = 0; at < piece.length; at += maxPieceBytes) write(piece.subarray(at, at + maxPieceBytes));
  }
  const unpadded = length;
  if (paddedLength(length) > length) write(new Uint8Array(paddedLength(length) - length));
  return { name, offset, length: unpadded, checksum };
}

/** The same in memory: how packed articles go from one process to another. */
export function joinSections(sections: readonly (readonly [name: string, bytes: Uint8Array])[]): Buffer<ArrayBuffer> {
  const total = sections.reduce((sum, [, { length }]) => sum + paddedLength(length), headBytes(sections.length));
  const joined = Buffer.from(new ArrayBuffer(total));
  let offset = headBytes(sections.length);
  const entries = sections.map(([name, bytes]) => {
    joined.set(bytes, offset);
    const padded = joined.subarray(offset, offset + paddedLength(bytes.length));
    const entry = { name, offset, length: bytes.length, checksum: crc32(padded) };
    offset += padded.length;
    return entry;
  });
  encodeHead(entries).copy(joined);
  return joined;
}
