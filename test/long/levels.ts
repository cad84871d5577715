import type { BotProcess } from './bot-process.js';

/** How the process was at a moment, and in the time since the row before. */
export interface LevelRow {
  /** Seconds from the beginning. */
  readonly second: number;
  /** Which of the processes it was, from 1. */
  readonly life: number;
  readonly rssMegabytes: number;
  readonly heapMegabytes: number;
  readonly openHandles: number;
  /** Of how long the event loop was held, since the row before, or since the process was up. */
  readonly lagP99Ms: number;
  readonly lagMostMs: number;
  /** Of the time, for how much it waited for a processor that others had, 0–1: on a busy machine its event loop is held by these. */
  readonly waited: number;
  readonly owedAlerts: number;
  readonly articles: number;
  readonly passages: number;
}

/** Reads the process's own numbers, and begins a new time for those of the event loop; `null` where it is no more. */
export async function readLevels(
  process: BotProcess,
  metricsUrl: string,
  place: Pick<LevelRow, 'second' | 'life' | 'waited'>,
): Promise<LevelRow | null> {
  const samples = await readMetrics(metricsUrl);
  if (samples === null) return null;
  const value = (name: string): number => samples.get(name) ?? Number.NaN;
  return {
    ...place,
    rssMegabytes: process.rssMegabytes(),
    heapMegabytes: Math.round(value('nodejs_heap_size_used_bytes') / 2 ** 20),
    openHandles: process.openHandles(),
    lagP99Ms: value('nodejs_eventloop_lag_p99_seconds') * 1000,
    lagMostMs: value('nodejs_eventloop_lag_max_seconds') * 1000,
    owedAlerts: value('chuchu_alerts{state="owed"}'),
    articles: value('chuchu_articles'),
    passages: value('chuchu_passages{layer="frozen"}') + value('chuchu_passages{layer="live"}'),
  };
}

/** By name and labels, of the text format of Prometheus; `null` where nobody answers. */
async function readMetrics(url: string): Promise<Map<string, number> | null> {
  try {
    const response = await fetch(url);
    const lines = (await response.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    return new Map(
      lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]),
    );
  } catch {
    return null;
  }
}
