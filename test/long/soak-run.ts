import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import type { Clock } from '../../src/playground/clock.js';
import type { Control } from '../../src/playground/control/controls.js';
import { startBotApi } from '../../src/playground/start-bot-api.js';
import { bringBurst } from './arrival-deeds.js';
import { backUpAgainAndAgain } from './backups.js';
import type { CheckRow } from './check-row.js';
import { addFault } from './faults.js';
import { freePort } from './free-port.js';
import { type Growth, growthOf, type ProcessSample } from './judge-levels.js';
import { judgeSoak } from './judge-soak.js';
import type { LevelRow } from './levels.js';
import { type Blows, type Life, liveThrough, planBlows, startLife } from './life.js';
import { type SeededRandom, seededRandom } from './seeded-random.js';
import { settle } from './settle.js';
import { createSoakWorld, type SoakWorld, type WorldOptions } from './soak-world.js';

export interface SoakOptions
  extends Blows,
    Pick<WorldOptions, 'mix' | 'corpusFrom' | 'startArticles' | 'mostArticles'> {
  /** The project's folder, built. */
  readonly top: string;
  /** An empty folder, the process's own. */
  readonly cwd: string;
  readonly seed: number;
  /** How much is done a second, on average. */
  readonly perSecond: number;
  /** How many articles come at once, before half of the time is over. */
  readonly burst: number;
  /** Seconds between two backups. */
  readonly backUpEverySeconds: number;
}

export interface SoakReport {
  readonly seconds: number;
  readonly kills: number;
  readonly restarts: number;
  readonly counts: ReadonlyMap<string, number>;
  readonly faults: ReadonlyMap<string, number>;
  readonly checks: readonly CheckRow[];
  readonly levels: readonly LevelRow[];
  readonly samples: readonly ProcessSample[];
  readonly growth: Growth;
}

/** Seconds of what people do that may wait for a process that is down. */
const waitingSeconds = 4;

const token = '7000000001:AAPlaygroundTokenOfNobody_-0123456789a';

const realClock: Clock = {
  now: () => Date.now(),
  wait: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }),
};

/** Lets the world be at the real process for so long, hurts it meanwhile, and says what came of it. */
export async function runSoak(options: SoakOptions): Promise<SoakReport> {
  const { top, cwd, seed } = options;
  const random = seededRandom(seed + 1);
  const api = await startBotApi({ bots: [{ token }], clock: realClock });
  const { control } = api;
  const world = await createSoakWorld({ ...options, control, random: seededRandom(seed) });
  void watch(control, world);
  const port = await freePort();
  const inFlightAtKills = new Set<number>();
  const life = startLife({
    top,
    cwd,
    control,
    metricsUrl: `http://127.0.0.1:${port}/metrics`,
    env: { ...world.env, BOT_API_ROOT: api.apiRoot, BOT_TOKEN: token, METRICS_LISTEN: String(port) },
    beforeKill: (upSinceMs) => world.ledger.markInFlight(upSinceMs),
    beforeStop: () => world.ledger.markStopping(),
    afterKill: () => {
      for (const id of sendingAlerts(cwd)) inFlightAtKills.add(id);
    },
  });
  const over = new AbortController();
  try {
    await life.up();
    await Promise.race([world.steady?.untilSubscribed(), life.lost]);
    const backups = backUpAgainAndAgain({ top, cwd }, options.backUpEverySeconds, over.signal);
    const hurting = liveThrough(life, options.seconds, planBlows(options)).finally(() => over.abort());
    const [faults] = await Promise.race([
      Promise.all([goOn(options, control, world, life, random, over.signal), hurting]),
      life.lost,
    ]);
    const backedUp = await backups;
    await Promise.race([settle(control, world, life, cwd), life.lost]);
    const nowMs = Date.now();
    await life.end('SIGTERM');
    const checks = await judgeSoak({ control, top, cwd, token, world, life, inFlightAtKills, nowMs });
    const ended = (wanted: string): number => life.endings.filter((ending) => ending.wanted === wanted).length;
    return {
      seconds: Math.round(life.elapsed()),
      kills: ended('SIGKILL'),
      // The last one is its end.
      restarts: ended('SIGTERM') - 1,
      counts: world.ledger.counts,
      faults,
      checks: [...checks, backedUp],
      levels: life.levels,
      samples: life.samples,
      growth: growthOf(life.levels, life.samples),
    };
  } finally {
    over.abort();
    life.killAll();
    await world.close();
    await api.close();
  }
}

/** What it waits for in the end never comes, and nobody waits for it. */
async function watch(control: Control, { ledger }: SoakWorld): Promise<never> {
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    ledger.see(await control.nextOutgoing());
  }
}

/** People, articles and faults, until it is over; gives the faults. */
async function goOn(
  { perSecond, seconds, burst }: SoakOptions,
  control: Control,
  { act, sources }: SoakWorld,
  life: Life,
  random: SeededRandom,
  over: AbortSignal,
): Promise<ReadonlyMap<string, number>> {
  const faults = new Map<string, number>();
  const startedAt = life.elapsed();
  /** How much more may be done until the process is up again: a busy machine starts it slowly, and is not to be buried. */
  let mayWait = 0;
  let nextFault = startedAt + 2;
  let nextSample = startedAt;
  let burstAt = burst === 0 ? Number.POSITIVE_INFINITY : startedAt + seconds * 0.4;
  while (!over.aborted) {
    // oxlint-disable-next-line no-await-in-loop -- people take their time
    await sleep(-Math.log(1 - random.next()) * (1000 / perSecond));
    mayWait = life.isUp() ? perSecond * waitingSeconds : mayWait - 1;
    // oxlint-disable-next-line no-await-in-loop
    if (mayWait > 0) await act();
    if (life.elapsed() > burstAt) {
      burstAt = Number.POSITIVE_INFINITY;
      bringBurst(sources, burst);
    }
    if (life.elapsed() > nextFault) {
      nextFault = life.elapsed() + 1 + random.next() * 2;
      // oxlint-disable-next-line no-await-in-loop
      const name = await addFault(control, random);
      faults.set(name, (faults.get(name) ?? 0) + 1);
    }
    // One that still reads the articles has less.
    if (life.elapsed() < nextSample || !life.isUp()) continue;
    nextSample = life.elapsed() + 2;
    life.measure();
    sources.corpus.look(sources.newsroom.made);
  }
  return faults;
}

function sendingAlerts(cwd: string): number[] {
  const path = join(cwd, 'data', 'chuchu.sqlite');
  if (!existsSync(path)) return [];
  const database = new Database(path, { readonly: true });
  const ids = database.prepare<[], number>("SELECT id FROM alert WHERE state = 'sending'").pluck().all();
  database.close();
  return ids;
}
