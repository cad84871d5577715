import { poolPassages } from '../../src/evaluation/passage-pool.js';
import { indexPool, ownSystem } from '../../src/evaluation/ranking-systems.js';
import { confidenceFloor, confidenceInputs, confidenceInputsOf } from '../../src/search/confidence.js';
import type { RankFeatures } from '../../src/search/rank-features.js';
import type { RankedPassage } from '../../src/search/search-passages.js';
import type { Segmenter } from '../../src/words/segmenter.js';
import type { EvaluationSet } from './evaluation-sets.js';
import { fitLogistic } from './logistic-regression.js';

/** How many passages of a set a collection holds; a set that has fewer is taken whole. */
const collectionSizes = [60, 300, 1_500, 12_000];
const maxQuestions = 600;

/** The best passage of one question in one collection. */
interface Case {
  readonly inputs: readonly number[];
  readonly isAnswer: boolean;
  readonly confidence: number;
}

/**
 * Fits the confidence (Platt, "Probabilistic Outputs for Support Vector Machines", 1999) on real questions asked of
 * collections of several sizes that hold their answer, and of collections of the other sets.
 */
export async function confidenceReport(segmenter: Segmenter, sets: readonly EvaluationSet[]): Promise<string> {
  const cases: Case[] = [];
  for (const set of sets) {
    for (const size of collectionSizes) {
      // oxlint-disable-next-line no-await-in-loop -- one collection in memory at a time
      cases.push(...(await casesOf(segmenter, set, sets, size)));
    }
  }
  const fitted = fitLogistic(
    cases.map(({ inputs }) => inputs),
    cases.map(({ isAnswer }) => isAnswer),
  );
  const lines = [`intercept ${fitted.intercept.toFixed(2)}`];
  lines.push(...fitted.weights.map((weight, i) => `${confidenceInputs[i] ?? ''} ${weight.toFixed(2)}`));
  for (const floor of [0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5])
    lines.push(shares(`fitted, floor ${floor}`, cases, fitted.of, floor));
  lines.push(shares('the one in src/', cases, (_, i) => cases[i]?.confidence ?? 0, confidenceFloor));
  return `${cases.length} first passages\n${lines.join('\n')}\n`;
}

async function casesOf(
  segmenter: Segmenter,
  set: EvaluationSet,
  sets: readonly EvaluationSet[],
  size: number,
): Promise<readonly Case[]> {
  const step = Math.max(1, Math.floor(set.passages.length / size));
  const pool = poolPassages([
    { path: set.name, passages: set.passages.filter((_, i) => i % step === 0).slice(0, size) },
  ]);
  const index = await indexPool(segmenter, pool.passages);
  const own = ownSystem(segmenter, index);
  const caseOf = (question: string, gold: ReadonlySet<string>): readonly Case[] => {
    const best = own.search(question)[0];
    if (best === undefined || (gold.size > 0 && !gold.has(best.id))) return [];
    const inputs = confidenceInputsOf(featuresOf(best), index.passageCount);
    return [{ inputs, isAnswer: gold.size > 0, confidence: best.confidence }];
  };
  const answered = set.questions.filter((question) => pool.goldOf(question).size > 0).slice(0, maxQuestions);
  const foreign = sets.filter((other) => other !== set && domainOf(other) !== domainOf(set));
  return [
    ...answered.flatMap((question) => caseOf(question.question, pool.goldOf(question))),
    ...foreign.flatMap(({ questions }) =>
      questions
        .filter((_, i) => i % 8 === 0)
        .slice(0, maxQuestions / 4)
        .flatMap(({ question }) => caseOf(question, new Set())),
    ),
  ];
}

function featuresOf(passage: RankedPassage): RankFeatures {
  const { features } = passage.explain();
  const value = (name: keyof RankFeatures) => features.find(({ feature }) => feature === name)?.value ?? 0;
  return {
    bm25: value('bm25'),
    bigramCoverage: value('bigramCoverage'),
    bestSentence: value('bestSentence'),
    longestCommonSubstring: value('longestCommonSubstring'),
    heaviestWindow: value('heaviestWindow'),
    sentencePair: value('sentencePair'),
    characterOrder: value('characterOrder'),
    answerType: value('answerType'),
    firstSentence: value('firstSentence'),
    brevity: value('brevity'),
  };
}

/** Sets of one domain answer one another's questions now and then. */
function domainOf({ name }: EvaluationSet): string {
  return /^(?:cmrc|drcd|xquad)/u.test(name) ? 'encyclopaedia' : 'news';
}

function shares(
  title: string,
  cases: readonly Case[],
  confidenceOf: (inputs: readonly number[], i: number) => number,
  floor: number,
): string {
  const reached = cases.map(({ inputs }, i) => confidenceOf(inputs, i) >= floor);
  const share = (isAnswer: boolean, reaches: boolean) => {
    const kind = reached.filter((_, i) => cases[i]?.isAnswer === isAnswer);
    return (kind.filter((isReached) => isReached === reaches).length / Math.max(1, kind.length)).toFixed(4);
  };
  return `${title}: answered ${share(true, true)}, refused ${share(false, false)}`;
}
