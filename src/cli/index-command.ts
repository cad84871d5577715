import { type KnownArticles, noKnownArticles } from '../article/known-articles.js';
import { describeRejection } from '../article/rejection.js';
import type { IndexStore } from '../index/file/index-store.js';
import { passagesOf } from '../ingest/index-changes.js';
import { FolderMemory } from '../ingest/remembered-folder.js';
import { openExistingDatabase } from '../storage/open-database.js';
import { readKnownArticles } from '../storage/sqlite-article-memory.js';
import { bringUpToDate, type UpToDate } from './bring-up-to-date.js';
import type { CliContext, ExitCode } from './cli-context.js';
import { type FolderOptions, requireSettings } from './command-settings.js';
import { escapeControls } from './escape-controls.js';
import { holdDataFolder } from './hold-data-folder.js';
import { plainLog } from './log.js';
import { lazySegmenter } from './open-corpus.js';
import { openIndexFile, openWork } from './open-index-file.js';
import { phaseClock } from './phase-clock.js';
import type { Settings } from './settings.js';

export interface IndexOptions extends FolderOptions {
  readonly json?: boolean;
}

/** Reads the corpus, cuts it into words, saves the index, and tells what it found. */
export async function indexCommand(options: IndexOptions, context: CliContext): Promise<ExitCode> {
  const settings = requireSettings(context, options);
  const release = holdDataFolder(settings.dataDir, 'index');
  try {
    const database = openExistingDatabase(settings.dataDir);
    try {
      const known = database === null ? noKnownArticles : readKnownArticles(database);
      const { result, index } = await saveIndex(settings, context, known);
      index.close();
      context.stdout.write(options.json === true ? `${JSON.stringify(result)}\n` : summaryText(result));
      return 0;
    } finally {
      database?.close();
    }
  } finally {
    release();
  }
}

async function saveIndex(settings: Settings, context: CliContext, known: KnownArticles) {
  const log = plainLog(context);
  const clock = phaseClock();
  const index = await clock('load', () => openIndexFile({ settings, log, save: true }));
  const checkpoint = openWork({ settings, save: true });
  try {
    const segmenter = lazySegmenter(settings, clock);
    const remembered = new FolderMemory(index);
    const upToDate = { settings, context, log, clock, checkpoint, segmenter, remembered, known, saveAll: true };
    const done = await bringUpToDate(index, upToDate);
    checkpoint.remove();
    return { result: summary(done, index, clock.seconds), index };
  } finally {
    checkpoint.close();
  }
}

function summary({ survey }: UpToDate, index: IndexStore, seconds: Readonly<Record<string, number>>) {
  // The dictionary's is part of the segmenting; helper processes have dictionaries of their own, and it is 0.
  const { read = 0, dictionary = 0, load = 0, segment = 0, save = 0 } = seconds;
  return {
    files: survey.fileCount,
    filesRead: survey.filesRead,
    articles: survey.articleCount,
    passages: survey.passageCount,
    distinctWords: index.distinctWords,
    duplicates: survey.duplicates,
    unpublished: survey.unpublished,
    reusedPassages: survey.passageCount - passagesOf(survey.changes),
    seconds: { read, dictionary, load, segment, save },
    rejected: survey.rejected,
  };
}

function summaryText(result: ReturnType<typeof summary>): string {
  const rows: [string, string][] = [
    ['files', `${result.files} (${result.filesRead} read)`],
    ['articles', String(result.articles)],
    ['passages', `${result.passages} (${result.reusedPassages} unchanged)`],
    ['distinct words', String(result.distinctWords)],
    ['duplicates', String(result.duplicates.length)],
    ['unpublished', String(result.unpublished.length)],
    ['rejected', String(result.rejected.length)],
    ...Object.entries(result.seconds).map(([phase, s]): [string, string] => [`seconds: ${phase}`, s.toFixed(2)]),
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return [
    ...rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`),
    ...result.duplicates.map(({ file, of, why }) => `duplicate: ${file} is ${of} (${why})`),
    ...result.rejected.map((rejection) => `rejected: ${describeRejection(rejection)}`),
    '',
  ]
    .map((line) => escapeControls(line, 'nothing'))
    .join('\n');
}
