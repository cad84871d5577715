import { inverseDocumentFrequency } from '../index/bm25.js';
import type { CollectionStatistics } from '../index/passage-index.js';
import type { Segmenter } from '../words/segmenter.js';
import type { Question } from './question.js';

/** A word that stands in more of the passages than this tells no topic (今天, 北京); a lone character never does. */
const maxShareOfPassages = 0.02;
/** One that stands in so few is a topic by itself (江豚). */
const rareShareOfPassages = 0.001;
/** In a small collection every word stands in a large share of the passages. */
const fewPassages = 3;
/** How much of the question must be there. */
const minShare = 0.4;
/** With a word that is a topic by itself; a small collection knows few of a question's words, and these weigh less there. */
const minShareWithRare = { small: 0.1, large: 0.2 };
const largePassages = 1_000;
/** One common word of a question with so many is chance. */
const manyWords = 3;
/** Inside other words a shorter one is chance: 作者 in 工作者, but not 锂电池 in 磷酸铁锂电池. */
const minLengthInside = 3;

interface Ports {
  readonly segmenter: Pick<Segmenter, 'segment'>;
  /** Asked for the same titles again and again. */
  readonly normalize: (text: string) => string;
  readonly statistics: Pick<CollectionStatistics, 'passageCount' | 'wordDocumentFrequency'>;
}

/**
 * Reads a question once and gives a function that tells how near the topic of a short text, such as a title, is to it: the
 * share of the question's words that the text has, each weighing its idf, or 0 where that is likely to be chance.
 *
 * @returns a function of a text as written; 0–1
 */
export function heldShare(
  { words }: Pick<Question, 'words'>,
  { segmenter, normalize, statistics }: Ports,
): (text: string) => number {
  const { passageCount } = statistics;
  const isIn = (documentFrequency: number, shareOfPassages: number): boolean =>
    documentFrequency <= Math.max(fewPassages, shareOfPassages * passageCount);
  const terms = words.map((term) => {
    const documentFrequency = statistics.wordDocumentFrequency(term);
    return {
      term,
      idf: inverseDocumentFrequency(passageCount, documentFrequency),
      tells: term.length > 1 && isIn(documentFrequency, maxShareOfPassages),
      isRare: term.length > 1 && isIn(documentFrequency, rareShareOfPassages),
    };
  });
  const total = sumIdf(terms);
  const enoughWithRare = passageCount < largePassages ? minShareWithRare.small : minShareWithRare.large;
  const shareOf = (held: typeof terms): number => {
    const share = sumIdf(held) / total;
    if (held.some(({ isRare }) => isRare)) return share >= enoughWithRare ? share : 0;
    const isChance = held.length < 2 && terms.length >= manyWords;
    return !isChance && held.some(({ tells }) => tells) && share >= minShare ? share : 0;
  };
  return (text) => {
    const normalized = normalize(text);
    // Cheap, and most texts hold too little: cutting them into words is not.
    const there = terms.filter(({ term }) => normalized.includes(term));
    if (there.length === 0 || shareOf(there) === 0) return 0;
    const ofText = new Set(segmenter.segment(text).words.map((word) => word.text));
    return shareOf(there.filter(({ term }) => term.length >= minLengthInside || ofText.has(term)));
  };
}

function sumIdf(terms: readonly { readonly idf: number }[]): number {
  return terms.reduce((sum, { idf }) => sum + idf, 0);
}
