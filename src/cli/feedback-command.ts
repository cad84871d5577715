import {
  type CountedQuote,
  gatherJudged,
  isBad,
  isGold,
  type JudgedQuestion,
  type JudgedQuote,
} from '../evaluation/judged-questions.js';
import { readFeedback } from '../storage/read-feedback.js';
import type { CliContext, ExitCode } from './cli-context.js';
import { type FolderOptions, requireSettings } from './command-settings.js';

export interface FeedbackOptions extends FolderOptions {
  readonly json?: boolean;
  readonly up?: boolean;
  readonly down?: boolean;
}

/**
 * Prints what people thought of quotes: as lines that `eval` reads, of the quotes that were liked; or, for a person, of
 * those that were not, in a form that `eval` refuses, so that nobody takes them for answers.
 */
export function feedbackCommand(options: FeedbackOptions, context: CliContext): ExitCode {
  const { stdout, stderr } = context;
  const votes = readFeedback(requireSettings(context, options).dataDir);
  if (votes.length === 0) stderr.write('no feedback yet\n');
  if (options.json === true) {
    stdout.write(`${feedbackJson(votes.filter(({ verdict }) => options[oppositeOf[verdict]] !== true))}\n`);
    return 0;
  }
  const line = options.down === true ? badLine : goldLine;
  for (const question of gatherJudged(votes)) {
    const text = line(question);
    if (text !== null) stdout.write(`${text}\n`);
  }
  return 0;
}

const oppositeOf = { up: 'down', down: 'up' } as const;

function feedbackJson(votes: readonly JudgedQuote[]): string {
  const count = (wanted: JudgedQuote['verdict']): number => votes.filter(({ verdict }) => verdict === wanted).length;
  return JSON.stringify({ votes: { up: count('up'), down: count('down') }, questions: gatherJudged(votes) });
}

/** `null` where no quote is. */
function goldLine({ id, question, quotes }: JudgedQuestion): string | null {
  const gold = quotes.filter(isGold);
  return gold.length === 0 ? null : JSON.stringify({ id, question, gold: idsOf(gold), goldHashes: hashesOf(gold) });
}

function badLine({ id, question, quotes }: JudgedQuestion): string | null {
  const bad = quotes.filter(isBad);
  return bad.length === 0 ? null : JSON.stringify({ id, question, bad: idsOf(bad), badHashes: hashesOf(bad) });
}

function idsOf(quotes: readonly CountedQuote[]): string[] {
  return quotes.map(({ passageId }) => passageId);
}

function hashesOf(quotes: readonly CountedQuote[]): string[] {
  return quotes.map(({ textHash }) => textHash);
}
