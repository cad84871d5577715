import { describeRejection } from '../article/rejection.js';
import { writeIndexFile } from '../index/index-file.js';
import type { CliContext, ExitCode } from './cli-context.js';
import { type FolderOptions, requireSettings } from './command-settings.js';
import { escapeControls } from './escape-controls.js';
import { holdDataFolder } from './hold-data-folder.js';
import { plainLog } from './log.js';
import { indexFilePath, type SegmentedCorpus, segmentCorpus } from './open-corpus.js';

export interface IndexOptions extends FolderOptions {
  readonly json?: boolean;
}

/** Reads the corpus, cuts it into words, saves the index, and tells what it found. */
export async function indexCommand(options: IndexOptions, context: CliContext): Promise<ExitCode> {
  const settings = requireSettings(context, options);
  const release = holdDataFolder(settings.dataDir, 'index');
  try {
    const corpus = await segmentCorpus(settings, context, plainLog(context));
    const began = performance.now();
    writeIndexFile(indexFilePath(settings), corpus.segmenter.rules, corpus.passages);
    const result = summary(corpus, (performance.now() - began) / 1_000);
    context.stdout.write(options.json === true ? `${JSON.stringify(result)}\n` : summaryText(result));
    return 0;
  } finally {
    release();
  }
}

function summary({ content, passages, reused, seconds }: SegmentedCorpus, saveSeconds: number) {
  const words = new Set(passages.flatMap(({ indexed }) => Array.from(indexed.terms.words.keys())));
  return {
    files: content.filesRead,
    articles: content.articles.length,
    passages: passages.length,
    distinctWords: words.size,
    duplicates: content.duplicates,
    unpublished: content.unpublished,
    reusedPassages: reused,
    seconds: { ...seconds, save: saveSeconds },
    rejected: content.rejected,
  };
}

function summaryText(result: ReturnType<typeof summary>): string {
  const rows: [string, string][] = [
    ['files', String(result.files)],
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
