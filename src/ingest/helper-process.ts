import type { ReadSettings } from '../article/read-article.js';
import type { FoundFile } from '../intake/walk-folder.js';

/** What a helper is told, in this order: once how to read, then batches of files, each after the answer to the one before. */
export type ToHelper =
  | { readonly kind: 'start'; readonly settings: ReadSettings; readonly userDictionary: string | null }
  | { readonly kind: 'read'; readonly files: readonly FoundFile[] };

export type FromHelper =
  /** See `packReadings`: all files of the batch. */
  | { readonly kind: 'readings'; readonly bytes: Uint8Array }
  /** It can't go on. */
  | { readonly kind: 'failed'; readonly message: string };

/** A process that reads and segments for this one, so that the memory that takes is given back when it ends. */
export interface HelperProcess {
  send(message: ToHelper): void;
  onMessage(listener: (message: FromHelper) => void): void;
  /** Called once, when it has ended, however it did; `how` completes "the helper process ended with …". */
  onEnd(listener: (how: string) => void): void;
  /** Ends it. */
  stop(): void;
}

/** A helper process could not do what it was given, and another one neither. */
export class HelperError extends Error {
  override readonly name = 'HelperError';
}
