import { compareAnswerability } from '../evaluation/compare-answerability.js';
import { corpusPool } from '../evaluation/corpus-pool.js';
import { compare, type Evaluation, evaluate, type QuestionFile, report } from '../evaluation/evaluate.js';
import { type PassagePool, poolPassages } from '../evaluation/passage-pool.js';
import {
  indexPool,
  type OwnSystem,
  ownSystem,
  plainBm25,
  plainMiniSearch,
  type RankingSystem,
} from '../evaluation/ranking-systems.js';
import { readPassageFile, readQuestionFile } from '../evaluation/read-evaluation-file.js';
import type { PassageIndex } from '../index/passage-index.js';
import type { Segmenter } from '../words/segmenter.js';
import { answerabilityText } from './answerability-text.js';
import { type CliContext, type ExitCode, UsageError } from './cli-context.js';
import { type FolderOptions, requireSettings } from './command-settings.js';
import { evalText } from './eval-text.js';
import { failuresText } from './failures-text.js';
import { plainLog } from './log.js';
import { openCorpus, openSegmenter } from './open-corpus.js';
import { withProgress } from './progress.js';
import { readKept } from './read-kept.js';
import type { Settings } from './settings.js';
import { takeTurn } from './take-turn.js';

export interface EvalOptions extends FolderOptions {
  readonly passages?: readonly string[];
  readonly questions?: readonly string[];
  readonly answerable?: readonly string[];
  readonly unanswerable?: readonly string[];
  readonly json?: boolean;
  readonly baseline?: boolean;
  readonly failures: number;
}

/** Passages indexed, or questions asked, between two looks at the clock. */
const stepsATurn = 100;

interface EvaluatedPool {
  readonly pool: PassagePool;
  readonly segmenter: Segmenter;
  readonly index: PassageIndex;
}

/** Measures the ranking on questions whose answers are known. */
export async function evalCommand(options: EvalOptions, context: CliContext): Promise<ExitCode> {
  const settings = requireSettings(context, options);
  const files = readFiles(options.questions);
  const answerable = readFiles(options.answerable);
  const unanswerable = readFiles(options.unanswerable);
  if (files.length === 0 && (answerable.length === 0 || unanswerable.length === 0)) {
    throw new UsageError('expected --questions, or --answerable and --unanswerable, got neither');
  }
  const { pool, segmenter, index } =
    options.passages === undefined
      ? await openCorpusPool(settings, context)
      : await openFilePool(options.passages, settings, context);
  const own = ownSystem(segmenter, index, pool.passages);
  if (answerable.length > 0 && unanswerable.length > 0) {
    const judged = await withProgress(context, 'answerability', (progress) =>
      compareAnswerability(own, answerable, unanswerable, pool.goldOf, async (done, total) => {
        progress(done, total);
        if (done % stepsATurn === 0) await takeTurn(context.stop);
      }),
    );
    context.stdout.write(options.json === true ? `${JSON.stringify(judged)}\n` : answerabilityText(judged));
  }
  if (files.length === 0) return 0;
  const baselines =
    options.baseline === true ? [plainMiniSearch(segmenter, pool.passages), plainBm25(segmenter, index)] : [];
  const ours = await run(own, files, pool, context);
  const theirs: Evaluation[] = [];
  // oxlint-disable-next-line no-await-in-loop -- one after another, so that their times can be compared
  for (const baseline of baselines) theirs.push(await run(baseline, files, pool, context));
  const passageCount = pool.passages.length;
  context.stdout.write(
    options.json === true ? `${evalJson(ours, theirs)}\n` : evalText({ passageCount, ours, theirs }),
  );
  if (options.failures > 0) {
    // Standard output is for the one JSON object, where that was asked for.
    const stream = options.json === true ? context.stderr : context.stdout;
    stream.write(failures(own, ours, files, pool, options.failures));
  }
  return 0;
}

function readFiles(paths: readonly string[] = []): readonly QuestionFile[] {
  return paths.map((path) => ({ path, questions: readQuestionFile(path) }));
}

function evalJson(ours: Evaluation, theirs: readonly Evaluation[]): string {
  if (theirs.length === 0) return JSON.stringify(report(ours));
  const baselines = theirs.map((their) => [their.system, { ...report(their), difference: compare(ours, their) }]);
  return JSON.stringify({ ...report(ours), baselines: Object.fromEntries(baselines) });
}

function failures(
  own: OwnSystem,
  ours: Evaluation,
  files: readonly QuestionFile[],
  pool: PassagePool,
  count: number,
): string {
  const worst = files
    .flatMap(({ questions }, file) =>
      questions.map((question, i) => ({ question, rank: ours.files[file]?.outcomes[i]?.rank ?? null })),
    )
    .filter(({ rank }) => rank !== 1)
    .toSorted((a, b) => (b.rank ?? Number.POSITIVE_INFINITY) - (a.rank ?? Number.POSITIVE_INFINITY) || 0)
    .slice(0, count);
  const textOf = new Map(pool.passages.map(({ id, text }) => [id, text]));
  return worst
    .map(({ question, rank }) =>
      failuresText({
        question: question.question,
        rank,
        ranked: own.search(question.question),
        gold: pool.goldOf(question),
        textOf: (id) => textOf.get(id) ?? '',
      }),
    )
    .join('\n');
}

async function run(
  system: RankingSystem,
  files: readonly QuestionFile[],
  pool: PassagePool,
  context: CliContext,
): Promise<Evaluation> {
  const total = files.reduce((sum, { questions }) => sum + questions.length, 0);
  let done = 0;
  return withProgress(context, system.name, (progress) =>
    evaluate(system, files, pool.goldOf, async () => {
      done++;
      progress(done, total);
      if (done % stepsATurn === 0) await takeTurn(context.stop);
    }),
  );
}

async function openCorpusPool(settings: Settings, context: CliContext): Promise<EvaluatedPool> {
  const log = plainLog(context);
  // Questions that people liked answers to name them by the ids that the bot knows.
  const { known, close } = readKept(settings, log);
  try {
    const { library, segmenter, index } = await openCorpus({ settings, context, log, save: false, known });
    const passages = Array.from(library.articles(), ({ id }) => library.passagesOf(id)).flat();
    return { pool: corpusPool(passages), segmenter, index };
  } finally {
    close();
  }
}

async function openFilePool(files: readonly string[], settings: Settings, context: CliContext): Promise<EvaluatedPool> {
  const pool = poolPassages(files.map((path) => ({ path, passages: readPassageFile(path) })));
  const segmenter = openSegmenter(settings);
  const index = await withProgress(context, 'indexing', (progress) =>
    indexPool(segmenter, pool.passages, async (done) => {
      progress(done, pool.passages.length);
      if (done % stepsATurn === 0) await takeTurn(context.stop);
    }),
  );
  return { pool, segmenter, index };
}
