import { type CheckRow, checkRow } from './check-row.js';
import type { LevelRow } from './levels.js';

/** The process at a moment. */
export interface ProcessSample {
  readonly second: number;
  readonly life: number;
  readonly megabytes: number;
  readonly openHandles: number;
}

/** How the memory grows over the second half of a run, by a line of least squares. */
export interface Growth {
  readonly megabytesPerHour: number;
  /** `null` where none came. */
  readonly kilobytesPerArticle: number | null;
}

const mostLagMs = 50;
/** How much more it may have in the second half than it ever had in the first, and for each article that came then. */
const mayGrowMegabytes = 60;
const mayGrowMegabytesPerArticle = 0.05;
/** Samples of a process that answers its first questions; they are two seconds apart. */
const startingSamples = 3;
const mayOpenHandles = 15;

/** The level of memory and of open handles stays, and the event loop is not held. */
export function judgeLevels(rows: readonly LevelRow[], samples: readonly ProcessSample[]): CheckRow[] {
  return [
    { ...judgeMemory(rows, samples), isOfThisMachine: true },
    judgeHandles(samples),
    { ...judgeLag(rows), isOfThisMachine: true },
  ];
}

function judgeMemory(rows: readonly LevelRow[], samples: readonly ProcessSample[]): CheckRow {
  const settled = [...livesOf(samples).values()].flatMap((curve) => curve.slice(startingSamples));
  const halfWay = (settled.at(-1)?.second ?? 0) / 2;
  const mostOf = (some: readonly ProcessSample[]): number => Math.max(0, ...some.map(({ megabytes }) => megabytes));
  const [before, after] = [
    mostOf(settled.filter(({ second }) => second <= halfWay)),
    mostOf(settled.filter(({ second }) => second > halfWay)),
  ];
  const articles = rows.filter(({ second }) => second > halfWay).map((row) => row.articles);
  const cameIn = Math.max(0, (articles.at(-1) ?? 0) - (articles[0] ?? 0));
  const mayBe = before + mayGrowMegabytes + mayGrowMegabytesPerArticle * cameIn;
  const faults = after > mayBe ? [`expected at most ${Math.round(mayBe)} MB in the second half, got ${after}`] : [];
  return checkRow('the level of memory stays', settled.length, faults, [
    ['MB at the beginning', settled[0]?.megabytes ?? 0],
    ['MB at most in the first half', before],
    ['MB at most in the second half', after],
    ['articles that came in the second half', cameIn],
  ]);
}

/** While files are read, and people wait, there are more: the middle counts. */
function judgeHandles(samples: readonly ProcessSample[]): CheckRow {
  const counts = samples.map(({ openHandles }) => openHandles);
  const half = Math.ceil(counts.length / 2);
  const [before, after] = [medianOf(counts.slice(0, half)), medianOf(counts.slice(half))];
  const faults = after > before + mayOpenHandles ? [`expected about ${before} open handles, got ${after}`] : [];
  return checkRow('the level of open handles stays', samples.length, faults, [
    ['in the first half', before],
    ['in the second half', after],
    ['at most', Math.max(0, ...counts)],
  ]);
}

function medianOf(counts: readonly number[]): number {
  return counts.toSorted((a, b) => a - b)[Math.floor(counts.length / 2)] ?? 0;
}

function judgeLag(rows: readonly LevelRow[]): CheckRow {
  const faults = rows
    .filter(({ lagP99Ms }) => lagP99Ms > mostLagMs)
    .map(({ second, lagP99Ms }) => `second ${second}: p99 ${lagP99Ms.toFixed(0)} ms`);
  return checkRow('the event loop is held for 50 ms at most (p99)', rows.length, faults, [
    ['ms, the highest p99', Math.round(Math.max(0, ...rows.map(({ lagP99Ms }) => lagP99Ms)))],
  ]);
}

/** Of processes that were killed the last sample counts, so that all are of about the same age; of a single one all do. */
export function growthOf(rows: readonly LevelRow[], samples: readonly ProcessSample[]): Growth {
  const lives = [...livesOf(samples).values()];
  const points = lives.length === 1 ? samples : lives.flatMap((curve) => curve.slice(-1));
  const last = points.at(-1)?.second ?? 0;
  const megabytesPerHour =
    3600 * slope(points.filter(({ second }) => second > last / 2).map(({ second, megabytes }) => [second, megabytes]));
  const articlesPerHour =
    3600 * slope(rows.filter(({ second }) => second > last / 2).map(({ second, articles }) => [second, articles]));
  return {
    megabytesPerHour,
    kilobytesPerArticle: articlesPerHour > 0 ? (1024 * megabytesPerHour) / articlesPerHour : null,
  };
}

/** 0 where there are not two different places. */
function slope(points: readonly (readonly [number, number])[]): number {
  const mean = (of: (point: readonly [number, number]) => number): number =>
    points.reduce((sum, point) => sum + of(point), 0) / Math.max(1, points.length);
  const [x, y] = [mean(([at]) => at), mean(([, value]) => value)];
  const spread = points.reduce((sum, [at]) => sum + (at - x) ** 2, 0);
  return spread === 0 ? 0 : points.reduce((sum, [at, value]) => sum + (at - x) * (value - y), 0) / spread;
}

function livesOf(samples: readonly ProcessSample[]): Map<number, ProcessSample[]> {
  const lives = new Map<number, ProcessSample[]>();
  for (const sample of samples) lives.set(sample.life, [...(lives.get(sample.life) ?? []), sample]);
  return lives;
}
