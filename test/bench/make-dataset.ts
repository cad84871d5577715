import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { encodeArticle } from '../../src/article/article-record.js';
import type { ArticleWithPassages } from '../../src/article/known-article.js';
import { indexedPassages } from '../../src/index/index-passages.js';
import { readFolder } from '../../src/intake/read-folder.js';
import { loadSegmenter, type Segmenter } from '../../src/words/segmenter.js';
import { type SeededRandom, seededRandom } from '../long/seeded-random.js';
import { articlesFile, type BenchArticle, frameHeadBytes, packBenchArticles, questionsFile } from './dataset.js';
import { makeQuestions } from './make-questions.js';
import { createResampler } from './resample.js';

// A process of its own, so that its memory is nobody's: reads the articles of a folder, cuts them into words, adds
// resampled ones up to the number of passages that is wanted, and writes them with questions to another folder.
// Arguments: corpus, folder, passages, questions, seed. Prints how many of its articles and passages are real.

const articlesAFrame = 64;

const [corpus = '', folder = '', passagesWanted = '', questionsWanted = '', seed = ''] = process.argv.slice(2);
const random = seededRandom(Number(seed));
const segmenter = loadSegmenter();
const { articles } = await readFolder(corpus);
const real = shuffle(articles, random);
const written = writeArticles(benchArticles(real, segmenter, Number(passagesWanted)));
// Asked of the first passages, which every size of the dataset holds.
const texts = real.slice(0, 2_000).flatMap(({ passages }) => passages.map(({ text }) => text));
writeFileSync(questionsFile(folder), JSON.stringify(makeQuestions(texts, Number(questionsWanted), segmenter, random)));
const realPassages = real.reduce((sum, { passages }) => sum + passages.length, 0);
process.stdout.write(JSON.stringify({ realArticles: real.length, realPassages, passages: written }));

function* benchArticles(
  from: readonly ArticleWithPassages[],
  cut: Segmenter,
  wanted: number,
): Generator<BenchArticle, void, undefined> {
  let made = 0;
  for (const { article, passages } of from) {
    if (made >= wanted) return;
    made += passages.length;
    yield { id: article.id, record: encodeArticle(article), passages: indexedPassages(cut, passages) };
  }
  const resampler = createResampler(from, cut, random);
  for (let n = 0; made < wanted; n++) {
    const article = resampler.make(`resampled-${n}`);
    made += article.passages.length;
    yield article;
  }
}

function writeArticles(made: Iterable<BenchArticle>): number {
  const descriptor = openSync(articlesFile(folder), 'w');
  let passages = 0;
  let batch: BenchArticle[] = [];
  const flush = () => {
    const bytes = packBenchArticles(batch);
    const head = Buffer.alloc(frameHeadBytes);
    head.writeUInt32LE(bytes.length);
    writeSync(descriptor, head);
    writeSync(descriptor, bytes);
    batch = [];
  };
  for (const article of made) {
    batch.push(article);
    passages += article.passages.length;
    if (batch.length === articlesAFrame) flush();
  }
  if (batch.length > 0) flush();
  closeSync(descriptor);
  return passages;
}

/** Fisher and Yates. */
function shuffle<Item>(items: readonly Item[], chance: SeededRandom): Item[] {
  const shuffled = [...items];
  for (let last = shuffled.length - 1; last > 0; last--) {
    const other = Math.floor(chance.next() * (last + 1));
    const [a, b] = [shuffled[last], shuffled[other]];
    if (a !== undefined && b !== undefined) [shuffled[last], shuffled[other]] = [b, a];
  }
  return shuffled;
}
