import type { IndexedPassage, PassageIndex } from '../passage-index.js';
import type { KeyedRecords, RecordChangesByKind } from './keyed-records.js';
import type { PackedArticles } from './packed-articles.js';

/** The index of two layers, and the file of the frozen one. */
export interface IndexStore extends PassageIndex {
  readonly articleCount: number;
  /** Passages put since the last fold. */
  readonly livePassageCount: number;
  /** Passages that the file still holds and that are none any more. */
  readonly removedPassageCount: number;
  has(articleId: string): boolean;
  articleIds(): Iterable<string>;
  /**
   * As {@link PassageIndex.put}, in slices of some milliseconds; what was there before answers until the end.
   *
   * @param onPut called in the same turn as it can be found
   */
  putInTurns(
    articleId: string,
    passages: readonly IndexedPassage[],
    takeTurn: () => Promise<void>,
    onPut?: () => void,
  ): Promise<void>;
  /** As {@link PassageIndex.put}, of articles that another process has packed: takes a millisecond, whatever their size. */
  putPacked(packed: PackedArticles): void;
  /** The records of a kind as the last fold left them; empty for an unknown kind. Ask anew after a fold. */
  records(kind: string): KeyedRecords;
  /**
   * Begins to make a new frozen layer of all that is held, in another thread. One at a time.
   *
   * @throws {Error} while another has not ended
   */
  startFold(): Fold;
  /** Closes the file. Nothing may be asked afterwards. */
  close(): void;
}

/** A fold under way. Questions are answered, and changes taken, by the old layers until it is done. */
export interface Fold {
  /**
   * Articles that go straight to the new frozen layer (a burst, a first build), in place of those of their ids; they
   * can be found when the fold is done. The buffer is handed over: its bytes are gone from this thread.
   */
  add(articles: PackedArticles): void;
  /**
   * Takes what is held now, with `records` changed, makes the frozen layer, writes the file (unless the store keeps
   * none), and swaps it in. What is put or discarded from now on stays in the live layer, and is not lost. `onSwapped` is
   * called in the same turn as the new layer takes over.
   *
   * Rejects with the system's error where the file could not be written: the old layers go on with all they held,
   * articles that were added are lost.
   */
  finish(records?: RecordChangesByKind, onSwapped?: () => void): Promise<FoldSummary>;
  /** Ends it with nothing changed. */
  abandon(): Promise<void>;
}

export interface FoldSummary {
  readonly articles: number;
  readonly passages: number;
  readonly distinctWords: number;
  readonly distinctBigrams: number;
  /** Terms in passages, summed: words, bigrams and last characters. */
  readonly postings: number;
  /** Size of the file; of its sections in memory where no file is kept. */
  readonly bytes: number;
}

/** What became of the file. Where it is not `read` the store is empty and the next fold writes it anew. */
export type IndexFileState =
  | { readonly kind: 'read' }
  /** There is none yet. */
  | { readonly kind: 'missing' }
  /** It is there and can't be used. */
  | { readonly kind: 'refused'; readonly expected: string; readonly got: string };

export interface OpenedIndex {
  readonly store: IndexStore;
  readonly state: IndexFileState;
}
