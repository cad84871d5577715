import { join } from 'node:path';
import { describeRejection } from '../article/rejection.js';
import type { StoredPassage } from '../index/forward-index.js';
import { type ReadIndexFile, readIndexFile } from '../index/index-file.js';
import { indexedPassages } from '../index/index-passages.js';
import { LiveIndex } from '../index/live-index.js';
import { type FolderContent, readFolder } from '../intake/read-folder.js';
import { createLibrary } from '../library/create-library.js';
import type { Library } from '../library/library.js';
import { createSearcher, type Searcher } from '../search/searcher.js';
import { loadSegmenter, type Segmenter } from '../words/segmenter.js';
import type { CliContext } from './cli-context.js';
import type { Log } from './log.js';
import { type Progress, withProgress } from './progress.js';
import type { Settings } from './settings.js';
import { takeTurn } from './take-turn.js';

/** The corpus read and cut into words, not yet indexed. */
export interface SegmentedCorpus {
  readonly content: FolderContent;
  readonly segmenter: Segmenter;
  readonly passages: readonly StoredPassage[];
  /** How many of them were taken from the index file. */
  readonly reused: number;
  /** Seconds by phase, in order. */
  readonly seconds: Readonly<Record<string, number>>;
}

/** The corpus, ready to be asked. */
export interface OpenCorpus {
  readonly content: FolderContent;
  readonly segmenter: Segmenter;
  readonly library: Library;
  readonly index: LiveIndex;
  readonly searcher: Searcher;
}

export function indexFilePath({ dataDir }: Settings): string {
  return join(dataDir, 'index.bin');
}

/** How many passages are segmented between two looks at the clock. */
const chunkSize = 200;
/** How many articles are indexed between two such looks: about as many passages. */
const articlesATurn = 20;

/** Reads the folder of the settings. */
export async function readCorpusFolder(
  { corpusDir, timezone, siteUrl }: Pick<Settings, 'corpusDir' | 'timezone' | 'siteUrl'>,
  context: CliContext,
): Promise<FolderContent> {
  return withProgress(context, 'reading', (progress) =>
    readFolder(corpusDir, {
      timezone,
      ...(siteUrl !== undefined && { siteUrl }),
      onProgress: (done, total) => {
        progress(done, total);
        context.stop.throwIfAborted();
      },
    }),
  );
}

/** Reads the folder and cuts its passages into words; those of an unchanged passage come from the index file. */
export async function segmentCorpus(settings: Settings, context: CliContext, log: Log): Promise<SegmentedCorpus> {
  const clock = phaseClock();
  const content = await clock('read', () => readCorpusFolder(settings, context));
  const segmenter = await clock('dictionary', () => openSegmenter(settings));
  const saved = await clock('load', () => readSaved(settings, segmenter, log));
  const wanted = content.articles.flatMap(({ passages }) => passages);
  const passages: StoredPassage[] = [];
  let reused = 0;
  const segment = async (progress: Progress) => {
    for (const { id, text } of wanted) {
      const known = saved.get(id);
      if (known?.original === text) {
        reused++;
        passages.push(known);
      } else {
        const [indexed] = indexedPassages(segmenter, [{ id, text }]);
        if (indexed !== undefined) passages.push({ original: text, indexed });
      }
      if (passages.length % chunkSize === 0) {
        progress(passages.length, wanted.length);
        // oxlint-disable-next-line no-await-in-loop -- one passage after another
        await takeTurn(context.stop);
      }
    }
    await takeTurn(context.stop);
  };
  await clock('segment', () => withProgress(context, 'segmenting', segment));
  return { content, segmenter, passages, reused, seconds: clock.seconds };
}

/** Reads, segments and indexes the corpus. Rejected files are logged, one line each, and all else is served. */
export async function openCorpus(settings: Settings, context: CliContext, log: Log): Promise<OpenCorpus> {
  const { content, segmenter, passages } = await segmentCorpus(settings, context, log);
  for (const rejection of content.rejected) log.warn(describeRejection(rejection));
  const library = createLibrary();
  for (const { article, passages: of } of content.articles) library.put(article, of);
  const index = new LiveIndex();
  const byId = new Map(passages.map((stored) => [stored.indexed.id, stored.indexed]));
  await withProgress(context, 'indexing', async (progress) => {
    for (const [i, { article, passages: of }] of content.articles.entries()) {
      index.put(
        article.id,
        of.map(({ id }) => byId.get(id)).filter((passage) => passage !== undefined),
      );
      progress(i + 1, content.articles.length);
      // oxlint-disable-next-line no-await-in-loop -- one article after another
      if (i % articlesATurn === 0) await takeTurn(context.stop);
    }
  });
  return { content, segmenter, library, index, searcher: createSearcher({ segmenter, index }) };
}

export function openSegmenter({ dictionary }: Settings): Segmenter {
  return loadSegmenter(dictionary === undefined ? {} : { userDictionary: dictionary });
}

function readSaved(settings: Settings, { rules }: Segmenter, log: Log): ReadonlyMap<string, StoredPassage> {
  const file = indexFilePath(settings);
  const saved = readIndexFileOrRefuse(file, rules);
  if (saved.kind === 'read') return saved.passages;
  if (saved.kind === 'refused') {
    log.warn(`${file}: expected ${saved.expected}, got ${saved.got}; its passages are segmented anew`);
  }
  return new Map();
}

/** A file that the system won't let us read (a data folder of another user) costs time, as a damaged one does. */
function readIndexFileOrRefuse(file: string, rules: string): ReadIndexFile {
  try {
    return readIndexFile(file, rules);
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    return { kind: 'refused', expected: 'a readable file', got: error.message };
  }
}

interface PhaseClock {
  <Result>(phase: string, run: () => Result | Promise<Result>): Promise<Result>;
  readonly seconds: Readonly<Record<string, number>>;
}

function phaseClock(): PhaseClock {
  const seconds: Record<string, number> = {};
  const clock = async <Result>(phase: string, run: () => Result | Promise<Result>): Promise<Result> => {
    const began = performance.now();
    const result = await run();
    seconds[phase] = (performance.now() - began) / 1_000;
    return result;
  };
  return Object.assign(clock, { seconds });
}
