import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { IndexedPassage } from '../../src/index/passage-index.js';
import { ByteReader, ByteWriter } from '../../src/ingest/byte-stream.js';

/** An article of the benchmark, cut into words beforehand. */
export interface BenchArticle {
  readonly id: string;
  /** See `encodeArticle`. */
  readonly record: Uint8Array;
  readonly passages: readonly IndexedPassage[];
}

/** A question of the benchmark, with what it asks of an index. */
export interface BenchQuestion {
  readonly text: string;
  readonly words: readonly string[];
  readonly bigrams: readonly string[];
}

export const articlesFile = (folder: string) => join(folder, 'articles.bin');
export const questionsFile = (folder: string) => join(folder, 'questions.json');

export function packBenchArticles(articles: readonly BenchArticle[]): Uint8Array {
  const writer = new ByteWriter();
  const counts = (map: ReadonlyMap<string, number>) => {
    writer.text(Array.from(map.keys()).join('\n'));
    for (const count of map.values()) writer.number(count);
  };
  writer.number(articles.length);
  for (const { id, record, passages } of articles) {
    writer.text(id);
    writer.bytes(record);
    writer.number(passages.length);
    for (const { text, terms } of passages) {
      writer.text(text);
      writer.number(terms.wordCount);
      writer.number(terms.bigramCount);
      counts(terms.words);
      counts(terms.bigrams);
      writer.text(Array.from(terms.finals).join('\n'));
    }
  }
  return writer.finish();
}

function unpackBenchArticles(bytes: Uint8Array): BenchArticle[] {
  const reader = new ByteReader(bytes);
  const lines = () => {
    const text = reader.text();
    return text === '' ? [] : text.split('\n');
  };
  const counts = () => new Map(lines().map((term) => [term, reader.number()]));
  return Array.from({ length: reader.number() }, () => {
    const id = reader.text();
    const record = reader.bytes();
    const passages = Array.from({ length: reader.number() }, (_, ordinal): IndexedPassage => {
      const text = reader.text();
      const wordCount = reader.number();
      const bigramCount = reader.number();
      const terms = { words: counts(), wordCount, bigrams: counts(), bigramCount, finals: new Set(lines()) };
      return { id: `${id}#${ordinal}`, text, terms };
    });
    return { id, record, passages };
  });
}

/** Of a frame: its length, unsigned, little-endian. */
export const frameHeadBytes = 4;

/** The first articles of a dataset, in batches, until they have so many passages; the last article is cut to fit. */
export function* readBenchArticles(folder: string, passages: number): Generator<BenchArticle[], void, undefined> {
  const descriptor = openSync(articlesFile(folder), 'r');
  try {
    let left = passages;
    while (left > 0) {
      const head = Buffer.alloc(frameHeadBytes);
      if (readSync(descriptor, head) < frameHeadBytes) {
        throw new Error(`${folder}: expected ${passages} passages, got ${passages - left}`);
      }
      const bytes = Buffer.alloc(head.readUInt32LE(0));
      readSync(descriptor, bytes);
      const batch: BenchArticle[] = [];
      for (const article of unpackBenchArticles(bytes)) {
        if (left === 0) break;
        const kept = article.passages.slice(0, left);
        left -= kept.length;
        batch.push({ ...article, passages: kept });
      }
      yield batch;
    }
  } finally {
    closeSync(descriptor);
  }
}

export function readBenchQuestions(folder: string): BenchQuestion[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by `make-dataset.ts` in the same run
  return JSON.parse(readFileSync(questionsFile(folder), 'utf8')) as BenchQuestion[];
}
