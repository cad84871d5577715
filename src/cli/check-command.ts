import { describeRejection } from '../article/rejection.js';
import type { FeedStatus } from '../feed/feed-status.js';
import type { FolderContent } from '../intake/read-folder.js';
import { DataFolderError } from '../storage/data-folder-error.js';
import { readLastArrival } from '../storage/read-last-arrival.js';
import { checkUserDictionary } from '../words/check-user-dictionary.js';
import { checkFeeds, feedText } from './check-feeds.js';
import { checkPaths } from './check-paths.js';
import type { CliContext, ExitCode } from './cli-context.js';
import { type FolderOptions, readCommandSettings } from './command-settings.js';
import { escapeControls } from './escape-controls.js';
import { readCorpusFolder } from './open-corpus.js';
import { describeProblem } from './setting-problem.js';
import type { Settings } from './settings.js';
import { isStop } from './take-turn.js';

export interface CheckOptions extends FolderOptions {
  readonly json?: boolean;
}

/** Reads configuration and corpus, tells every problem, changes nothing. */
export async function checkCommand(options: CheckOptions, context: CliContext): Promise<ExitCode> {
  const read = readCommandSettings(context, options);
  const settingProblems = read.kind === 'problems' ? read.problems.map(describeProblem) : [];
  // What can be looked at in spite of them is looked at: all problems are told at once.
  const settings = read.kind === 'settings' ? read.settings : read.usable;
  const paths = checkPaths(settings, read.origins, { dataMustExist: false });
  const isThere = (name: string) => !paths.some((problem) => problem.name === name);
  const { dictionary } = settings;
  const dictionaryProblems =
    dictionary === undefined || !isThere('DICTIONARY') ? [] : problemsOf(dictionary, checkUserDictionary);
  const feeds = checkFeeds(settings, Date.now());
  const arrival = checkLastArrival(settings.dataDir);
  const corpus = isThere('CORPUS_DIR') ? await readCorpus(settings, context) : {};
  const told = [
    ...settingProblems,
    ...paths.map(describeProblem),
    ...dictionaryProblems,
    ...feeds.problems,
    ...arrival.problems,
    ...(corpus.problem === undefined ? [] : [corpus.problem]),
    ...(corpus.content?.rejected.map(describeRejection) ?? []),
  ];
  // A damaged database is one problem, whatever was wanted of it.
  const problems = [...new Set(told)];
  const found = corpus.content;
  const result = {
    problems,
    articles: found?.articles.length ?? null,
    passages: found?.articles.reduce((sum, { passages }) => sum + passages.length, 0) ?? null,
    lastArrival: arrival.at,
    duplicates: found?.duplicates ?? null,
    unpublished: found?.unpublished ?? null,
    rejected: found?.rejected ?? null,
    feeds: feeds.statuses,
  };
  context.stdout.write(options.json === true ? `${JSON.stringify(result)}\n` : checkText(result));
  return problems.length === 0 ? 0 : 1;
}

function problemsOf(file: string, check: (file: string) => void): string[] {
  try {
    check(file);
    return [];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

/** ISO 8601; as the bot has left it in the data folder. */
function checkLastArrival(dataDir: string): { readonly at: string | null; readonly problems: readonly string[] } {
  try {
    const lastMs = readLastArrival(dataDir);
    return { at: lastMs === null ? null : new Date(lastMs).toISOString(), problems: [] };
  } catch (error) {
    if (!(error instanceof DataFolderError)) throw error;
    return { at: null, problems: [error.message] };
  }
}

async function readCorpus(
  { corpusDir, timezone, siteUrl }: Omit<Settings, 'botToken' | 'webhookSecret'>,
  context: CliContext,
): Promise<{ content?: FolderContent; problem?: string }> {
  try {
    return { content: await readCorpusFolder({ corpusDir, timezone, siteUrl }, context) };
  } catch (error) {
    if (isStop(error, context.stop)) throw error;
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

function checkText(result: {
  problems: readonly string[];
  articles: number | null;
  passages: number | null;
  lastArrival: string | null;
  duplicates: readonly { file: string; of: string; why: string }[] | null;
  unpublished: readonly string[] | null;
  feeds: readonly FeedStatus[];
}): string {
  const { problems, articles, passages, lastArrival, duplicates, unpublished, feeds } = result;
  return [
    ...problems,
    ...(duplicates ?? []).map(({ file, of, why }) => `note: ${file} is ${of} (${why}) and is not served twice`),
    ...(unpublished ?? []).map((file) => `note: ${file} says "published: false" and is not served`),
    ...feeds.map(feedText),
    ...(lastArrival === null ? [] : [`the last new article came ${lastArrival}`]),
    ...(articles === null ? [] : [`${articles} articles, ${passages ?? 0} passages`]),
    problems.length === 1 ? '1 problem' : `${problems.length} problems`,
    '',
  ]
    .map((line) => escapeControls(line, 'nothing'))
    .join('\n');
}
