import { splitSentences } from '../article/split-sentences.js';
import { inverseDocumentFrequency } from '../index/bm25.js';
import type { Candidate, CollectionStatistics } from '../index/passage-index.js';
import { longestCommonSubstring } from './longest-common-substring.js';
import type { Question } from './question.js';

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

interface Term {
  readonly text: string;
  readonly idf: number;
}

/** A question with what its terms tell in this collection: worked out once, used for every candidate. */
export interface RankQuestion {
  readonly text: string;
  readonly words: readonly Term[];
  readonly bigrams: readonly Term[];
  readonly wordIdf: number;
  readonly bigramIdf: number;
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
  return { text: question.normalized.text.trim(), words, bigrams, wordIdf: sumIdf(words), bigramIdf: sumIdf(bigrams) };
}

export function rankFeatures(question: RankQuestion, candidate: Candidate): RankFeatures {
  const { text } = candidate;
  const sentences = splitSentences(text).map(({ start, end }) => text.slice(start, end));
  return {
    bm25: share(candidate.wordScore, question.wordIdf),
    bigramCoverage: coverage(question.bigrams, question.bigramIdf, (b) => candidate.terms.bigramFrequency(b) > 0),
    bestSentence: Math.max(0, ...sentences.map((sentence) => sentenceCoverage(question, sentence))),
    longestCommonSubstring: share(longestCommonSubstring(question.text, text), question.text.length),
  };
}

/** How much of the question a (normalised) sentence holds: 0–1. Words count wherever their characters stand. */
export function sentenceCoverage(question: RankQuestion, sentence: string): number {
  const holds = (term: string) => sentence.includes(term);
  const words = coverage(question.words, question.wordIdf, holds);
  return question.bigrams.length === 0 ? words : (words + coverage(question.bigrams, question.bigramIdf, holds)) / 2;
}

function coverage(terms: readonly Term[], totalIdf: number, holds: (term: string) => boolean): number {
  return share(sumIdf(terms.filter((term) => holds(term.text))), totalIdf);
}

function sumIdf(terms: readonly Term[]): number {
  return terms.reduce((sum, { idf }) => sum + idf, 0);
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
