import type { KnownQuestion } from './evaluation-set.js';
import { judge, type Metrics, type QuestionOutcome, reciprocalRank, summarize } from './metrics.js';
import { comparePaired, type PairedComparison } from './paired-bootstrap.js';
import type { RankingSystem } from './ranking-systems.js';

export interface QuestionFile {
  /** As it was given. */
  readonly path: string;
  readonly questions: readonly KnownQuestion[];
}

/** What a system did on each question of each file, in order. */
export interface Evaluation {
  readonly system: string;
  readonly files: readonly { readonly path: string; readonly outcomes: readonly QuestionOutcome[] }[];
}

export interface EvaluationReport {
  readonly all: Metrics;
  readonly files: Readonly<Record<string, Metrics>>;
}

/**
 * Asks a system every question.
 *
 * @param goldOf the ids that answer a question, as the system names them
 * @param onQuestion called after each question; its time is not measured
 */
export async function evaluate(
  system: RankingSystem,
  files: readonly QuestionFile[],
  goldOf: (question: KnownQuestion) => ReadonlySet<string>,
  onQuestion: () => void | Promise<void> = () => {},
): Promise<Evaluation> {
  const evaluated: { path: string; outcomes: QuestionOutcome[] }[] = [];
  for (const { path, questions } of files) {
    const outcomes: QuestionOutcome[] = [];
    for (const question of questions) {
      const start = performance.now();
      const ranked = system.rank(question.question);
      const outcome = judge(ranked, goldOf(question), performance.now() - start);
      outcomes.push({ ...outcome, ...(outcome.rank === 1 && sentenceOutcome(system, question, ranked[0] ?? '')) });
      // oxlint-disable-next-line no-await-in-loop -- questions are asked one after another
      await onQuestion();
    }
    evaluated.push({ path, outcomes });
  }
  return { system: system.name, files: evaluated };
}

function sentenceOutcome(
  system: RankingSystem,
  question: KnownQuestion,
  passageId: string,
): Pick<QuestionOutcome, 'sentenceHolds'> {
  const sentenceHolds = system.sentenceHolds?.(question, passageId) ?? null;
  return sentenceHolds === null ? {} : { sentenceHolds };
}

export function report({ files }: Evaluation): EvaluationReport {
  return {
    all: summarize(files.flatMap(({ outcomes }) => outcomes)),
    files: Object.fromEntries(files.map(({ path, outcomes }) => [path, summarize(outcomes)])),
  };
}

/** Compares MRR@10 question by question, over all files and each. */
export function compare(
  ours: Evaluation,
  theirs: Evaluation,
): { all: PairedComparison; files: Readonly<Record<string, PairedComparison>> } {
  const ranks = (outcomes: readonly QuestionOutcome[]) => outcomes.map(reciprocalRank);
  const all = (evaluation: Evaluation) => evaluation.files.flatMap(({ outcomes }) => ranks(outcomes));
  return {
    all: comparePaired(all(ours), all(theirs)),
    files: Object.fromEntries(
      ours.files.map(({ path, outcomes }, i) => [
        path,
        comparePaired(ranks(outcomes), ranks(theirs.files[i]?.outcomes ?? [])),
      ]),
    ),
  };
}
