import { inverseDocumentFrequency } from '../index/bm25.js';
import type { CollectionStatistics } from '../index/passage-index.js';
import type { Segmenter } from '../words/segmenter.js';
import type { Question } from './question.js';

/** A word that stands in more of the passages than this tells no topic (今天, 北京). */
const maxShareOfPassages = 0.02;
/** In a small collection every word stands in a large share of the passages. */
const fewPassages = 3;
/** One word of a question with many is chance. */
const manyTerms = 3;

interface Ports {
  readonly segmenter: Pick<Segmenter, 'segment'>;
  /** Asked for the same titles again and again. */
  readonly normalize: (text: string) => string;
  readonly statistics: Pick<
    CollectionStatistics,
    'passageCount' | 'wordDocumentFrequency' | 'characterDocumentFrequency'
  >;
}

/**
 * Reads a question once and gives a function that tells how near a short text is to it: the share of the question's words
 * that the text has, each weighing its idf. 0 where none of them tells a topic, or only one of three or more is there.
 *
 * @returns a function of a text as written; 0–1
 */
export function heldShare(
  { words, characters }: Pick<Question, 'words' | 'characters'>,
  { segmenter, normalize, statistics }: Ports,
): (text: string) => number {
  const { passageCount } = statistics;
  const weigh = (term: string, documentFrequency: number) => ({
    term,
    idf: inverseDocumentFrequency(passageCount, documentFrequency),
    tells: documentFrequency <= Math.max(fewPassages, maxShareOfPassages * passageCount),
  });
  const terms = [
    ...words.map((word) => weigh(word, statistics.wordDocumentFrequency(word))),
    ...characters.map((character) => weigh(character, statistics.characterDocumentFrequency(character))),
  ];
  const total = terms.reduce((sum, { idf }) => sum + idf, 0);
  const atLeast = terms.length >= manyTerms ? 2 : 1;
  return (text) => {
    const normalized = normalize(text);
    // Cheap, and most texts hold nothing: 作者 stands in 工作者 too, but only what stands there at all can be a word of it.
    const there = terms.filter(({ term }) => normalized.includes(term));
    if (there.length < atLeast || !there.some(({ tells }) => tells)) return 0;
    const ofText = new Set(segmenter.segment(text).words.map((word) => word.text));
    const held = there.filter(({ term }) => ofText.has(term) || characters.includes(term));
    if (held.length < atLeast || !held.some(({ tells }) => tells)) return 0;
    return held.reduce((sum, { idf }) => sum + idf, 0) / total;
  };
}
