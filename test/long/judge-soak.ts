import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Control } from '../../src/playground/control/controls.js';
import { alertMessages } from './alert-messages.js';
import type { CheckRow } from './check-row.js';
import { judgeAlerts, readAlerts } from './judge-alerts.js';
import { judgeDatabase } from './judge-database.js';
import { judgeIndex } from './judge-index.js';
import { judgeLevels } from './judge-levels.js';
import { judgeLog } from './judge-log.js';
import { judgeQuestions } from './judge-questions.js';
import { judgeQuotes } from './judge-quotes.js';
import { judgeRates } from './judge-rates.js';
import { judgeRefusals } from './judge-refusals.js';
import { judgeTaps, judgeTyping } from './judge-taps.js';
import type { Life } from './life.js';
import type { SoakWorld } from './soak-world.js';

export interface SoakEvidence {
  readonly control: Control;
  readonly top: string;
  readonly cwd: string;
  readonly token: string;
  readonly world: SoakWorld;
  readonly life: Life;
  readonly inFlightAtKills: ReadonlySet<number>;
  readonly nowMs: number;
}

/** Looks at everything that is left of a run; the process has ended. */
export async function judgeSoak(evidence: SoakEvidence): Promise<CheckRow[]> {
  const { control, top, cwd, token, world, life } = evidence;
  const { ledger, sources, people } = world;
  const calls = await control.calls();
  const outgoing = await control.outbox();
  const last = life.levels.at(-1);
  const served = { articles: last?.articles ?? 0, passages: last?.passages ?? 0 };
  const questions = Array.from({ length: 20 }, () => world.question());
  const { dir: corpusDir, versions } = sources.corpus;
  return [
    judgeQuestions(ledger.asked, outgoing, calls, resetReplies(life)),
    judgeTaps(ledger.taps, calls, outgoing),
    judgeTyping(ledger.typed, calls, outgoing, await givenTimes(control)),
    judgeQuotes(versions, outgoing),
    ...alertRows(evidence, calls, outgoing),
    judgeRates(await control.rates(), alertMessages(outgoing), life.endings.length),
    judgeRefusals(calls),
    ...judgeLog(life.endings, { token, words: ledger.words, names: people.names, chatIds: people.ids }),
    ...judgeLevels(life.levels, life.samples),
    ...(await judgeDatabase(join(cwd, 'data', 'chuchu.sqlite'), control, ledger.asked, outgoing)),
    await judgeIndex({ top, cwd, corpusDir, served, questions }),
  ];
}

function resetReplies({ endings }: Life): number {
  const lines = endings.flatMap(({ stderr }) => stderr.split('\n'));
  return lines.filter((line) => line.includes('could not reply') && line.includes('ECONNRESET')).length;
}

async function givenTimes(control: Control): Promise<ReadonlyMap<string, number>> {
  const typed = await control.inlineQueries();
  return new Map(typed.flatMap(({ queryId, lastGivenAtMs: atMs }) => (atMs === null ? [] : [[queryId, atMs]])));
}

function alertRows(
  { cwd, world, inFlightAtKills, nowMs }: SoakEvidence,
  calls: Awaited<ReturnType<Control['calls']>>,
  outgoing: Awaited<ReturnType<Control['outbox']>>,
): CheckRow[] {
  const { steady, sources, ledger } = world;
  if (steady === null) return [];
  const database = new Database(join(cwd, 'data', 'chuchu.sqlite'), { readonly: true });
  const rows = readAlerts(database);
  database.close();
  const { arrivals } = sources.corpus;
  const { forgotten } = ledger;
  return judgeAlerts({ rows, arrivals, steady: steady.all, outgoing, calls, inFlightAtKills, forgotten, nowMs });
}
