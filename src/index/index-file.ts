import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { type ForwardIndex, packForwardIndex, type StoredPassage, unpackForwardIndex } from './forward-index.js';

const magic = Buffer.from('CHUCHUIX', 'latin1');
/** Raised whenever what stands in the file changes its form or its meaning. */
const version = 1;
const hashBytes = 32;
const headerBytes = magic.length + 4 + hashBytes;

export type ReadIndexFile =
  | { readonly kind: 'read'; readonly passages: ReadonlyMap<string, StoredPassage> }
  /** There is none yet. */
  | { readonly kind: 'missing' }
  /** It is there and can't be used; it has to be built anew. */
  | { readonly kind: 'refused'; readonly expected: string; readonly got: string };

/**
 * Saves passages with their terms: to a temporary name, synced, renamed, so that a file of this name is always whole.
 *
 * @param rules what the words were made by (see `Segmenter.rules`): a file made by other rules is refused
 */
export function writeIndexFile(file: string, rules: string, passages: readonly StoredPassage[]): void {
  mkdirSync(dirname(file), { recursive: true });
  const body = serialize({ rules, index: packForwardIndex(passages) });
  const header = Buffer.alloc(headerBytes);
  magic.copy(header);
  header.writeUInt32LE(version, magic.length);
  hash(body).copy(header, magic.length + 4);
  // One name for all: only the holder of the data folder's lock writes, and what a killed one left is written over.
  const temporary = `${file}.tmp`;
  try {
    writeSynced(temporary, [header, body]);
    renameSync(temporary, file);
  } catch (error) {
    // A full disk is no better for half a file.
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** Reads what {@link writeIndexFile} wrote, by passage id; never throws for what the file holds. */
export function readIndexFile(file: string, rules: string): ReadIndexFile {
  const bytes = readBytes(file);
  if (bytes === null) return { kind: 'missing' };
  const body = bytes.subarray(headerBytes);
  if (!bytes.subarray(0, magic.length).equals(magic)) return refused('an index file', 'another kind of file');
  if (bytes.length < headerBytes) return refused('a whole file', 'a truncated one');
  const found = bytes.readUInt32LE(magic.length);
  if (found !== version) return refused(`version ${version}`, `version ${found}`);
  if (!hash(body).equals(bytes.subarray(magic.length + 4, headerBytes))) {
    return refused('its checksum', 'a damaged or truncated file');
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what carries our checksum was written by this version
  const { rules: made, index } = deserialize(body) as { rules: string; index: ForwardIndex };
  if (made !== rules) return refused('words cut by the rules of now', 'words cut by other rules');
  return {
    kind: 'read',
    passages: new Map(Array.from(unpackForwardIndex(index), (stored) => [stored.indexed.id, stored])),
  };
}

function refused(expected: string, got: string): ReadIndexFile {
  return { kind: 'refused', expected, got };
}

function hash(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

function writeSynced(file: string, parts: readonly Buffer[]): void {
  const descriptor = openSync(file, 'w');
  try {
    for (const part of parts) writeAll(descriptor, part);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function writeAll(descriptor: number, bytes: Buffer): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
}

function readBytes(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
