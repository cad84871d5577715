import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { indexWorkHere } from '../../src/index/file/index-work-here.js';
import { indexedPassages } from '../../src/index/index-passages.js';
import { createMemoryIndex } from '../../src/index/open-index.js';
import { readFolder } from '../../src/intake/read-folder.js';
import { readQuestion } from '../../src/search/question.js';
import { seededRandom } from '../long/seeded-random.js';
import { segmenter } from '../words/real-segmenter.js';
import { limitOf, loadBenchText, passesGoal } from './load-text.js';
import type { RateTrial } from './measures.js';
import { passageIdsFile, takeCandidatesFromMiniSearch } from './minisearch-candidates.js';
import { miniSearchEngine } from './minisearch-engine.js';
import { poissonArrivals } from './poisson-arrivals.js';
import { processorTimeOf, processorTimeOfAll } from './processor-time.js';
import { searchRate } from './search-rate.js';

const SEEDS = join(import.meta.dirname, '..', '..', 'seeds');

function trialAt(perSecond: number, more: Partial<RateTrial> = {}): RateTrial {
  return {
    perSecond,
    seconds: 10,
    hopeless: false,
    asked: 100,
    answered: 100,
    answerMs: { p50: 10, p95: 50, p99: 100 },
    longestMs: 120,
    lateMs: 1,
    cores: { bot: 0.9, botLoop: 0.85, harness: 0.5, others: 0.1 },
    harnessBusy: 0.5,
    ...more,
  };
}

/** A bot that answers up to so many a second in time; what was asked of it. */
async function searchUpTo(limit: (long: boolean) => number, from: number) {
  const tried: number[] = [];
  const found = await searchRate({
    from,
    tryRate: (perSecond, long) => {
      tried.push(perSecond);
      return Promise.resolve(trialAt(perSecond, perSecond <= limit(long) ? {} : { hopeless: true }));
    },
    passes: passesGoal,
  });
  return { tried, ...found };
}

describe('the search for the highest rate', () => {
  it.each([3, 60, 900])('comes close below it, from %d a second', async (from) => {
    const { best, above, tried } = await searchUpTo(() => 137, from);
    expect(best?.perSecond).toBeLessThanOrEqual(137);
    expect(above?.perSecond).toBeGreaterThan(137);
    expect((above?.perSecond ?? 0) / (best?.perSecond ?? 1)).toBeLessThanOrEqual(1.07);
    expect(tried.length).toBeLessThan(20);
  });

  it('stands on a long try: what passes only for a moment is not the rate', async () => {
    const { best } = await searchUpTo((long) => (long ? 125 : 137), 100);
    expect(best?.perSecond).toBeLessThanOrEqual(125);
    expect(best?.perSecond).toBeGreaterThan(105);
  });

  it('ends where no rate is low enough', async () => {
    expect(await searchUpTo(() => 0, 8)).toMatchObject({ best: null, above: { hopeless: true } });
  });
});

describe('questions', () => {
  it('come at random moments, as many as are wanted, the same for the same seed', () => {
    const moments = Array.from(poissonArrivals(200, 50, seededRandom(1)));
    expect(moments).toEqual(Array.from(poissonArrivals(200, 50, seededRandom(1))));
    expect(moments.length).toBeGreaterThan(9_700);
    expect(moments.length).toBeLessThan(10_300);
    // Gaps of a Poisson process: one in e is longer than the mean of 5 ms.
    const gaps = moments.slice(1).map((moment, place) => moment - (moments[place] ?? 0));
    expect(gaps.filter((gap) => gap > 5).length / gaps.length).toBeCloseTo(Math.exp(-1), 1);
  });
});

describe('what is told of a rate', () => {
  it('names the harness, other programs or the bot as the limit', () => {
    const cores = trialAt(1).cores;
    expect(limitOf(trialAt(1, { harnessBusy: 0.9 }))).toBe('THE HARNESS WAS THE LIMIT');
    expect(limitOf(trialAt(1, { lateMs: 30 }))).toBe('THE HARNESS WAS THE LIMIT');
    expect(limitOf(trialAt(1, { cores: { ...cores, others: 0.5 } }))).toBe('OTHER PROGRAMS WERE A LIMIT');
    expect(limitOf(trialAt(1))).toBe("the bot's event loop was the limit");
    expect(limitOf(trialAt(1, { cores: { ...cores, botLoop: 0.4 } }))).toContain('what the bot waits for');
  });

  it('counts what is not answered, or late, as failed', () => {
    expect(passesGoal(trialAt(1))).toBe(true);
    expect(passesGoal(trialAt(1, { answered: 99 }))).toBe(false);
    expect(passesGoal(trialAt(1, { answerMs: { p50: 1, p95: 2, p99: 200 } }))).toBe(false);
    expect(passesGoal(trialAt(1, { asked: 0, answered: 0 }))).toBe(false);
    expect(passesGoal(trialAt(1, { hopeless: true }))).toBe(false);
  });

  it('says how many times as many questions are answered', () => {
    const results = [
      { candidates: 'chuchu', broadcast: false, best: trialAt(120), above: trialAt(128) },
      { candidates: 'minisearch', broadcast: false, best: trialAt(8), above: null },
    ] as const;
    const text = loadBenchText({ passages: 9, people: 5, chats: 7, sendsPerSecond: 25, results });
    expect(text).toContain('Chuchu, nothing else to do: 120.0 questions a second');
    expect(text).toContain('with nothing else to do: 15.0 times as many');
  });

  it('has the processor time of a process and of the machine', () => {
    const { all, main } = processorTimeOf(process.pid);
    const { user, system } = process.cpuUsage();
    expect(main).toBeLessThanOrEqual(all);
    expect(Math.abs(all - (user + system) / 1e6)).toBeLessThan(0.5);
    expect(processorTimeOfAll()).toBeGreaterThan(all);
  });
});

it('MiniSearch’s candidates are passages of the index, with the terms and the score that the ranker knows them by', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'chuchu-load-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const { articles } = await readFolder(SEEDS);
  const index = createMemoryIndex(indexWorkHere);
  const dataset = articles.map(({ article, passages }) => {
    const indexed = indexedPassages(segmenter, passages);
    index.put(article.id, indexed);
    return { id: article.id, record: new Uint8Array(), passages: indexed };
  });
  await index.startFold().finish({});
  const engine = miniSearchEngine();
  await engine.start();
  engine.prepare(dataset)();
  const path = join(folder, 'minisearch.json');
  await engine.save(path);
  const ids = dataset.flatMap(({ passages }) => passages.map(({ id }) => id));
  writeFileSync(passageIdsFile(path), JSON.stringify(ids));
  const query = readQuestion(segmenter, '2021年小微企业用电量增长了多少？');
  const scores = new Map(index.candidates(query, 1_000).map(({ id, score }) => [id, score]));
  const own = new Set(index.candidates(query, 10).map(({ id }) => id));

  takeCandidatesFromMiniSearch(path);
  const found = index.candidates(query, 10);
  expect(found).toHaveLength(10);
  expect(found.map(({ id, score }) => [id, score])).toEqual(found.map(({ id }) => [id, scores.get(id)]));
  // By its own score others are among the best ten.
  expect(found.filter(({ id }) => !own.has(id)).length).toBeGreaterThan(0);
});
