import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { type AlertMatch, type AlertSubscription, oweAlerts } from '../../src/alert/owe-alerts.js';
import { createZone } from '../../src/article/zone.js';
import type { Clock } from '../../src/playground/clock.js';
import { startBotApi } from '../../src/playground/start-bot-api.js';
import { openDatabase } from '../../src/storage/open-database.js';
import { createOutbox } from '../../src/storage/sqlite-outbox.js';
import { libraryOf } from './broadcast-article.js';
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
  /** The transaction that owes all of them. */
  readonly owingMs: number;
  /** From the first start to the last alert, kills and starts among it. */
  readonly deliverySeconds: number;
}

const token = '7000000001:AAPlaygroundTokenOfNobody_-0123456789a';

const realClock: Clock = {
  now: () => Date.now(),
  wait: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }),
};

/** Tells many chats of one article, while the process is killed and Telegram refuses; then says what came of it. */
export async function runBroadcast(options: BroadcastOptions): Promise<BroadcastReport> {
  const { top, cwd, seed, kills, sendsPerSecond } = options;
  const random = seededRandom(seed);
  const api = await startBotApi({ bots: [{ token }], clock: realClock });
  const { control } = api;
  const dataDir = join(cwd, 'data');
  mkdirSync(dataDir, { recursive: true });
  const article = firstSeed(top);
  let running: BroadcastProcess | null = null;
  try {
    const chats = await createBroadcastChats(control, options.chats, random);
    const owingMs = owe(dataDir, article, chats);
    const watch = new Database(join(dataDir, 'chuchu.sqlite'), { readonly: true });
    const env = {
      DATA_DIR: dataDir,
      BOT_TOKEN: token,
      BOT_API_ROOT: api.apiRoot,
      SENDS_PER_SECOND: String(sendsPerSecond),
      ARTICLE: article,
    };
    const start = (): BroadcastProcess => startBroadcastProcess(top, cwd, env);
    const sending = watch.prepare<[], number>("SELECT chat_id FROM alert WHERE state = 'sending'").pluck();
    const left = watch.prepare<[], number>("SELECT count(*) FROM alert WHERE state IN ('owed', 'sending')").pluck();

    const inFlightAtKills: number[] = [];
    const startedAt = performance.now();
    running = start();
    // Somewhere in the middle of what is left, whenever that is.
    const moments = Array.from({ length: kills }, () => Math.floor(options.chats * (0.05 + 0.85 * random.next())));
    for (const moment of moments.toSorted((a, b) => a - b)) {
      const current = running;
      // oxlint-disable-next-line no-await-in-loop -- one kill after the other
      while (options.chats - (left.get() ?? 0) < moment && current.isRunning()) await sleep(1);
      // oxlint-disable-next-line no-await-in-loop
      await sleep(random.next() * 10);
      // oxlint-disable-next-line no-await-in-loop
      await current.end('SIGKILL');
      inFlightAtKills.push(...sending.all());
      running = start();
    }
    while ((left.get() ?? 0) > 0 && running.isRunning()) {
      // oxlint-disable-next-line no-await-in-loop -- until nothing is left
      await sleep(50);
    }
    const deliverySeconds = (performance.now() - startedAt) / 1000;
    const { exitCode, stderr } = await running.end('SIGTERM');
    const findings = await judgeBroadcast({ control, watch, chats, inFlightAtKills, sendsPerSecond });
    watch.close();
    const faultsFound =
      exitCode === 0 ? findings.faultsFound : [...findings.faultsFound, `exit ${exitCode}: ${stderr}`];
    return { ...findings, faultsFound, chats: chats.length, kills, owingMs, deliverySeconds };
  } finally {
    await running?.end('SIGKILL');
    await api.close();
  }
}

function firstSeed(top: string): string {
  const [name] = readdirSync(join(top, 'seeds')).toSorted();
  if (name === undefined) throw new Error('expected an article in seeds/, got none');
  return join(top, 'seeds', name);
}

/** Writes down, as the arrival of the article does, that every chat is to be told of it; gives how long that took. */
function owe(dataDir: string, file: string, chats: readonly BroadcastChat[]): number {
  const { article, passages } = libraryOf(file);
  const [passage] = passages;
  if (passage === undefined) throw new Error(`expected ${file} to have a passage, got none`);
  const database = openDatabase(dataDir);
  const outbox = createOutbox(database, { timezone: 'Asia/Shanghai' });
  const matches = chats.map(
    (_chat, place): AlertMatch => ({
      subscriptionId: place + 1,
      found: { ordinal: 0, sentence: { start: 0, end: passage.text.length }, confidence: null },
    }),
  );
  const subscription = (id: number): AlertSubscription | null => {
    const chat = chats[id - 1];
    if (chat === undefined) return null;
    return { id, chatId: chat.chatId, threadId: 0, delivery: { kind: 'at-once' }, silent: false, pause: null };
  };
  const startedAt = performance.now();
  database
    .transaction(() => {
      const item = { storyId: 'story', articleId: article.id, passages };
      oweAlerts(item, matches, Date.now(), { outbox, subscription, zone: createZone });
    })
    .immediate();
  const owingMs = performance.now() - startedAt;
  database.close();
  return owingMs;
}

interface BroadcastProcess {
  isRunning(): boolean;
  /** Ends it, where it has not ended by itself. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<{ readonly exitCode: number | null; readonly stderr: string }>;
}

function startBroadcastProcess(top: string, cwd: string, env: Readonly<Record<string, string>>): BroadcastProcess {
  const program = join(top, 'dist', 'long', 'test', 'long', 'broadcast-process.js');
  const child = spawn(process.execPath, [program], {
    cwd,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const closed = once(child, 'close');
  const isRunning = (): boolean => child.exitCode === null && child.signalCode === null;
  return {
    isRunning,
    end: async (signal) => {
      if (isRunning()) child.kill(signal);
      await closed;
      return { exitCode: child.exitCode, stderr };
    },
  };
}
