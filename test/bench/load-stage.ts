import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { Control } from '../../src/playground/control/controls.js';
import type { BotApi } from '../../src/playground/start-bot-api.js';
import { type BotProcess, startBotProcess } from '../long/bot-process.js';
import { token } from '../long/broadcast-run.js';
import type { DatasetFacts } from './bench-run.js';
import type { CandidateSource, IndexRun } from './measures.js';
import type { MiniSearchBuild } from './minisearch-candidates.js';
import { type ChildOutcome, runChild } from './run-child.js';

export interface LoadBenchOptions {
  readonly corpus: string;
  /** A folder of the run's own. */
  readonly scratch: string;
  /** Chats that an article is sent to. */
  readonly chats: number;
  readonly sendsPerSecond: number;
  /** How long a rate is tried for; the last one three times as long. */
  readonly stepSeconds: number;
  readonly seed: number;
  readonly progress: (what: string) => void;
}

/** What is made of a corpus before anybody asks. */
export interface Prepared {
  readonly copy: string;
  readonly data: string;
  readonly miniSearch: string;
  readonly passages: number;
}

/** Different ones, in the folder of the run. */
const questions = 4_000;

export async function prepare({ corpus, scratch, seed, progress }: LoadBenchOptions): Promise<Prepared> {
  const copy = join(scratch, 'corpus');
  const data = join(scratch, 'data');
  const miniSearch = join(scratch, 'minisearch.json');
  progress('copying and indexing the corpus');
  cpSync(corpus, copy, { recursive: true, preserveTimestamps: true });
  const indexed = await runChild<IndexRun>('../../src/main.js', ['index', '--json', '--corpus', copy, '--data', data]);
  const { passages } = measuresOf(indexed, 'an index');
  progress('making questions');
  const dataset = await runChild<DatasetFacts>(
    './make-dataset.js',
    [copy, scratch, passages, questions, seed].map(String),
  );
  measuresOf(dataset, 'the dataset to be made');
  progress('building MiniSearch');
  const built = await runChild<MiniSearchBuild>('./build-minisearch.js', [scratch, String(passages), miniSearch]);
  measuresOf(built, 'MiniSearch to be built');
  return { copy, data, miniSearch, passages };
}

function measuresOf<Measures>(outcome: ChildOutcome<Measures>, expected: string): Measures {
  if (outcome.kind !== 'done') throw new Error(`expected ${expected}, got ${JSON.stringify(outcome)}`);
  return outcome.measures;
}

/** Ids of people who have begun a chat with the bot. */
export async function peopleOf(control: Control, count: number): Promise<readonly number[]> {
  const ids: number[] = [];
  for (let n = 0; n < count; n += 1) {
    // oxlint-disable-next-line no-await-in-loop -- the ids come one after the other
    const { id } = await control.addUser({ languageCode: 'zh-hans' });
    // oxlint-disable-next-line no-await-in-loop -- likewise
    await control.say({ user: id, text: '/start' });
    ids.push(id);
  }
  return ids;
}

/** The bot, as soon as it waits for messages. */
export async function startBot(
  candidates: CandidateSource,
  { apiRoot }: BotApi,
  { copy, data, miniSearch }: Prepared,
  { scratch, sendsPerSecond }: LoadBenchOptions,
): Promise<BotProcess> {
  const own = join(import.meta.dirname, '..', '..', 'src', 'main.js');
  const program =
    candidates === 'chuchu' ? [own, 'serve'] : [join(import.meta.dirname, 'serve-minisearch.js'), miniSearch];
  const env = {
    BOT_TOKEN: token,
    ANSWERS_PER_MINUTE: '99999',
    BOT_API_ROOT: apiRoot,
    CORPUS_DIR: copy,
    DATA_DIR: data,
    SENDS_PER_SECOND: String(sendsPerSecond),
  };
  const bot = startBotProcess(process.cwd(), scratch, env, program);
  await bot.wrote('is waiting for messages');
  return bot;
}
