import { foldAtPassages } from '../index/file/fold-keeper.js';
import type { Fold, IndexStore } from '../index/file/index-store.js';
import type { Segmenter } from '../words/segmenter.js';
import type { ArticleToIndex } from './article-to-index.js';
import type { ArticleKey, Checkpoint } from './checkpoint.js';
import type { FolderChanges } from './folder-changes.js';
import type { OnTaskDone } from './helper-pool.js';
import type { HelperTask } from './helper-process.js';
import { putArticle } from './put-article.js';

/** Passages cut into words in one task: some 50 ms of work. */
const passagesATask = 300;

export type SegmentTask = Extract<HelperTask, { kind: 'segment' }>;

export interface IndexChangesOptions {
  /** Loads the dictionary when first called. */
  readonly segmenter: () => Segmenter;
  /** Has tasks done elsewhere (see `HelperPool.run`). */
  readonly run: (tasks: readonly SegmentTask[], onDone: OnTaskDone<SegmentTask>) => Promise<void>;
  readonly checkpoint: Checkpoint;
  /** Told how many passages of how many have been cut into words. */
  readonly progress: (done: number, total: number) => void;
  /** Called now and then; what it throws ends the work. */
  readonly takeTurn: () => Promise<void>;
}

export function passagesOf(changes: FolderChanges): number {
  return changes.put.reduce((sum, { passages }) => sum + passages, 0);
}

/**
 * Brings the index to what the folder holds now: few changes into its live layer; many into a new frozen one, by the fold
 * that is returned, which is still to be finished with the records of the changes.
 */
export async function indexChanges(
  store: IndexStore,
  changes: FolderChanges,
  options: IndexChangesOptions,
): Promise<Fold | null> {
  const total = passagesOf(changes);
  if (total > foldAtPassages) return startFreezing(store, changes, options);
  let done = 0;
  const takeTurn = (ofArticle: number) => {
    options.progress(done + ofArticle, total);
    return options.takeTurn();
  };
  for (const id of changes.discard) store.discard(id);
  for (const article of changes.put) {
    // oxlint-disable-next-line no-await-in-loop -- one article after another
    await putArticle(article, { store, segmenter: options.segmenter(), takeTurn });
    done += article.passages;
  }
  return null;
}

async function startFreezing(store: IndexStore, changes: FolderChanges, options: IndexChangesOptions): Promise<Fold> {
  const { checkpoint, progress } = options;
  const total = passagesOf(changes);
  const fold = store.startFold();
  try {
    const wanted = new Map(changes.put.map((article) => [keyOf(article), article]));
    let done = 0;
    const count = (articles: readonly ArticleToIndex[]) => {
      done += articles.reduce((sum, { passages }) => sum + passages, 0);
      progress(done, total);
    };
    for (const batch of checkpoint.segmented) {
      const articles = batch.articles.map((key) => wanted.get(keyOf(key))).filter((article) => article !== undefined);
      // One that is not wanted any more can't be taken out of its batch.
      if (articles.length < batch.articles.length) continue;
      fold.add(batch.bytes());
      for (const article of articles) wanted.delete(keyOf(article));
      count(articles);
      // oxlint-disable-next-line no-await-in-loop -- one batch after another
      await options.takeTurn();
    }
    await options.run(cutIntoTasks([...wanted.values()]), (bytes, { articles }) => {
      checkpoint.addSegmented(articles, bytes);
      fold.add(bytes);
      count(articles);
    });
    for (const id of changes.discard) store.discard(id);
    await options.takeTurn();
    return fold;
  } catch (error) {
    await fold.abandon();
    throw error;
  }
}

function keyOf({ id, path, contentHash }: ArticleKey): string {
  return JSON.stringify([id, path, contentHash]);
}

function cutIntoTasks(articles: readonly ArticleToIndex[]): SegmentTask[] {
  const tasks: SegmentTask[] = [];
  let batch: ArticleToIndex[] = [];
  let passages = 0;
  for (const article of articles) {
    batch.push(article);
    passages += article.passages;
    if (passages >= passagesATask) {
      tasks.push({ kind: 'segment', articles: batch });
      batch = [];
      passages = 0;
    }
  }
  return batch.length === 0 ? tasks : [...tasks, { kind: 'segment', articles: batch }];
}
