import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { BenchEngine } from './bench-engine.js';
import { readBenchArticles, readBenchQuestions } from './dataset.js';
import { flexSearchEngine } from './flexsearch-engine.js';
import { fts5Engine } from './fts5-engine.js';
import { type AskMeasures, type BuildMeasures, quantiles, timed } from './measures.js';
import { miniSearchEngine } from './minisearch-engine.js';
import { ourEngine } from './our-engine.js';

// One engine, one phase, in a process of its own, so that its memory means something.
// Arguments: engine, `build` or `ask`, folder of the dataset, passages, path of the engine's file. Prints measures.

const engines: Readonly<Record<string, (path: string) => BenchEngine>> = {
  chuchu: ourEngine,
  minisearch: miniSearchEngine,
  fts5: fts5Engine,
  flexsearch: flexSearchEngine,
};

/** Asked first, and not counted: the code is compiled, pages are in memory. */
const warmUpQuestions = 50;
const additions = 20;

const [name = '', phase = '', folder = '', passages = '', path = ''] = process.argv.slice(2);
const engine = engines[name]?.(path);
if (engine === undefined) throw new Error(`expected an engine, got ${name}`);
const measures = phase === 'build' ? await build(engine) : await ask(engine);
process.stdout.write(JSON.stringify(measures));

async function build(built: BenchEngine): Promise<BuildMeasures> {
  let buildMs = await timed(() => built.start());
  for (const articles of readBenchArticles(folder, Number(passages))) {
    const add = built.prepare(articles);
    // oxlint-disable-next-line no-await-in-loop -- one batch after another
    buildMs += await timed(add);
  }
  buildMs += await timed(() => built.finish());
  const saveMs = await timed(() => built.save(path));
  const files = readdirSync(dirname(path)).filter((file) => file.startsWith(basename(path)));
  const fileBytes = files.reduce((sum, file) => sum + statSync(join(dirname(path), file)).size, 0);
  return { buildMs, saveMs, fileBytes };
}

async function ask(asked: BenchEngine): Promise<AskMeasures> {
  const loadMs = await timed(() => asked.load(path));
  const questions = readBenchQuestions(folder).map((question) => asked.prepareQuestion(question));
  for (const question of questions.slice(0, warmUpQuestions)) question();
  const times: number[] = [];
  let found = 0;
  for (const question of questions) {
    const began = performance.now();
    found += question();
    times.push(performance.now() - began);
  }
  const rssBytes = process.memoryUsage.rss();
  return { loadMs, questionMs: quantiles(times), addArticleMs: await timeAdditions(asked), rssBytes, found };
}

async function timeAdditions(asked: BenchEngine): Promise<number> {
  const times: number[] = [];
  const [articles = []] = readBenchArticles(folder, 1_000);
  for (const { record, passages: of, ...article } of articles.slice(0, additions)) {
    const id = `added-${article.id}`;
    const renamed = of.map((passage, ordinal) => ({ ...passage, id: `${id}#${ordinal}` }));
    const add = asked.prepareAddition({ id, record, passages: renamed });
    // oxlint-disable-next-line no-await-in-loop -- one after another
    times.push(await timed(add));
  }
  return quantiles(times).p50;
}
