import { close } from 'node:fs';
import { type IndexFileContent, type IndexSections, indexFileContent } from './file/index-file-content.js';
import type { Fold, FoldSummary, IndexStore, OpenedIndex } from './file/index-store.js';
import { type IndexThread, startIndexThread } from './file/index-thread.js';
import type { KeyedRecords, RecordChangesByKind } from './file/keyed-records.js';
import { noRecords } from './file/stored-records.js';
import { passageCountOf } from './frozen/frozen-data.js';
import { LayeredIndex } from './layered-index.js';

export interface OpenIndexOptions {
  /** Where the frozen layer is kept; need not be there yet. */
  readonly file: string;
  /** What the words were made by (see `Segmenter.rules`): a file made by other rules is refused. */
  readonly rules: string;
  /** `false`: the file is read and never written; folds stay in memory (a process without the data folder's lock). */
  readonly save: boolean;
  /** Starts what reads and folds; a worker thread unless told otherwise. */
  readonly startThread?: () => IndexThread;
}

/** Opens the index: reads and checks the file off the main thread. Never rejects for what the file holds. */
export async function openIndex(options: OpenIndexOptions): Promise<OpenedIndex> {
  const { file, rules, save, startThread = startIndexThread } = options;
  const home = { rules, file: save ? file : null, startThread };
  const thread = startThread();
  try {
    const read = await thread.read(file, rules);
    if (read.kind !== 'read') return { store: new FileIndexStore(home, null), state: read };
    const content = indexFileContent(read.sections);
    if ('kind' in content) {
      closeFile(read.sections);
      return { store: new FileIndexStore(home, null), state: content };
    }
    return { store: new FileIndexStore(home, content), state: { kind: 'read' } };
  } finally {
    await thread.end();
  }
}

/** An empty index that is kept in memory alone. */
export function createMemoryIndex(startThread: () => IndexThread = startIndexThread): IndexStore {
  return new FileIndexStore({ rules: '', file: null, startThread }, null);
}

interface Home {
  readonly rules: string;
  readonly file: string | null;
  readonly startThread: () => IndexThread;
}

class FileIndexStore extends LayeredIndex implements IndexStore {
  #content: IndexFileContent | null;
  #foldUnderWay = false;

  constructor(
    readonly home: Home,
    content: IndexFileContent | null,
  ) {
    super(content?.frozen);
    this.#content = content;
  }

  records(kind: string): KeyedRecords {
    return this.#content?.records.get(kind) ?? noRecords;
  }

  startFold(): Fold {
    if (this.#foldUnderWay) throw new Error('index: expected one fold at a time, got another');
    this.#foldUnderWay = true;
    const thread = this.home.startThread();
    const end = async () => {
      this.#foldUnderWay = false;
      await thread.end();
    };
    return {
      add: (articles) => {
        thread.add(articles);
      },
      finish: async (records = {}, onSwapped = () => {}) => {
        try {
          return await this.#fold(thread, records, onSwapped);
        } finally {
          await end();
        }
      },
      abandon: end,
    };
  }

  close(): void {
    if (this.#content !== null) closeFile(this.#content.sections);
    this.#content = null;
  }

  async #fold(thread: IndexThread, records: RecordChangesByKind, onSwapped: () => void): Promise<FoldSummary> {
    const { removed, live } = this.beginFold();
    try {
      const base = this.#content?.sections ?? null;
      const { rules, file } = this.home;
      const sections = await thread.finish({ base, removed, live, records, rules, file });
      const content = indexFileContent(sections);
      if ('kind' in content) throw new Error(`index: expected ${content.expected}, got ${content.got}`);
      this.swapIn(content.frozen);
      this.close();
      this.#content = content;
      onSwapped();
      return summaryOf(content);
    } catch (error) {
      this.cancelFold();
      throw error;
    }
  }
}

/**
 * Not on this thread: a file that was replaced ends with its last descriptor, and the system takes some 25 ms to free
 * each 100 MB of it.
 */
function closeFile({ descriptor }: IndexSections): void {
  if (descriptor !== null) close(descriptor, () => {});
}

function summaryOf({ frozen, sections }: IndexFileContent): FoldSummary {
  return {
    articles: frozen.articles.size,
    passages: passageCountOf(frozen),
    distinctWords: frozen.words.size,
    distinctBigrams: frozen.bigrams.length,
    postings:
      frozen.wordPostings.entries.length + frozen.bigramPostings.entries.length + frozen.finalPostings.entries.length,
    bytes: sections.bytes,
  };
}
