import { join } from 'node:path';
import type { Message } from 'grammy/types';
import { articleText } from '../../src/article/article.js';
import { readFolder } from '../../src/intake/read-folder.js';
import type { Control } from '../../src/playground/control/controls.js';
import type { OutgoingRecord } from '../../src/playground/record/outbox.js';
import type { HowItEnded } from './bot-process.js';
import { countBy } from './count-by.js';
import { judgeDatabase } from './judge-database.js';
import { judgeQuestions } from './judge-questions.js';
import { judgeTaps } from './judge-taps.js';
import { planned } from './mixed-faults.js';
import type { MixedPeople } from './mixed-people.js';

/** Memory of the process at a moment, and which of the processes it was, from 1. */
export interface MemorySample {
  readonly second: number;
  readonly life: number;
  readonly megabytes: number;
}

export interface Evidence {
  readonly control: Control;
  readonly cwd: string;
  readonly top: string;
  readonly people: MixedPeople;
  readonly endings: readonly (HowItEnded & { readonly wanted: 'SIGTERM' | 'SIGKILL' })[];
  readonly memory: readonly MemorySample[];
}

export interface Findings {
  /** What must not be; empty after a good run. */
  readonly faultsFound: readonly string[];
  readonly numbers: ReadonlyMap<string, number>;
  /** By description. */
  readonly refusals: ReadonlyMap<string, number>;
  /** Lines of the log at level "error" and "warn", by their words. */
  readonly complaints: ReadonlyMap<string, number>;
}

/** What Telegram refuses by design. */
const refusedByDesign =
  /message is not modified|message to (?:edit|delete) not found|message can't be edited|MESSAGE_ID_INVALID|bot was blocked by the user|query is too old/u;

/** Looks at everything that is left of a run. */
export async function judge(evidence: Evidence): Promise<Findings> {
  const { control, cwd, top, people, endings } = evidence;
  const calls = await control.calls();
  const outgoing = await control.outbox();
  const faultsFound: string[] = [];
  const numbers = new Map<string, number>();
  const refusals = countBy(
    calls.flatMap(({ method, outcome }) =>
      outcome.kind === 'refused' ? [`${method}: ${outcome.error_code} ${outcome.description.slice(0, 90)}`] : [],
    ),
  );
  for (const refusal of refusals.keys()) {
    if (!refusal.includes(planned) && !refusedByDesign.test(refusal)) faultsFound.push(`refused: ${refusal}`);
  }

  judgeQuestions(people.asked, outgoing, calls, faultsFound, numbers);
  judgeTaps(people, calls, outgoing, faultsFound, numbers);
  await judgeQuotes(top, outgoing, faultsFound, numbers);
  await judgeDatabase(join(cwd, 'data', 'chuchu.sqlite'), control, people, faultsFound, numbers);
  const complaints = judgeEndings(endings, faultsFound);
  judgeMemory(evidence.memory, faultsFound);
  return { faultsFound, numbers, refusals, complaints };
}

async function judgeQuotes(
  top: string,
  outgoing: readonly OutgoingRecord[],
  faultsFound: string[],
  numbers: Map<string, number>,
): Promise<void> {
  const { articles } = await readFolder(join(top, 'seeds'), { timezone: 'Asia/Shanghai' });
  const texts = articles.map(({ article }) => articleText(article));
  const quotes = outgoing.flatMap(({ message }) => (message === null ? [] : quotesOf(message)));
  for (const quote of new Set(quotes)) {
    // An ellipsis at the ends stands for what was left out.
    const words = quote.replaceAll(/^…|…$/gu, '');
    if (words === '' || !texts.some((text) => text.includes(words))) faultsFound.push(`not in any article: ${quote}`);
  }
  numbers.set('quotes shown, each word for word', quotes.length);
  const silently = outgoing.flatMap(({ dropped }) => dropped);
  if (silently.length > 0) faultsFound.push(`taken away silently: ${silently.join('; ')}`);
}

function quotesOf({ text = '', entities = [] }: Message): string[] {
  return entities
    .filter(({ type }) => type === 'blockquote' || type === 'expandable_blockquote')
    .map(({ offset, length }) => text.slice(offset, offset + length));
}

function judgeEndings(endings: Evidence['endings'], faultsFound: string[]): Map<string, number> {
  const complaints: string[] = [];
  for (const { wanted, exitCode, signal, stdout, stderr } of endings) {
    const right = wanted === 'SIGTERM' ? exitCode === 0 && signal === null : signal === 'SIGKILL';
    if (!right)
      faultsFound.push(`${wanted} ended it with exit code ${exitCode}, signal ${signal}: ${stderr.slice(-500)}`);
    if (stdout !== '') faultsFound.push(`standard output: ${stdout.slice(0, 200)}`);
    // A kill may cut the last line.
    const lines = stderr.split('\n').slice(0, -1);
    for (const line of lines) {
      const entry = readLogLine(line);
      if (entry === null) faultsFound.push(`no line of a log: ${line.slice(0, 200)}`);
      else if (entry.level >= 40) complaints.push(entry.msg.replaceAll(/\d{3,}/gu, 'N').slice(0, 110));
    }
  }
  return countBy(complaints);
}

/** How much more any process may have than the first had when it had read the articles. */
const mayGrowMegabytes = 60;
/** Samples of a process that answers its first questions; they are two seconds apart. */
const startingSamples = 3;

/** The level stays: within a process, and from the first process to the last. */
function judgeMemory(memory: readonly MemorySample[], faultsFound: string[]): void {
  const lives = new Map<number, number[]>();
  for (const { life, megabytes } of memory) lives.set(life, [...(lives.get(life) ?? []), megabytes]);
  const levels = [...lives.values()].map((curve) => curve.slice(startingSamples));
  const first = levels[0]?.[0];
  if (first === undefined) return;
  for (const [place, level] of levels.entries()) {
    const grown = Math.max(first, ...level) - first;
    if (grown > mayGrowMegabytes)
      faultsFound.push(`process ${place + 1} had ${grown} MB more than the first at its start`);
  }
}

function readLogLine(line: string): { level: number; msg: string } | null {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== 'object' || value === null || !('level' in value) || !('msg' in value)) return null;
    return { level: Number(value.level), msg: String(value.msg) };
  } catch {
    return null;
  }
}
