import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import type { Clock } from '../../src/playground/clock.js';
import type { Control } from '../../src/playground/control/controls.js';
import { startBotApi } from '../../src/playground/start-bot-api.js';
import { type BotProcess, startBotProcess } from '../long/bot-process.js';
import { createBroadcastChats } from '../long/broadcast-chats.js';
import { dropUpdates, subscribeAll, token } from '../long/broadcast-run.js';
import { type SeededRandom, seededRandom } from '../long/seeded-random.js';
import { type IndexRun, type InlineMeasures, type InlinePhase, quantiles } from './measures.js';
import { runChild } from './run-child.js';

export interface InlineBenchOptions {
  readonly corpus: string;
  /** A folder of the run's own. */
  readonly scratch: string;
  /** Chats that an article is sent to meanwhile. */
  readonly chats: number;
  readonly sendsPerSecond: number;
  /** Queries to measure in each phase. */
  readonly queries: number;
  readonly seed: number;
  readonly progress: (what: string) => void;
}

/** From the update that leaves Telegram to the answer that comes there. */
const goalMs = 30;
const people = 4;
const msBetweenKeys = 250;

/** `performance.now` is finer than `Date.now`, and is not set back. */
const fineClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  wait: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }),
};

/** Has people type behind the name of a bot that serves a corpus: with nothing else to do, and while it sends an article to many. */
export async function runInlineBench(options: InlineBenchOptions): Promise<InlineMeasures> {
  const { corpus, scratch, chats, sendsPerSecond, progress } = options;
  const top = process.cwd();
  const copy = join(scratch, 'corpus');
  const data = join(scratch, 'data');
  progress('copying and indexing the corpus');
  cpSync(corpus, copy, { recursive: true, preserveTimestamps: true });
  const indexed = await runChild<IndexRun>('../../src/main.js', ['index', '--json', '--corpus', copy, '--data', data]);
  if (indexed.kind !== 'done') throw new Error(`expected an index, got ${JSON.stringify(indexed)}`);
  const random = seededRandom(options.seed);
  const clauses = clausesOf(copy, random);
  const api = await startBotApi({ bots: [{ token }], clock: fineClock });
  let bot: BotProcess | null = null;
  try {
    progress(`${chats} chats subscribe`);
    const subscribed = await createBroadcastChats(api.control, chats, random);
    await dropUpdates(api.apiRoot);
    subscribeAll(data, subscribed);
    progress('starting the bot');
    bot = startBotProcess(top, scratch, {
      BOT_TOKEN: token,
      ANSWERS_PER_MINUTE: '99999',
      BOT_API_ROOT: api.apiRoot,
      CORPUS_DIR: copy,
      DATA_DIR: data,
      SENDS_PER_SECOND: String(sendsPerSecond),
    });
    await Promise.all([bot.wrote('no news'), bot.wrote('is waiting for messages')]);
    await sleep(5_000);
    const typists = await newTypists(api.control, clauses, random);
    const database = new Database(join(data, 'chuchu.sqlite'), { readonly: true });
    const waiting = database
      .prepare<[], number>("SELECT count(*) FROM alert WHERE state IN ('owed', 'sending')")
      .pluck();
    progress('typing, with nothing else to do');
    const idle = await typeAlong(api.control, typists, options.queries);
    progress('an article to all chats, and typing');
    writeFileSync(join(copy, 'arriving.html'), arriving());
    while ((waiting.get() ?? 0) === 0) {
      // oxlint-disable-next-line no-await-in-loop -- until it has been matched
      await sleep(20);
    }
    const broadcast = await typeAlong(api.control, typists, options.queries);
    const left = waiting.get() ?? 0;
    database.close();
    return { passages: indexed.measures.passages, chats, sendsPerSecond, left, idle, broadcast };
  } finally {
    bot?.kill('SIGTERM');
    await bot?.ended;
    await api.close();
  }
}

/** News of today that stands in no corpus. */
function arriving(): string {
  const text = `<p>新修的登山缆车今天起接待游客，${Math.random()}号车厢先行试运转，每小时可以运送一千二百人上山。</p>`;
  return `---\ntitle: 登山缆车今天起接待游客\ndate: ${new Date().toISOString()}\n---\n${text}\n`;
}

/** What people might type: pieces of sentences that stand in the articles. */
function clausesOf(corpus: string, random: SeededRandom): readonly string[] {
  const names = readdirSync(corpus, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => /\.(?:md|markdown|html)$/u.test(name));
  return Array.from({ length: 400 }, () => random.pick(files)).flatMap((file) => {
    const [, , body = ''] = readFileSync(join(corpus, file), 'utf8').split(/^---$/mu);
    const found = body.replaceAll(/<[^>]*>/gu, '').match(/\p{Script=Han}{4,12}/gu) ?? [];
    return found.length === 0 ? [] : [random.pick(found)];
  });
}

/** Somebody who types one clause after another, a character or two with each key; what they type next. */
interface Typist {
  readonly id: number;
  next(): string;
}

async function newTypists(
  control: Control,
  clauses: readonly string[],
  random: SeededRandom,
): Promise<readonly Typist[]> {
  return Promise.all(
    Array.from({ length: people }, async (): Promise<Typist> => {
      const { id } = await control.addUser({});
      let clause = '';
      let typed = 0;
      return {
        id,
        next: () => {
          if (typed >= clause.length) {
            clause = random.pick(clauses);
            typed = 0;
          }
          typed = Math.min(clause.length, typed + 1 + Math.round(random.next()));
          return clause.slice(0, typed);
        },
      };
    }),
  );
}

/** Lets all type until so many queries have come to the bot. What Telegram still knows does not come there. */
async function typeAlong(control: Control, typists: readonly Typist[], queries: number): Promise<InlinePhase> {
  const before = (await control.inlineQueries({})).length;
  let given = 0;
  let turn = 0;
  while (given < queries) {
    const typist = typists[turn % typists.length];
    turn += 1;
    // oxlint-disable-next-line no-await-in-loop -- one key after another
    const typed = typist === undefined ? null : await control.typeInline({ user: typist.id, query: typist.next() });
    if (typed !== null && typed.updateId !== null) given += 1;
    // oxlint-disable-next-line no-await-in-loop
    await sleep(msBetweenKeys / typists.length);
  }
  await sleep(2_000);
  const all = (await control.inlineQueries({})).slice(before);
  const times = all.flatMap(({ givenAtMs, answeredAtMs }) =>
    givenAtMs === null || answeredAtMs === null ? [] : [answeredAtMs - givenAtMs],
  );
  return {
    given,
    answered: times.length,
    answerMs: quantiles(times),
    longestMs: Math.max(...times),
  };
}

export function inlineBenchText({ passages, chats, sendsPerSecond, left, idle, broadcast }: InlineMeasures): string {
  const ratio = broadcast.answerMs.p99 / idle.answerMs.p99;
  const goal = broadcast.answerMs.p99 <= goalMs ? 'reached' : 'missed';
  return [
    `${passages} passages; ${people} people, a key each ${msBetweenKeys} ms; from the update to its answer, as Telegram sees it, ms`,
    `nothing else to do                 ${phaseText(idle)}`,
    `an article to ${chats} chats, ${sendsPerSecond}/s  ${phaseText(broadcast)}   goal ${goalMs} at p99: ${goal}`,
    `p99 with the broadcast is ${ratio.toFixed(2)} times that without; ${left} chats were still to be told at the end`,
    '',
  ].join('\n');
}

function phaseText({ given, answered, answerMs: { p50, p95, p99 }, longestMs }: InlinePhase): string {
  const times = `p50 ${p50.toFixed(1)}  p95 ${p95.toFixed(1)}  p99 ${p99.toFixed(1)}  longest ${longestMs.toFixed(1)}`;
  return `${times}   ${answered} of ${given} answered, the others typed over`;
}
