import { inverseDocumentFrequency } from '../index/bm25.js';
import type { Candidate, CollectionStatistics } from '../index/passage-index.js';
import { longestCommonSubstring } from './longest-common-substring.js';
import type { Question } from './question.js';
import { SentenceCoverages, type WeighedTerm } from './sentence-coverages.js';

/** What is known of a question and one passage; each about 0–1 (`bm25` may pass 1 by k1). */
export interface RankFeatures {
  /** BM25 over words, divided by the idf of all words of the question. */
  readonly bm25: number;
  /** Share of the question's bigrams that the passage holds, each weighing its idf. */
  readonly bigramCoverage: number;
  /** The sentence that holds most of the question: mean of its word and bigram coverage. */
  readonly bestSentence: number;
  /** Length of the longest run of characters that question and passage share, as a share of the question. */
  readonly longestCommonSubstring: number;
}

/** A question with what its terms tell in this collection: worked out once, used for every candidate. */
export interface RankQuestion {
  readonly text: string;
  readonly words: readonly WeighedTerm[];
  readonly bigrams: readonly WeighedTerm[];
  readonly wordIdf: number;
  readonly bigramIdf: number;
  /** Length of the longest run of UTF-16 units that a text shares with the question. */
  readonly longestShared: (text: string) => number;
}

export function rankQuestion(question: Question, statistics: CollectionStatistics): RankQuestion {
  const weigh = (documentFrequencyOf: (term: string) => number) => (text: string) => ({
    text,
    idf: inverseDocumentFrequency(statistics.passageCount, documentFrequencyOf(text)),
  });
  const words = [
    ...question.words.map(weigh((word) => statistics.wordDocumentFrequency(word))),
    ...question.characters.map(weigh((character) => statistics.characterDocumentFrequency(character))),
  ];
  const bigrams = question.bigrams.map(weigh((bigram) => statistics.bigramDocumentFrequency(bigram)));
  const text = question.normalized.text.trim();
  const longestShared = longestCommonSubstring(text);
  return { text, words, bigrams, wordIdf: sumIdf(words), bigramIdf: sumIdf(bigrams), longestShared };
}

export function rankFeatures(question: RankQuestion, candidate: Candidate): RankFeatures {
  const { text, terms } = candidate;
  const coverages = new SentenceCoverages(text);
  const wordSums = coverages.sums(question.words);
  let bigramSum = 0;
  const bigramSums = coverages.sums(question.bigrams, (bigram) => {
    if (!hasSurrogate(bigram.text) || terms.bigramFrequency(bigram.text) > 0) bigramSum += bigram.idf;
  });
  let bestSentence = 0;
  for (let sentence = 0; sentence < coverages.sentences; sentence++) {
    const ofWords = share(wordSums[sentence] ?? 0, question.wordIdf);
    const ofBigrams = share(bigramSums[sentence] ?? 0, question.bigramIdf);
    bestSentence = Math.max(bestSentence, meanCoverage(question, ofWords, ofBigrams));
  }
  return {
    bm25: share(candidate.wordScore, question.wordIdf),
    bigramCoverage: share(bigramSum, question.bigramIdf),
    bestSentence,
    longestCommonSubstring: share(question.longestShared(text), question.text.length),
  };
}

/**
 * Two Han characters of the BMP side by side in a text are a bigram of it, always; the units of others may belong to
 * other characters, and need a look at the passage's terms.
 */
function hasSurrogate(bigram: string): boolean {
  return isSurrogate(bigram.charCodeAt(0)) || isSurrogate(bigram.charCodeAt(1));
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xe000;
}

/** How much of the question a (normalised) sentence holds: 0–1. Words count wherever their characters stand. */
export function sentenceCoverage(question: RankQuestion, sentence: string): number {
  const holds = (term: string) => sentence.includes(term);
  const ofWords = coverage(question.words, question.wordIdf, holds);
  return meanCoverage(question, ofWords, coverage(question.bigrams, question.bigramIdf, holds));
}

function meanCoverage({ bigrams }: RankQuestion, ofWords: number, ofBigrams: number): number {
  return bigrams.length === 0 ? ofWords : (ofWords + ofBigrams) / 2;
}

function coverage(terms: readonly WeighedTerm[], totalIdf: number, holds: (term: string) => boolean): number {
  return share(sumIdf(terms.filter((term) => holds(term.text))), totalIdf);
}

function sumIdf(terms: readonly WeighedTerm[]): number {
  return terms.reduce((sum, { idf }) => sum + idf, 0);
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
