import type { Article } from '../../src/article/article.js';
import { splitSentences } from '../../src/article/split-sentences.js';
import { readFolder } from '../../src/intake/read-folder.js';
import { createStories, type StoryArticle } from '../../src/story/stories.js';
import { type SeededRandom, seededRandom } from '../long/seeded-random.js';
import { normalizer } from './fit-stories.js';
import { openStories, type TrialStories } from './open-stories.js';

/** Multiples of {@link inOneTransaction}. */
const sizes: readonly number[] = [20_000, 200_000];
/** Arrivals that are timed one by one, each in a transaction of its own. */
const arrivals = 2000;
const inOneTransaction = 1000;
/** Articles a day: within a week so many are compared by date. */
const aDay = 500;
const dayMs = 24 * 60 * 60 * 1000;

/**
 * How long an arriving article takes, what a start reads, and what is kept, with many articles: those of a corpus first,
 * then others of their shapes, whose sentences are picked from all.
 */
export async function storySpeedReport(corpusDir: string): Promise<string> {
  const { articles } = await readFolder(corpusDir);
  const make = resampler(
    articles.map(({ article }) => article),
    seededRandom(3),
  );
  const normalize = normalizer();
  const trial = openStories(normalize);
  try {
    const lines: string[] = [];
    let count = 0;
    for (const size of sizes) {
      const began = cpuMs();
      const added = size - count;
      for (; count < size; count += inOneTransaction) {
        const first = count;
        trial.together(() => {
          for (let n = first; n < first + inOneTransaction; n += 1) trial.stories.assign(make(n));
        });
      }
      const perArticle = (cpuMs() - began) / added;
      const timed = timeArrivals(trial, make, size);
      lines.push(
        `${size} articles`,
        `  ${added} given a story, making them included: ${perArticle.toFixed(2)} ms of CPU an article`,
        `  an arrival: ${timesOf(timed.map(({ wall }) => wall))}`,
        `  its CPU:    ${timesOf(timed.map(({ cpu }) => cpu))}`,
        `  ${startLine(trial, normalize)}`,
        `  database ${(trial.bytes() / 2 ** 20).toFixed(0)} MB`,
      );
    }
    return `${lines.join('\n')}\n`;
  } finally {
    trial.close();
  }
}

interface Timing {
  readonly wall: number;
  readonly cpu: number;
}

/** In milliseconds. */
function timeArrivals(trial: TrialStories, make: (n: number) => StoryArticle, size: number): Timing[] {
  return Array.from({ length: arrivals }, (_, i) => {
    const article = make(size + i);
    const began = performance.now();
    const cpuBegan = cpuMs();
    trial.tryOut({ ...article, id: `arrival-${i}` });
    return { wall: performance.now() - began, cpu: cpuMs() - cpuBegan };
  });
}

/** Of this process since its start. On a machine that others use too it says more than a clock does. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function startLine({ memory }: TrialStories, normalize: (text: string) => string): string {
  const before = process.memoryUsage().arrayBuffers;
  const began = cpuMs();
  const stories = createStories({ memory, normalize });
  let longest = 0;
  let more = true;
  while (more) {
    const pieceBegan = cpuMs();
    more = stories.load();
    longest = Math.max(longest, cpuMs() - pieceBegan);
  }
  const seconds = (cpuMs() - began) / 1000;
  const megabytes = (process.memoryUsage().arrayBuffers - before) / 2 ** 20;
  return `a start: ${seconds.toFixed(2)} s of CPU in pieces of at most ${longest.toFixed(0)} ms, ${megabytes.toFixed(0)} MB of memory`;
}

function resampler(articles: readonly Article[], random: SeededRandom): (n: number) => StoryArticle {
  const sentences = articles.flatMap(({ blocks }) =>
    blocks.flatMap(({ text }) => splitSentences(text).map(({ start, end }) => text.slice(start, end))),
  );
  return (n) => {
    const real = articles[n];
    if (real !== undefined) return real;
    const blocks = random.pick(articles).blocks.map((block) => ({
      ...block,
      text: splitSentences(block.text)
        .map(() => random.pick(sentences))
        .join(''),
    }));
    const epochMs = Date.UTC(2022, 0, 1) + Math.floor(n / aDay) * dayMs;
    return { id: `made-${n}`, blocks, publishedAt: { iso: new Date(epochMs).toISOString(), epochMs } };
  };
}

function timesOf(milliseconds: readonly number[]): string {
  const ascending = milliseconds.toSorted((left, right) => left - right);
  return `p50 ${at(ascending, 0.5)} ms, p99 ${at(ascending, 0.99)} ms, at most ${at(ascending, 1)} ms`;
}

function at(ascending: readonly number[], part: number): string {
  return (ascending[Math.min(ascending.length - 1, Math.floor(part * ascending.length))] ?? 0).toFixed(2);
}
