import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import type { Clock } from '../../src/playground/clock.js';
import type { Control } from '../../src/playground/control/controls.js';
import { type BotApi, startBotApi } from '../../src/playground/start-bot-api.js';
import { type BotProcess, startBotProcess } from '../long/bot-process.js';
import { dropUpdates, subscribeAll, token } from '../long/broadcast-run.js';
import { type SeededRandom, seededRandom } from '../long/seeded-random.js';
import { type AskingStage, askAtRate, hearAnswers } from './ask-at-rate.js';
import type { DatasetFacts } from './bench-run.js';
import { readBenchQuestions } from './dataset.js';
import { passesGoal } from './load-text.js';
import {
  type CandidateSource,
  candidateSources,
  type IndexRun,
  type LoadMeasures,
  type LoadResult,
  type RateTrial,
} from './measures.js';
import type { MiniSearchBuild } from './minisearch-candidates.js';
import { type ChildOutcome, runChild } from './run-child.js';
import { searchRate } from './search-rate.js';

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

/** Who ask, each in a private chat: two questions of one person would wait for each other. */
const people = 1_000;
const questions = 4_000;
/** The harness keeps so many requests: it has heard each as soon as it came. */
const keptRequests = 500;
/** Where to begin to look. */
const fromPerSecond: Readonly<Record<CandidateSource, number>> = { chuchu: 60, minisearch: 6 };
/** Below so many answers the 99th percentile is only the longest; a low rate is tried for longer. */
const fewestQuestions = 150;
const longestStepSeconds = 30;
const warmUpSeconds = 10;

/** `performance.now` is finer than `Date.now`, and is not set back. */
const fineClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  wait: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }),
};

interface Prepared {
  readonly copy: string;
  readonly data: string;
  readonly miniSearch: string;
  readonly passages: number;
}

/** Looks for the highest rate of questions that the bot answers in time: with its own candidates and with MiniSearch's. */
export async function runLoadBench(options: LoadBenchOptions): Promise<LoadMeasures> {
  const { scratch, chats, sendsPerSecond, progress } = options;
  const prepared = await prepare(options);
  const random = seededRandom(options.seed);
  const api = await startBotApi({ bots: [{ token }], clock: fineClock, keepRequests: keptRequests });
  const results: LoadResult[] = [];
  try {
    progress(`${chats} chats subscribe`);
    const newPeople = (count: number) => peopleOf(api.control, count);
    const subscribed = await newPeople(chats);
    const asking = await newPeople(people);
    await dropUpdates(api.apiRoot);
    subscribeAll(
      prepared.data,
      subscribed.map((chatId) => ({ chatId, toldChatId: chatId, fate: 'fine' })),
    );
    const texts = readBenchQuestions(scratch).map(({ text }) => text);
    const answers = hearAnswers(api.control);
    for (const candidates of candidateSources) {
      progress(`${candidates}: starting the bot`);
      // oxlint-disable-next-line no-await-in-loop -- one bot after the other has the machine
      const bot = await startBot(candidates, api, prepared, options);
      // The first one remembers what was there before.
      // oxlint-disable-next-line no-await-in-loop -- likewise
      if (results.length === 0) await bot.wrote('no news');
      try {
        const stage = { control: api.control, people: asking, questions: texts, answers, random, pid: bot.pid };
        // oxlint-disable-next-line no-await-in-loop -- likewise
        results.push(...(await measureBot(candidates, stage, prepared, options)));
      } finally {
        bot.kill('SIGTERM');
        // oxlint-disable-next-line no-await-in-loop -- likewise
        await bot.ended;
      }
    }
  } finally {
    await api.close();
  }
  return { passages: prepared.passages, people, chats, sendsPerSecond, results };
}

async function prepare({ corpus, scratch, seed, progress }: LoadBenchOptions): Promise<Prepared> {
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
async function peopleOf(control: Control, count: number): Promise<readonly number[]> {
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

async function startBot(
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

async function measureBot(
  candidates: CandidateSource,
  stage: AskingStage,
  { copy, data }: Prepared,
  { chats, sendsPerSecond, stepSeconds, seed, progress }: LoadBenchOptions,
): Promise<readonly LoadResult[]> {
  progress(`${candidates}: warming up`);
  await askAtRate(stage, fromPerSecond[candidates], warmUpSeconds);
  const database = new Database(join(data, 'chuchu.sqlite'), { readonly: true });
  const waiting = database.prepare<[], number>("SELECT count(*) FROM alert WHERE state IN ('owed', 'sending')").pluck();
  const left = (): number => waiting.get() ?? 0;
  const news = createNews(copy, seededRandom(seed + candidates.length));
  const tryRate = async (perSecond: number, long: boolean, broadcast: boolean): Promise<RateTrial> => {
    const wanted = Math.max(stepSeconds, Math.min(fewestQuestions / perSecond, longestStepSeconds));
    const seconds = long ? wanted * 3 : wanted;
    if (broadcast) await keepSending(news, left, Math.min(chats, sendsPerSecond * (seconds + 10)));
    const trial = await askAtRate(stage, perSecond, seconds);
    if (broadcast && left() === 0)
      throw new Error('expected the broadcast to outlast a rate, got its end: more --chats');
    const { p99 } = trial.answerMs;
    progress(
      `${candidates}${broadcast ? ', broadcast' : ''}: ${perSecond.toFixed(1)} a second, p99 ${p99.toFixed(0)} ms`,
    );
    return trial;
  };
  try {
    const results: LoadResult[] = [];
    let from = fromPerSecond[candidates];
    for (const broadcast of [false, true]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const found = await searchRate({
        from,
        tryRate: (perSecond, long) => tryRate(perSecond, long, broadcast),
        passes: passesGoal,
      });
      results.push({ candidates, broadcast, ...found });
      from = found.best?.perSecond ?? from;
    }
    return results;
  } finally {
    database.close();
  }
}

/** Sees to it that so many chats at least are still to be told. */
async function keepSending(news: () => void, left: () => number, enough: number): Promise<void> {
  if (left() >= enough) return;
  const before = left();
  news();
  while (left() <= before) {
    // oxlint-disable-next-line no-await-in-loop -- until it has been matched
    await sleep(20);
  }
}

/** Writes news of today that stands in no corpus, with figures of its own each time: it is another story. */
function createNews(corpus: string, random: SeededRandom): () => void {
  const figure = (): number => 1_000 + Math.floor(random.next() * 9_000);
  let written = 0;
  return () => {
    written += 1;
    const name = `arriving-${process.pid}-${figure()}-${written}.html`;
    const sentences = Array.from({ length: 8 }, () => `${figure()}号车厢运送了${figure()}人上山。`);
    const head = `---\ntitle: 登山缆车第${figure()}号公告\ndate: ${new Date().toISOString()}\n---\n`;
    writeFileSync(join(corpus, name), `${head}<p>新修的登山缆车今天起接待游客，${sentences.join('')}</p>\n`);
  };
}
