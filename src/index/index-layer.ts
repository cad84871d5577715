import type { WordCount } from './most-frequent-words.js';
import type { Candidate, Side } from './passage-index.js';
import type { WeightedQuery } from './weigh-query.js';

/** A part of the index; an article is in one of them. Counts are of what it holds now. */
export interface IndexLayer {
  readonly passageCount: number;
  readonly articleCount: number;
  /** Lengths of all passages, summed. */
  readonly wordTotal: number;
  readonly bigramTotal: number;
  wordDocumentFrequency(word: string): number;
  bigramDocumentFrequency(bigram: string): number;
  characterDocumentFrequency(character: string): number;
  unitDocumentFrequency(unit: string): number;
  /** Distinct words, in no order. */
  words(): Iterable<string>;
  /** Those of them that `isLatinWord` is true of. */
  latinWords(): Iterable<string>;
  beside(character: string, side: Side, among: readonly string[]): readonly string[];
  /** Words that begin with these characters and go on, with the number of passages that hold each, in no order. */
  countsBegunBy(beginning: string): Iterable<WordCount>;
  has(articleId: string): boolean;
  articleIds(): Iterable<string>;
  discard(articleId: string): boolean;
  /** The best `limit` of its passages by a query that was weighed for all layers, best first, ties by id. */
  matches(query: WeightedQuery, limit: number): Candidate[];
}
