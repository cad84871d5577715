import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import type { Clock } from '../../src/playground/clock.js';
import { startBotApi } from '../../src/playground/start-bot-api.js';
import { dropUpdates, subscribeAll, token } from '../long/broadcast-run.js';
import { seededRandom } from '../long/seeded-random.js';
import { type AskingStage, askAtRate, hearAnswers } from './ask-at-rate.js';
import { readBenchQuestions } from './dataset.js';
import { createNews, keepSending } from './keep-sending.js';
import { type LoadBenchOptions, type Prepared, peopleOf, prepare, startBot } from './load-stage.js';
import { passesGoal } from './load-text.js';
import {
  type CandidateSource,
  candidateSources,
  type LoadMeasures,
  type LoadResult,
  type RateTrial,
} from './measures.js';
import { searchRate } from './search-rate.js';

/** Who ask, each in a private chat: two questions of one person would wait for each other. */
const people = 1_000;
/** The harness keeps so many requests: it has heard each as soon as it came. */
const keptRequests = 500;
/** Where to begin to look. */
const fromPerSecond: Readonly<Record<CandidateSource, number>> = { chuchu: 60, minisearch: 6 };
/** Below so many answers the 99th percentile is only the longest; a low rate is tried for longer. */
const fewestQuestions = 150;
const longestStepSeconds = 30;
const warmUpSeconds = 10;
/** The sending is to go on until the last question at a rate is answered, or given up. */
const spareSeconds = 40;

/** `performance.now` is finer than `Date.now`, and is not set back. */
const fineClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  wait: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }),
};

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
    if (broadcast) await keepSending(news, left, Math.min(chats, sendsPerSecond * (seconds + spareSeconds)));
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
