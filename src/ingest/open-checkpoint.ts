import {
  closeSync,
  existsSync,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import { ByteReader, ByteWriter } from './byte-stream.js';
import type { ArticleKey, Checkpoint, SegmentedBatch } from './checkpoint.js';
import { type FileReading, unpackReadings } from './file-reading.js';

/** Raised whenever what stands in the file changes its form. */
const version = 1;

const IDENTITY = 0;
const READINGS = 1;
const SEGMENTED = 2;

/** Of a frame: length and CRC-32 of what follows, both unsigned, little-endian. */
const HEAD_BYTES = 8;

interface Frame {
  readonly at: number;
  readonly bytes: Uint8Array;
}

/**
 * Opens the checkpoint in a file, which only the holder of the data folder's lock may do. A frame that was torn by an
 * interruption, and all behind it, is done again. Nothing is synced: what a power cut takes costs time, and no data. The
 * file is made with the first work there is to keep.
 *
 * @param identity what the work depends on besides the files: work done for another is thrown away
 */
export function openCheckpoint(file: string, identity: string): Checkpoint {
  let descriptor = existsSync(file) ? openSync(file, 'r+') : null;
  const found = descriptor === null ? nothingFound : readFrames(descriptor, `${version} ${identity}`);
  let end = found.end;
  const write = (kind: number, fill: (writer: ByteWriter) => void) => {
    if (descriptor === null) {
      mkdirSync(dirname(file), { recursive: true });
      descriptor = openSync(file, 'w+');
    }
    end = writeFrame(descriptor, end, kind, fill);
  };
  const add = (kind: number, fill: (writer: ByteWriter) => void) => {
    if (end === 0) write(IDENTITY, (writer) => writer.text(`${version} ${identity}`));
    write(kind, fill);
  };
  if (descriptor !== null) ftruncateSync(descriptor, end);
  const close = () => {
    if (descriptor !== null) closeSync(descriptor);
    descriptor = null;
  };
  return {
    readings: found.readings,
    segmented: found.segmented,
    addReadings: (bytes) => add(READINGS, (writer) => writer.bytes(bytes)),
    addSegmented: (articles, bytes) =>
      add(SEGMENTED, (writer) => {
        writer.text(JSON.stringify(articles.map(({ id, path, contentHash }) => ({ id, path, contentHash }))));
        writer.bytes(bytes);
      }),
    remove: () => {
      close();
      rmSync(file, { force: true });
    },
    close,
  };
}

interface FoundWork {
  readonly readings: readonly FileReading[];
  readonly segmented: readonly SegmentedBatch[];
  /** Where the last whole frame ends; 0 where nothing can be used. */
  readonly end: number;
}

const nothingFound: FoundWork = { readings: [], segmented: [], end: 0 };

function readFrames(descriptor: number, identity: string): FoundWork {
  const readings = new Map<string, FileReading>();
  const segmented: SegmentedBatch[] = [];
  let end = 0;
  for (const { at, bytes } of frames(descriptor)) {
    const reader = new ByteReader(bytes);
    const kind = reader.number();
    if (at === 0 && (kind !== IDENTITY || reader.text() !== identity)) break;
    if (kind === READINGS) for (const reading of unpackReadings(reader.bytes())) readings.set(reading.path, reading);
    if (kind === SEGMENTED) {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- comes from a frame of ours whose checksum was right
      const articles = JSON.parse(reader.text()) as ArticleKey[];
      const length = reader.number();
      const start = at + HEAD_BYTES + bytes.length - length;
      segmented.push({ articles, bytes: () => readAt(descriptor, start, length) });
    }
    end = at + HEAD_BYTES + bytes.length;
  }
  return { readings: [...readings.values()], segmented, end };
}

function* frames(descriptor: number): Generator<Frame, void, undefined> {
  const { size } = fstatSync(descriptor);
  for (let at = 0; at + HEAD_BYTES <= size; ) {
    const head = Buffer.from(readAt(descriptor, at, HEAD_BYTES));
    const length = head.readUInt32LE(0);
    if (length === 0 || at + HEAD_BYTES + length > size) return;
    const bytes = readAt(descriptor, at + HEAD_BYTES, length);
    if (crc32(bytes) !== head.readUInt32LE(4)) return;
    yield { at, bytes };
    at += HEAD_BYTES + length;
  }
}

function readAt(descriptor: number, start: number, length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  for (let done = 0; done < length; ) {
    const read = readSync(descriptor, bytes, done, length - done, start + done);
    if (read === 0) throw new Error(`checkpoint: expected ${length} bytes from byte ${start} on, got ${done}`);
    done += read;
  }
  return bytes;
}

/** @returns where it ends */
function writeFrame(descriptor: number, start: number, kind: number, fill: (writer: ByteWriter) => void): number {
  const writer = new ByteWriter();
  writer.number(kind);
  fill(writer);
  const bytes = writer.finish();
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeUInt32LE(bytes.length, 0);
  head.writeUInt32LE(crc32(bytes), 4);
  let end = start;
  for (const part of [head, bytes]) {
    for (let done = 0; done < part.length; ) done += writeSync(descriptor, part, done, part.length - done, end + done);
    end += part.length;
  }
  return end;
}
