import { readFileSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { isDeepStrictEqual } from 'node:util';
import { gunzipSync } from 'node:zlib';
import type { ArrivedArticle } from '../../src/alert/arrived-article.js';
import { matchTopic } from '../../src/alert/match-topic.js';
import { Percolator } from '../../src/alert/percolator.js';
import type { Topic } from '../../src/alert/subscription.js';
import { plainLog } from '../../src/cli/log.js';
import { openCorpus } from '../../src/cli/open-corpus.js';
import { Secrets } from '../../src/cli/secrets.js';
import { readSettings } from '../../src/cli/settings.js';
import { indexedPassages } from '../../src/index/index-passages.js';
import { seededRandom } from '../long/seeded-random.js';
import { makeQuestionTopics, makeWordTopics } from './make-topics.js';
import { type AlertMeasures, quantiles } from './measures.js';

// One new article after the other against many subscriptions, half of them standing questions, in a process of its own.
// Articles are those of the corpus, whose index is there. Arguments: corpus, data folder, subscriptions, seed, files of
// questions. Prints measures.

const [corpusDir = '', dataDir = '', wanted = '', seed = '', ...files] = process.argv.slice(2);
const read = readSettings({ env: { CORPUS_DIR: corpusDir, DATA_DIR: dataDir } });
if (read.kind === 'problems') throw new Error('expected settings, got problems with them');
const { signal: stop } = new AbortController();
const context = {
  env: {},
  stdin: new PassThrough(),
  stdout: process.stdout,
  stderr: new PassThrough(),
  stop,
  secrets: new Secrets(),
  onCrash: () => {},
};
const corpus = await openCorpus({ settings: read.settings, context, log: plainLog(context), save: true });
const { library, segmenter, index: statistics } = corpus;
const random = seededRandom(Number(seed));
const articleIds = Array.from(library.articles(), ({ id }) => id);

/** Matched before any is counted: the code is compiled. */
const warmUpArticles = 20;
const countedArticles = 300;
/** Compared with each subscription by itself: so many subscriptions, for so many articles. */
const compared = { articles: 20, subscriptions: 1_000 };
const textsOf = (count: number): string[] =>
  Array.from({ length: count }, () => library.passagesOf(random.pick(articleIds)).map(({ text }) => text)).flat();

const asked = files.flatMap(readQuestions);
const sources = { asked, texts: textsOf(10_000), segmenter, random };
const half = Math.round(Number(wanted) / 2);
const questions = makeQuestionTopics(half, sources);
const words = makeWordTopics(Number(wanted) - questions.length, sources);
const topics = [...words, ...questions];

const heapBefore = process.memoryUsage().heapUsed;
const percolator = new Percolator({ segmenter, statistics });
const addWordsMs = timeAdditions(words, 0);
const addQuestionsMs = timeAdditions(questions, words.length);
const heapBytes = process.memoryUsage().heapUsed - heapBefore;

const times: number[] = [];
const processorTimes: number[] = [];
let found = 0;
let answered = 0;
for (let n = 0; n < warmUpArticles + countedArticles; n++) {
  const article = arrive(random.pick(articleIds));
  const processorBefore = process.cpuUsage();
  const began = performance.now();
  const matches = percolator.match(article);
  const ms = performance.now() - began;
  const { user, system } = process.cpuUsage(processorBefore);
  if (n < warmUpArticles) continue;
  times.push(ms);
  processorTimes.push((user + system) / 1_000);
  found += matches.length;
  answered += matches.filter((match) => match.found.confidence !== null).length;
}

const comparison = compareWithEachAlone();
const measures: AlertMeasures = {
  passages: library.passageCount,
  articles: countedArticles,
  words: words.length,
  questions: questions.length,
  asked: Math.min(new Set(asked).size, questions.length),
  addWordsMs,
  addQuestionsMs,
  heapBytes,
  rssBytes: process.memoryUsage.rss(),
  matchMs: quantiles(times),
  processorMs: quantiles(processorTimes),
  foundAnArticle: found / countedArticles,
  answeredAnArticle: answered / countedArticles,
  ...comparison,
};
process.stdout.write(JSON.stringify(measures));

function readQuestions(file: string): string[] {
  const bytes = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').trim();
  return text.split('\n').map((line) => {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null && 'question' in value) return String(value.question);
    throw new Error(`${file}: expected a question a line, got ${line}`);
  });
}

function arrive(articleId: string): ArrivedArticle {
  const passages = library.passagesOf(articleId);
  const head = library.head(articleId);
  if (head === undefined) throw new Error(`expected an article of the corpus, got ${articleId}`);
  return { head, passages, indexed: indexedPassages(segmenter, passages) };
}

function timeAdditions(added: readonly Topic[], firstId: number): number {
  const began = performance.now();
  for (const [i, topic] of added.entries()) percolator.add({ id: firstId + i, topic });
  return performance.now() - began;
}

/** Subscriptions that match, and as many that are picked by chance. */
function compareWithEachAlone() {
  let alone = 0;
  let aloneMs = 0;
  let differences = 0;
  for (let n = 0; n < compared.articles; n++) {
    const article = arrive(random.pick(articleIds));
    const matches = new Map(percolator.match(article).map((match) => [match.subscriptionId, match.found]));
    const chance = Array.from({ length: compared.subscriptions / 2 }, () => Math.floor(random.next() * topics.length));
    const ids = new Set([...Array.from(matches.keys()).slice(-compared.subscriptions / 2), ...chance]);
    for (const id of ids) {
      const topic = topics[id];
      if (topic === undefined) continue;
      const began = performance.now();
      const passage = matchTopic(topic, article, { segmenter, statistics });
      aloneMs += performance.now() - began;
      alone++;
      if (!isDeepStrictEqual(passage, matches.get(id) ?? null)) differences++;
    }
  }
  return { compared: alone, differences, aloneMs: aloneMs / alone };
}
