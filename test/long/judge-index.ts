import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type CheckRow, checkRow } from './check-row.js';
import { runCommand } from './run-command.js';

export interface IndexEvidence {
  readonly top: string;
  readonly cwd: string;
  readonly corpusDir: string;
  /** What the process said it serves, at the end. */
  readonly served: { readonly articles: number; readonly passages: number };
  readonly questions: readonly string[];
}

/** It serves what an index that is made anew of the folder holds, and answers as that one does. */
export async function judgeIndex(evidence: IndexEvidence): Promise<CheckRow> {
  const { corpusDir, served, questions } = evidence;
  const faults: string[] = [];
  const chuchu = async (data: string, args: readonly string[], input?: string): Promise<string> => {
    const end = await runCommand(evidence, [...args, '--corpus', corpusDir, '--data', data], input);
    if (end.exitCode !== 0) faults.push(`${args.join(' ')}: exit ${end.exitCode}: ${end.stderr.slice(-300)}`);
    return end.stdout;
  };
  // Which articles are of one story is remembered, and not to be read from them again.
  mkdirSync(join(evidence.cwd, 'fresh'));
  cpSync(join(evidence.cwd, 'data', 'chuchu.sqlite'), join(evidence.cwd, 'fresh', 'chuchu.sqlite'));
  const [told] = await Promise.all([chuchu('bare', ['index', '--json']), chuchu('fresh', ['index'])]);
  const bare: unknown = JSON.parse(told);
  for (const [name, count] of Object.entries(served)) {
    const onDisk = numberAt(bare, name);
    if (onDisk !== count) faults.push(`expected ${onDisk} ${name}, as the folder holds, got ${count}`);
  }
  const asked = questions.map((question) => `${question}\n`).join('');
  const [ours = [], theirs = []] = await Promise.all(
    ['data', 'fresh'].map(async (data) => (await chuchu(data, ['ask', '--json', '-'], asked)).trim().split('\n')),
  );
  for (const [place, question] of questions.entries()) {
    const [got, expected] = [quotesIn(ours[place]), quotesIn(theirs[place])];
    if (got !== expected) faults.push(`${question}: expected what a new index answers, ${expected}, got ${got}`);
  }
  return checkRow('the index is what the folder holds', served.articles, faults, [
    ['articles', served.articles],
    ['passages', served.passages],
    ['questions asked of both', questions.length],
  ]);
}

interface Quoted {
  readonly passageId: string;
  readonly text: string;
}

function quotesIn(line = '{}'): string {
  const answer: unknown = JSON.parse(line);
  if (typeof answer !== 'object' || answer === null || !('quotes' in answer) || !Array.isArray(answer.quotes))
    return '';
  return JSON.stringify(answer.quotes.map(({ passageId, text }: Quoted) => [passageId, text]));
}

function numberAt(value: unknown, name: string): number {
  const found: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  return Number(found);
}
