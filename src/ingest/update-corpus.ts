import { foldAtPassages } from '../index/file/fold-keeper.js';
import type { IndexStore } from '../index/file/index-store.js';
import type { FileRecord } from '../intake/file-record.js';
import type { Segmenter } from '../words/segmenter.js';
import type { ArticleToIndex } from './article-to-index.js';
import { noCheckpoint } from './checkpoint.js';
import type { FolderUpdate } from './find-changes.js';
import type { FolderChanges } from './folder-changes.js';
import type { OnTaskDone } from './helper-pool.js';
import { indexChanges, passagesOf, type SegmentTask } from './index-changes.js';
import { PendingRecords } from './pending-records.js';
import { putArticle } from './put-article.js';
import { type FolderMemory, servedId } from './remembered-folder.js';

/** Longer articles are cut into words by a helper process: here their layer would hold up everybody for over 50 ms. */
const segmentedHere = 500;

/** Files that are remembered at once: some milliseconds. */
const committedAtOnce = 100;

/** A corpus that is asked while it changes. */
export interface UpdateCorpusPorts {
  readonly store: IndexStore;
  readonly memory: FolderMemory;
  readonly pending: PendingRecords;
  readonly segmenter: Segmenter;
  /** Has tasks done elsewhere (see `HelperPool.run`). */
  readonly run: (tasks: readonly SegmentTask[], onDone: OnTaskDone<SegmentTask>) => Promise<void>;
  /** See `FoldKeeper.exclusively`. */
  readonly exclusively: <Value>(work: () => Promise<Value>) => Promise<Value>;
  /** Called in the turn in which a file's article can be found, in place of what had its id. */
  readonly onServed: (record: FileRecord) => void;
  /** Called in the turn in which the article of an id can't be found any more. */
  readonly onRemoved: (articleId: string) => void;
  /** Called now and then; what it throws ends the work. */
  readonly takeTurn: () => Promise<void>;
}

/**
 * Brings index, memory and library to what a folder holds now, while questions are answered: each article changes from
 * one turn to the next, in all of them. A burst goes straight to a new frozen layer. What was not done when it is ended
 * stays as it was, and is found again by the next look at the folder.
 */
export async function updateCorpus(update: FolderUpdate, ports: UpdateCorpusPorts): Promise<void> {
  const { changes } = update;
  if (passagesOf(changes) > foldAtPassages) return freeze(update, ports);
  for (const article of changes.put) {
    const done = () => commit(update, [article.path], ports);
    // oxlint-disable-next-line no-await-in-loop -- one article after another
    await putOne(article, done, ports);
    // oxlint-disable-next-line no-await-in-loop -- likewise
    await ports.takeTurn();
  }
  const put = new Set(changes.put.map(({ path }) => path));
  const rest = [...update.gone, ...Array.from(update.changed.keys()).filter((path) => !put.has(path))];
  for (let start = 0; start < rest.length; start += committedAtOnce) {
    commit(update, rest.slice(start, start + committedAtOnce), ports);
    // oxlint-disable-next-line no-await-in-loop -- that is the purpose
    await ports.takeTurn();
  }
  // What else has changed is about no file.
  commit(update, [], ports);
}

async function putOne(article: ArticleToIndex, done: () => void, ports: UpdateCorpusPorts): Promise<void> {
  if (article.passages <= segmentedHere) return putArticle(article, { ...ports, onPut: done });
  return ports.run([{ kind: 'segment', articles: [article] }], (bytes) => {
    ports.store.putPacked(bytes);
    done();
  });
}

async function freeze(update: FolderUpdate, ports: UpdateCorpusPorts): Promise<void> {
  const { store, pending, segmenter, run, exclusively, takeTurn } = ports;
  const { changes } = update;
  await exclusively(async () => {
    // Articles that are gone answer until the fold takes what it is made of.
    const added: FolderChanges = { ...changes, discard: [] };
    const options = { segmenter: () => segmenter, run, checkpoint: noCheckpoint, progress: () => {}, takeTurn };
    const fold = await indexChanges(store, added, options);
    if (fold === null) throw new Error('index: expected a fold of a burst, got none');
    // What is read before the swap must be as it was; so the new records don't go among those that wait.
    const records = new PendingRecords(pending.take());
    records.add(changes.records);
    for (const id of changes.discard) store.discard(id);
    try {
      await fold.finish(records.take(), () => {
        pending.settled();
        ports.memory.apply(update);
        for (const record of update.changed.values()) if (record.verdict.kind === 'served') ports.onServed(record);
        for (const id of changes.discard) ports.onRemoved(id);
      });
    } catch (error) {
      pending.giveBack();
      throw error;
    }
  });
}

/**
 * Remembers what has become of some files, and takes out the articles that they were served as and that are no longer, in
 * one turn: a fold that begins in the next one saves an index and records that agree.
 */
function commit(update: FolderUpdate, files: readonly string[], ports: UpdateCorpusPorts): void {
  const { memory, pending, store, onServed, onRemoved } = ports;
  const paths = new Set(files);
  const changed = new Map<string, FileRecord>();
  for (const path of files) {
    const record = update.changed.get(path);
    if (record !== undefined) changed.set(path, record);
  }
  const discarded = new Set(update.changes.discard);
  for (const path of files) {
    const id = servedId(memory.files.get(path));
    if (id === null || !discarded.has(id)) continue;
    store.discard(id);
    onRemoved(id);
  }
  memory.apply({ ...update, gone: update.gone.filter((path) => paths.has(path)), changed });
  for (const [kind, { drop = [], put = [] }] of Object.entries(update.changes.records)) {
    const isOfStep = (key: string) => (kind === 'corpus' ? files.length === 0 : paths.has(key));
    pending.add({ [kind]: { drop: drop.filter(isOfStep), put: put.filter(([key]) => isOfStep(key)) } });
  }
  for (const record of changed.values()) if (record.verdict.kind === 'served') onServed(record);
}
