import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { answerQuestion } from '../../src/answer/answer-question.js';
import { articleIdForPath } from '../../src/article/article-id.js';
import { MAX_FILE_BYTES } from '../../src/article/rejection.js';
import { plainLog } from '../../src/cli/log.js';
import { openCorpus } from '../../src/cli/open-corpus.js';
import { Secrets } from '../../src/cli/secrets.js';
import { readSettings } from '../../src/cli/settings.js';
import { startHelper } from '../../src/cli/start-helper.js';
import { takeTurn } from '../../src/cli/take-turn.js';
import { unpackReadings } from '../../src/ingest/file-reading.js';
import { HelperPool } from '../../src/ingest/helper-pool.js';
import type { HelperTask } from '../../src/ingest/helper-process.js';
import { seededRandom } from '../long/seeded-random.js';
import { readBenchQuestions } from './dataset.js';
import { longestHold } from './longest-hold.js';
import { makeForeignQuestions } from './make-foreign-questions.js';
import { type Quantiles, quantiles, type WholePathMeasures } from './measures.js';

// The product as the bot has it, in a process of its own: opens the corpus (its index is there), answers, takes an
// article of the largest size, folds. Arguments: corpus, data folder, folder of the questions, folder to write to.
// Prints measures.

const foreignQuestions = 1_000;
const [corpusDir = '', dataDir = '', questionsFolder = '', scratch = ''] = process.argv.slice(2);
const read = readSettings({ env: { CORPUS_DIR: corpusDir, DATA_DIR: dataDir } });
if (read.kind === 'problems') throw new Error('expected settings, got problems with them');
const { settings } = read;
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
const log = plainLog(context);
const turn = () => takeTurn(stop);
const held = (run: () => Promise<void>) => longestHold(run, turn);

const corpus = await openCorpus({ settings, context, log, save: true });
const passages = corpus.library.passageCount;
const questions = readBenchQuestions(questionsFolder).map(({ text }) => text);
answerQuestion(corpus, questions[0] ?? '');
// Counted from the start of the process.
const firstAnswerMs = performance.now();

const times: number[] = [];
const ask = (question: string) => {
  const began = performance.now();
  answerQuestion(corpus, question);
  times.push(performance.now() - began);
};
for (const question of questions.slice(0, 50)) ask(question);
times.length = 0;
const holdOfQuestion = await held(async () => {
  for (const question of questions) {
    ask(question);
    // oxlint-disable-next-line no-await-in-loop -- others have their turn between two questions, as in the bot
    await turn();
  }
});
const questionMs = quantiles(times);
const rssBytes = process.memoryUsage.rss();

const refusedMs = await timeRefusals();

const largest = writeLargestArticle();
let addLargestMs = 0;
const holdOfLargest = await held(async () => {
  const began = performance.now();
  await addArticle(largest);
  addLargestMs = performance.now() - began;
});
times.length = 0;
let foldMs = 0;
const holdOfFold = await held(async () => {
  const began = performance.now();
  const folding = corpus.index.startFold().finish({});
  const state = { folded: false };
  void folding.finally(() => {
    state.folded = true;
  });
  for (let n = 0; !state.folded; n++) {
    ask(questions[n % questions.length] ?? '');
    // oxlint-disable-next-line no-await-in-loop -- questions go on while the fold is under way
    await turn();
  }
  await folding;
  foldMs = performance.now() - began;
});
const measures: WholePathMeasures = {
  passages,
  firstAnswerMs,
  questionMs,
  refusedMs,
  rssBytes,
  addLargestMs,
  foldMs,
  questionMsWhileFolding: quantiles(times),
  holdMs: { question: holdOfQuestion, largestArticle: holdOfLargest, fold: holdOfFold },
};
process.stdout.write(JSON.stringify(measures));

/** Of those foreign questions that are refused: the whole way, slips and topics near to them looked for. */
async function timeRefusals(): Promise<Quantiles> {
  await corpus.searcher.prepare(turn);
  const texts = Array.from(corpus.library.articles(), ({ id }) => corpus.library.passagesOf(id)[0]?.text ?? '');
  const foreign = makeForeignQuestions(texts, foreignQuestions, corpus.segmenter, seededRandom(1));
  const refused: number[] = [];
  for (const question of foreign) {
    const began = performance.now();
    const { kind } = answerQuestion(corpus, question);
    if (kind === 'nothing-found') refused.push(performance.now() - began);
    // oxlint-disable-next-line no-await-in-loop -- as in the bot
    await turn();
  }
  // The first ones warm up.
  return quantiles(refused.slice(Math.floor(refused.length / 10)));
}

/** As long as an article may be, of the corpus's own words. */
function writeLargestArticle(): { path: string; absolutePath: string } {
  const paragraphs: string[] = [];
  let bytes = 200;
  for (const { id } of corpus.library.articles()) {
    for (const { text } of corpus.library.passagesOf(id)) {
      const line = `<p>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>\n`;
      bytes += Buffer.byteLength(line);
      if (bytes > MAX_FILE_BYTES) break;
      paragraphs.push(line);
    }
    if (bytes > MAX_FILE_BYTES) break;
  }
  const path = 'largest.html';
  const absolutePath = join(scratch, path);
  writeFileSync(absolutePath, `---\ntitle: 最长的一篇\n---\n${paragraphs.join('')}`);
  if (readFileSync(absolutePath).length > MAX_FILE_BYTES) throw new Error('expected an article that is read');
  return { path, absolutePath };
}

/** Parsed, cut into words and packed in a helper process; here its layer is put beside the others. */
async function addArticle(file: { path: string; absolutePath: string }): Promise<void> {
  const pool = new HelperPool({
    startHelper,
    helpers: 1,
    settings: { reading: {}, userDictionary: null },
    onDeath: (what) => log.warn(what),
    stop,
  });
  const run = async (task: HelperTask): Promise<Uint8Array<ArrayBuffer>> => {
    let bytes = new Uint8Array();
    await pool.run([task], (done) => {
      bytes = done;
    });
    return bytes;
  };
  const [reading] = unpackReadings(await run({ kind: 'read', files: [file] }));
  if (reading?.kind !== 'read' || reading.content.kind !== 'article') throw new Error('expected an article');
  const { path, contentHash, content } = reading;
  const { article, head, passages: count } = content;
  const id = articleIdForPath(path);
  const packed = await run({ kind: 'segment', articles: [{ id, path, contentHash, passages: count, article }] });
  await pool.close();
  corpus.index.putPacked(packed);
  await turn();
  corpus.pending.add({ articles: { put: [[path, article]] } });
  corpus.library.note({ id, path, head, passages: count });
}
