import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import type { Clock } from '../../src/playground/clock.js';
import { startBotApi } from '../../src/playground/start-bot-api.js';
import { openDatabase } from '../../src/storage/open-database.js';
import { createSubscriptions } from '../../src/storage/sqlite-subscriptions.js';
import { type BotProcess, startBotProcess } from './bot-process.js';
import { type BroadcastChat, createBroadcastChats } from './broadcast-chats.js';
import { type BroadcastFindings, judgeBroadcast } from './broadcast-judge.js';
import { seededRandom } from './seeded-random.js';

export interface BroadcastOptions {
  /** The project's folder, built, `dist/long/` too. */
  readonly top: string;
  /** An empty folder, the process's own. */
  readonly cwd: string;
  readonly seed: number;
  readonly chats: number;
  /** How often the process is killed while it delivers. */
  readonly kills: number;
  readonly sendsPerSecond: number;
}

export interface BroadcastReport extends BroadcastFindings {
  readonly chats: number;
  readonly kills: number;
  /** From the article's arrival in the folder to the last alert, kills and starts among it. */
  readonly deliverySeconds: number;
}

export const token = '7000000001:AAPlaygroundTokenOfNobody_-0123456789a';

const realClock: Clock = {
  now: () => Date.now(),
  wait: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }),
};

/**
 * Lets one article arrive that many chats have asked for, while the bot is killed and Telegram refuses; then says what came
 * of it.
 */
export async function runBroadcast(options: BroadcastOptions): Promise<BroadcastReport> {
  const { top, cwd, seed, kills, sendsPerSecond } = options;
  const random = seededRandom(seed);
  const api = await startBotApi({ bots: [{ token }], clock: realClock });
  const { control } = api;
  const dataDir = join(cwd, 'data');
  const corpus = join(cwd, 'corpus');
  mkdirSync(dataDir, { recursive: true });
  mkdirSync(corpus);
  const [known = '', article = ''] = readdirSync(join(top, 'seeds')).toSorted();
  copyFileSync(join(top, 'seeds', known), join(corpus, known));
  let running: BotProcess | null = null;
  try {
    const chats = await createBroadcastChats(control, options.chats, random);
    await dropUpdates(api.apiRoot);
    subscribeAll(dataDir, chats);
    const env = {
      BOT_TOKEN: token,
      BOT_API_ROOT: api.apiRoot,
      CORPUS_DIR: corpus,
      // The article is of 2022.
      NEWS_DAYS: '9999',
      SENDS_PER_SECOND: String(sendsPerSecond),
    };
    const start = (): BotProcess => startBotProcess(top, cwd, env);
    running = start();
    // Then it has remembered what was there before.
    await running.wrote('no news');
    const watch = new Database(join(dataDir, 'chuchu.sqlite'), { readonly: true });
    const sending = watch.prepare<[], number>("SELECT chat_id FROM alert WHERE state = 'sending'").pluck();
    const settled = watch
      .prepare<[], number>("SELECT count(*) FROM alert WHERE state NOT IN ('owed', 'sending')")
      .pluck();
    const told = (): number => settled.get() ?? 0;

    const inFlightAtKills: number[] = [];
    const startedAt = performance.now();
    copyFileSync(join(top, 'seeds', article), join(corpus, article));
    // Somewhere in the middle of what is left, whenever that is.
    const moments = Array.from({ length: kills }, () => Math.floor(options.chats * (0.05 + 0.85 * random.next())));
    for (const moment of moments.toSorted((a, b) => a - b)) {
      const current: BotProcess = running;
      // oxlint-disable-next-line no-await-in-loop -- one kill after the other
      while (told() < moment && current.isRunning()) await sleep(1);
      // oxlint-disable-next-line no-await-in-loop
      await sleep(random.next() * 10);
      current.kill('SIGKILL');
      // oxlint-disable-next-line no-await-in-loop
      await current.ended;
      inFlightAtKills.push(...sending.all());
      running = start();
    }
    while (told() < chats.length && running.isRunning()) {
      // oxlint-disable-next-line no-await-in-loop -- until nothing is left
      await sleep(50);
    }
    const deliverySeconds = (performance.now() - startedAt) / 1000;
    running.kill('SIGTERM');
    const { exitCode, stderr } = await running.ended;
    const findings = await judgeBroadcast({ control, watch, chats, inFlightAtKills, sendsPerSecond });
    watch.close();
    const faultsFound =
      exitCode === 0 ? findings.faultsFound : [...findings.faultsFound, `exit ${exitCode}: ${stderr}`];
    return { ...findings, faultsFound, chats: chats.length, kills, deliverySeconds };
  } finally {
    running?.kill('SIGKILL');
    await running?.ended;
    await api.close();
  }
}

/** What people said to be in a chat with the bot is not what is tried here. */
export async function dropUpdates(apiRoot: string): Promise<void> {
  const response = await fetch(`${apiRoot}/bot${token}/deleteWebhook?drop_pending_updates=true`);
  if (!response.ok) throw new Error(`deleteWebhook: ${await response.text()}`);
}

/** Lets each of them ask for everything, at once. */
export function subscribeAll(dataDir: string, chats: readonly BroadcastChat[]): void {
  const database = openDatabase(dataDir);
  const subscriptions = createSubscriptions(database, { now: Date.now });
  database
    .transaction(() => {
      for (const { chatId } of chats) {
        const delivery = { kind: 'at-once' } as const;
        subscriptions.add({ chatId, threadId: 0, topic: { kind: 'everything' }, delivery, silent: false });
      }
    })
    .immediate();
  database.close();
}
