import { confidenceFloor } from '../search/confidence.js';
import { type Answerability, type AskedQuestion, judgeAnswerability } from './answerability.js';
import type { QuestionFile } from './evaluate.js';
import type { KnownQuestion } from './evaluation-set.js';
import type { OwnSystem } from './ranking-systems.js';

/** What a file of answerable and a file of unanswerable questions gave against each other. */
export interface AnswerabilityPair extends Answerability {
  readonly answerableFile: string;
  readonly unanswerableFile: string;
}

export interface AnswerabilityReport {
  readonly pooled: Answerability;
  readonly pairs: readonly AnswerabilityPair[];
  /** The pair of the lowest AUC. */
  readonly worst: AnswerabilityPair | null;
}

/** A right passage counts as found among so many. */
const foundDepth = 3;

/** Asks questions that the passages answer, and questions that they do not. */
export async function compareAnswerability(
  system: OwnSystem,
  answerable: readonly QuestionFile[],
  unanswerable: readonly QuestionFile[],
  goldOf: (question: KnownQuestion) => ReadonlySet<string>,
  onQuestion: (done: number, total: number) => Promise<void>,
): Promise<AnswerabilityReport> {
  const total = [...answerable, ...unanswerable].reduce((sum, { questions }) => sum + questions.length, 0);
  let done = 0;
  const ask = async ({ path, questions }: QuestionFile): Promise<Asked> => {
    const asked: AskedQuestion[] = [];
    for (const question of questions) {
      asked.push(askOne(system, question, goldOf(question)));
      done++;
      // oxlint-disable-next-line no-await-in-loop -- questions are asked one after another
      await onQuestion(done, total);
    }
    return { path, asked };
  };
  const known: Asked[] = [];
  const foreign: Asked[] = [];
  // oxlint-disable-next-line no-await-in-loop -- questions are asked one after another
  for (const file of answerable) known.push(await ask(file));
  // oxlint-disable-next-line no-await-in-loop -- questions are asked one after another
  for (const file of unanswerable) foreign.push(await ask(file));
  return summarizePairs(known, foreign);
}

interface Asked {
  readonly path: string;
  readonly asked: readonly AskedQuestion[];
}

function askOne(system: OwnSystem, { question }: KnownQuestion, gold: ReadonlySet<string>): AskedQuestion {
  const ranked = system.search(question);
  return {
    confidence: ranked.reduce((most, { confidence }) => Math.max(most, confidence), 0),
    isFound: ranked.slice(0, foundDepth).some(({ id }) => gold.has(id)),
  };
}

function summarizePairs(known: readonly Asked[], foreign: readonly Asked[]): AnswerabilityReport {
  const pairs = known.flatMap((ours) =>
    foreign.map((theirs) => ({
      answerableFile: ours.path,
      unanswerableFile: theirs.path,
      ...judgeAnswerability(ours.asked, theirs.asked, confidenceFloor),
    })),
  );
  const all = (files: readonly Asked[]) => files.flatMap(({ asked }) => asked);
  return {
    pooled: judgeAnswerability(all(known), all(foreign), confidenceFloor),
    pairs,
    worst: pairs.toSorted((a, b) => a.auc - b.auc)[0] ?? null,
  };
}
