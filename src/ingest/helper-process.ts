import type { ReadSettings } from '../article/read-article.js';
import type { FoundFile } from '../intake/walk-folder.js';
import type { ArticleToIndex } from './article-to-index.js';

/** Work for a helper, each piece some 50 ms of it. */
export type HelperTask =
  /** Answered by `packReadings`. */
  | { readonly kind: 'read'; readonly files: readonly FoundFile[] }
  /** Answered by `packArticles`. */
  | { readonly kind: 'segment'; readonly articles: readonly ArticleToIndex[] };

/** How a helper is to work. */
export interface HelperSettings {
  readonly reading: ReadSettings;
  /** A file of further words. */
  readonly userDictionary: string | null;
}

/** What a helper is told: first the settings, then a task at a time. */
export type ToHelper = { readonly kind: 'start'; readonly settings: HelperSettings } | HelperTask;

export type FromHelper =
  | { readonly kind: 'done'; readonly bytes: Uint8Array<ArrayBuffer> }
  /** It can't go on. */
  | { readonly kind: 'failed'; readonly message: string };

/** A process that reads and segments for this one, so that the memory that takes is given back when it ends. */
export interface HelperProcess {
  send(message: ToHelper): void;
  onMessage(listener: (message: FromHelper) => void): void;
  /** Called once, when it has ended, however it did; `how` is a signal's name, or `exit code 1`. */
  onEnd(listener: (how: string) => void): void;
  /** Ends it. */
  stop(): void;
}

/** A helper process could not do what it was given, and another one neither. */
export class HelperError extends Error {
  override readonly name = 'HelperError';
}

/** Completes "expected … ". */
export function describeTask(task: HelperTask): string {
  const paths = (task.kind === 'read' ? task.files : task.articles).map(({ path }) => path);
  const others = paths.length === 1 ? '' : ` and ${paths.length - 1} more`;
  return `${paths[0]}${others} to be ${task.kind === 'read' ? 'read' : 'cut into words'}`;
}
