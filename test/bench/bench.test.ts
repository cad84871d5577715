import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { decodeArticle } from '../../src/article/article-record.js';
import { passageTerms } from '../../src/index/passage-terms.js';
import { readFolder } from '../../src/intake/read-folder.js';
import { seededRandom } from '../long/seeded-random.js';
import { segmenter } from '../words/real-segmenter.js';
import { articlesFile, type BenchArticle, packBenchArticles, readBenchArticles } from './dataset.js';
import { makeForeignQuestions } from './make-foreign-questions.js';
import { makeQuestions } from './make-questions.js';
import { quantiles } from './measures.js';
import { hexQuestion, hexText } from './peer-terms.js';
import { createResampler } from './resample.js';

const SEEDS = join(import.meta.dirname, '..', '..', 'seeds');

async function resampled(count: number): Promise<BenchArticle[]> {
  const { articles } = await readFolder(SEEDS);
  const resampler = createResampler(articles, segmenter, seededRandom(1));
  return Array.from({ length: count }, (_, n) => resampler.make(`r${n}`));
}

describe('the benchmark', () => {
  it('takes quantiles by the nearest rank', () => {
    const values = Array.from({ length: 500 }, (_, i) => 500 - i);
    expect(quantiles(values)).toEqual({ p50: 250, p95: 475, p99: 495 });
    expect(quantiles([7])).toEqual({ p50: 7, p95: 7, p99: 7 });
  });

  it('makes passages whose terms are those of their text, which the product cuts into the same passages', async () => {
    for (const { id, record, passages } of await resampled(20)) {
      const read = decodeArticle(record, { id, path: `${id}.md` });
      expect(read.passages.map(({ id: passage }) => passage)).toEqual(passages.map(({ id: passage }) => passage));
      for (const [i, { text }] of read.passages.entries()) {
        const segmented = segmenter.segment(text);
        expect(passages[i]).toMatchObject({ text: segmented.normalized.text, terms: passageTerms(segmented) });
      }
    }
  });

  it('gives every engine the same passages, as many as are wanted', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'chuchu-dataset-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const articles = await resampled(20);
    const frames = [articles.slice(0, 12), articles.slice(12)].flatMap((batch) => {
      const bytes = packBenchArticles(batch);
      const head = Buffer.alloc(4);
      head.writeUInt32LE(bytes.length);
      return [head, bytes];
    });
    writeFileSync(articlesFile(folder), Buffer.concat(frames));
    const all = articles.flatMap(({ passages }) => passages);
    for (const wanted of [1, 30, all.length]) {
      const read = [...readBenchArticles(folder, wanted)].flat();
      expect(read.flatMap(({ passages }) => passages)).toEqual(all.slice(0, wanted));
    }
    expect(() => [...readBenchArticles(folder, all.length + 1)]).toThrow(`got ${all.length}`);
  });

  it('makes foreign questions, the same for the same seed, that hold something to look for', () => {
    const foreign = makeForeignQuestions(['专精特新企业的利润增长了。'], 50, segmenter, seededRandom(3));
    expect(foreign).toEqual(makeForeignQuestions(['专精特新企业的利润增长了。'], 50, segmenter, seededRandom(3)));
    expect(new Set(foreign).size).toBe(50);
    expect(foreign.filter((text) => segmenter.segment(text).words.length < 2)).toEqual([]);
  });

  it('asks the same questions for the same seed, in terms that all engines are given', async () => {
    const { articles } = await readFolder(SEEDS);
    const texts = articles.flatMap(({ passages }) => passages.map(({ text }) => text));
    const questions = makeQuestions(texts, 50, segmenter, seededRandom(7));
    expect(questions).toEqual(makeQuestions(texts, 50, segmenter, seededRandom(7)));
    expect(questions.length).toBe(50);
    const [article] = await resampled(1);
    const [passage] = article?.passages ?? [];
    const terms = new Set(passage === undefined ? [] : hexText(passage).split(' '));
    const words = Array.from(passage?.terms.words.keys() ?? []);
    const bigrams = Array.from(passage?.terms.bigrams.keys() ?? []);
    expect(hexQuestion({ text: '', words, bigrams }).every((term) => terms.has(term))).toBe(true);
    expect(terms.size).toBe(words.length + bigrams.length);
  });
});
