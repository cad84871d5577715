import type { ArticleToIndex } from './article-to-index.js';
import type { FileReading } from './file-reading.js';

/** Articles that were segmented together. */
export interface SegmentedBatch {
  readonly articles: readonly ArticleKey[];
  /** See `packArticles`; read when asked for, and the caller's own. */
  readonly bytes: () => Uint8Array<ArrayBuffer>;
}

/** What an article's words depend on. */
export type ArticleKey = Pick<ArticleToIndex, 'id' | 'path' | 'contentHash'>;

/** Work that is done but not in the index yet, so that an interruption loses little of it. */
export interface Checkpoint {
  /** Of an earlier run, the last of each path. */
  readonly readings: readonly FileReading[];
  /** Of an earlier run. */
  readonly segmented: readonly SegmentedBatch[];
  /** @param bytes see `packReadings` */
  addReadings(bytes: Uint8Array): void;
  /** @param bytes see `packArticles` */
  addSegmented(articles: readonly ArticleKey[], bytes: Uint8Array): void;
  /** Everything is in the index now. */
  remove(): void;
  /** Keeps what there is for the next run. */
  close(): void;
}

/** For a process that must not write: an interruption loses what it had done. */
export const noCheckpoint: Checkpoint = {
  readings: [],
  segmented: [],
  addReadings: () => {},
  addSegmented: () => {},
  remove: () => {},
  close: () => {},
};
