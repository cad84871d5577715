import type { PassageTerms } from './passage-terms.js';

/** A passage as the index takes it. */
export interface IndexedPassage {
  readonly id: string;
  /** Normalised as its words are (NFKC, lower case, Simplified). */
  readonly text: string;
  readonly terms: PassageTerms;
}

/** What to look for. Every list is without repeats and normalised. */
export interface IndexQuery {
  readonly words: readonly string[];
  /** Two UTF-16 units each. */
  readonly bigrams: readonly string[];
  /** Han characters that stand alone in the question, where it holds nothing longer. */
  readonly characters: readonly string[];
  /** Only passages whose text holds all of these. */
  readonly phrases: readonly string[];
  /** Only passages whose text holds none of these; default none. */
  readonly excluded?: readonly string[];
  /** Only passages of articles for which this is true; default all. Asked once an article. */
  readonly accepts?: (articleId: string) => boolean;
}

/** A passage that matches, with its BM25 score. */
export interface Candidate {
  readonly id: string;
  /** The normalised text. */
  readonly text: string;
  readonly terms: CandidateTerms;
  /** `wordScore + bigramWeight · bigramScore`. */
  readonly score: number;
  /** BM25 over words (and lone characters). */
  readonly wordScore: number;
  /** BM25 over bigrams. */
  readonly bigramScore: number;
}

/** How often a candidate holds a term. */
export interface CandidateTerms {
  readonly wordCount: number;
  readonly bigramCount: number;
  wordFrequency(word: string): number;
  /** Counts it also where it is a word of the passage. */
  bigramFrequency(bigram: string): number;
}

/** What weighing a question needs to know of a collection. */
export interface TermStatistics {
  readonly passageCount: number;
  /** Words a passage, on average; 0 for an empty collection. */
  readonly averageWordCount: number;
  readonly averageBigramCount: number;
  /** Passages that hold the word. */
  wordDocumentFrequency(word: string): number;
  /** Passages that hold the bigram, as a word or across words. */
  bigramDocumentFrequency(bigram: string): number;
  /** Passages whose text holds a Han character, inside words too. */
  characterDocumentFrequency(character: string): number;
  /** Passages whose text holds a UTF-16 unit, whatever it is a part of. */
  unitDocumentFrequency(unit: string): number;
}

/** Statistics of the whole collection, whichever layer holds a passage. */
export interface CollectionStatistics extends TermStatistics {
  readonly distinctWords: number;
}

/** Which side of a character. */
export type Side = 'before' | 'behind';

/** Here are words, give me the passages that hold them. */
export interface PassageIndex extends CollectionStatistics {
  /** Adds an article's passages, in place of what was there under its id. */
  put(articleId: string, passages: readonly IndexedPassage[]): void;
  /** Takes an article's passages out; `false` where there were none. */
  discard(articleId: string): boolean;
  /**
   * Words of letters other than Han that some passage holds (`gdp`, `mate60`), in no order, some perhaps twice. Goes through
   * all of them.
   */
  latinWords(): Iterable<string>;
  /** Those of some characters of one UTF-16 unit, in their order, that stand right before or behind another one in some passage. */
  beside(character: string, side: Side, among: readonly string[]): readonly string[];
  /**
   * Words that begin with these characters and go on, those of most passages first, ties by word; at most `limit`.
   *
   * @param beginning normalised, not empty
   */
  wordsBegunBy(beginning: string, limit: number): readonly string[];
  /** The best `limit` passages by score, best first, ties by id. */
  candidates(query: IndexQuery, limit: number): Candidate[];
}
