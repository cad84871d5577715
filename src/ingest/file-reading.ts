import type { Rejection } from '../article/article.js';
import type { FileStamp } from '../intake/file-record.js';
import { ByteReader, ByteWriter } from './byte-stream.js';

/** What one reading of a file gave, by itself: whether it is served is for the whole folder to tell. */
export type FileReading = ReadFileReading | UnreadFileReading;

/** The file was opened and its bytes are known. */
export interface ReadFileReading extends FileStamp {
  readonly kind: 'read';
  readonly content: FileContent;
}

/** It could not be read, or was too large to be: nothing is remembered of it but that. */
export interface UnreadFileReading {
  readonly kind: 'unread';
  readonly path: string;
  readonly rejection: Rejection;
}

export type FileContent =
  | { readonly kind: 'rejected'; readonly rejection: Rejection }
  | { readonly kind: 'unpublished' }
  | ArticleContent;

export interface ArticleContent {
  readonly kind: 'article';
  readonly publisher: string | null;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly publishedMs: number | null;
  /** How many. */
  readonly passages: number;
  /** See `encodeArticle`. */
  readonly article: Uint8Array;
  /** See `encodeDescribed`. */
  readonly described: Uint8Array;
}

/** A batch of readings as bytes, for the way from one process to another, and for a file. */
export function packReadings(readings: readonly FileReading[]): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter();
  writer.number(readings.length);
  for (const reading of readings) {
    const content = reading.kind === 'read' ? reading.content : null;
    if (content?.kind !== 'article') {
      writer.text(JSON.stringify(reading));
      continue;
    }
    const { article, described, ...rest } = content;
    writer.text(JSON.stringify({ ...reading, content: rest }));
    writer.bytes(article);
    writer.bytes(described);
  }
  return writer.finish();
}

/** What {@link packReadings} packed; their bytes are views of `bytes`. */
export function unpackReadings(bytes: Uint8Array): FileReading[] {
  const reader = new ByteReader(bytes);
  return Array.from({ length: reader.number() }, (): FileReading => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- comes from a process, or a checked file, of ours
    const reading = JSON.parse(reader.text()) as FileReading;
    if (reading.kind !== 'read' || reading.content.kind !== 'article') return reading;
    return { ...reading, content: { ...reading.content, article: reader.bytes(), described: reader.bytes() } };
  });
}
