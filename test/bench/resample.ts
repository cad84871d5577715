import { encodeArticle } from '../../src/article/article-record.js';
import type { ArticleWithPassages } from '../../src/article/known-article.js';
import { splitSentences } from '../../src/article/split-sentences.js';
import type { IndexedPassage } from '../../src/index/passage-index.js';
import { passageTerms } from '../../src/index/passage-terms.js';
import type { Segmenter, Word } from '../../src/words/segmenter.js';
import type { SeededRandom } from '../long/seeded-random.js';
import type { BenchArticle } from './dataset.js';

/** A sentence, segmented once however often it is used. */
interface Sentence {
  readonly original: string;
  readonly normalized: string;
  readonly words: readonly string[];
}

export interface Resampler {
  /** An article of a real one's shape, its passages made of sentences picked from all. */
  make(id: string): BenchArticle;
}

/** Within these every paragraph is one passage, as the reader of articles cuts them. */
const minPassage = 20;
const maxPassage = 480;

function pickSentences(sentences: readonly Sentence[], count: number, random: SeededRandom): Sentence[] {
  const chosen: Sentence[] = [];
  let length = 0;
  while (chosen.length < count || length < minPassage) {
    const sentence = random.pick(sentences);
    if (length + sentence.original.length > maxPassage) break;
    chosen.push(sentence);
    length += sentence.original.length;
  }
  return chosen;
}

export function createResampler(
  articles: readonly ArticleWithPassages[],
  segmenter: Segmenter,
  random: SeededRandom,
): Resampler {
  const words = new Map<string, string>();
  const keepOnce = (word: string) => {
    const known = words.get(word) ?? word;
    words.set(word, known);
    return known;
  };
  const sentences: Sentence[] = [];
  /** Of each article: how many sentences each of its passages has. */
  const shapes: number[][] = [];
  for (const { passages } of articles) {
    const shape: number[] = [];
    for (const { text } of passages) {
      const cut = splitSentences(text);
      shape.push(cut.length);
      for (const { start, end } of cut) {
        const original = text.slice(start, end);
        if (original.length > maxPassage) continue;
        const segmented = segmenter.segment(original);
        sentences.push({
          original,
          normalized: segmented.normalized.text,
          words: segmented.words.map((word) => keepOnce(word.text)),
        });
      }
    }
    if (shape.length > 0) shapes.push(shape);
  }
  const makePassage = (id: string, ordinal: number, count: number) => {
    const chosen = pickSentences(sentences, count, random);
    const normalized = chosen.map((sentence) => sentence.normalized).join('');
    const indexed: IndexedPassage = {
      id: `${id}#${ordinal}`,
      text: normalized,
      terms: passageTerms({
        normalized: { ...segmenter.normalize(''), text: normalized },
        // Places are not looked at.
        words: chosen.flatMap((sentence) => sentence.words.map((text): Word => ({ text, start: 0, end: 0 }))),
      }),
    };
    return { original: chosen.map((sentence) => sentence.original).join(''), indexed };
  };
  return {
    make(id) {
      const passages = random.pick(shapes).map((count, ordinal) => makePassage(id, ordinal, count));
      const article = {
        id,
        path: `${id}.md`,
        title: passages[0]?.original.slice(0, 30) ?? null,
        publishedAt: { iso: '2024-01-01T00:00:00+08:00', epochMs: Math.floor(random.next() * 1.7e12) },
        category: null,
        tags: [],
        publisher: `报${Math.floor(random.next() * 50)}`,
        sourceUrl: `https://example.org/${id}`,
        siteUrl: null,
        blocks: passages.map(({ original }, paragraph) => ({ kind: 'paragraph' as const, text: original, paragraph })),
      };
      return { id, record: encodeArticle(article), passages: passages.map(({ indexed }) => indexed) };
    },
  };
}
