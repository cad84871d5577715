import { bigramKey } from '../bigram.js';
import { bm25Parameters, termScore } from '../bm25.js';
import { totalScore } from '../score-passage.js';
import type { WeightedQuery, WeightedTerm } from '../weigh-query.js';
import { type BlockScores, bigramSlot, type ScoredList, wordSlot } from './block-scores.js';
import { CharacterCounter, holdersOf } from './character-scan.js';
import { type FrozenData, passageCountOf, passageIdAt } from './frozen-data.js';
import { frozenFilter } from './frozen-filter.js';
import type { Postings } from './posting.js';
import { keyIndexOf } from './sorted-keys.js';
import { type ScoredPassage, TopPassages } from './top-passages.js';

/** Lengths of passages in terms of one kind, and the norm of each length. */
type Lengths = Pick<ScoredList, 'lengths' | 'norms'>;

/** The lists of a query's terms, by score in the order in which they are summed. */
export interface QueryLists {
  readonly words: readonly ScoredList[];
  /** A bigram is a word of some passages: it may have two lists, and no passage is in both. */
  readonly bigrams: readonly ScoredList[];
}

export function queryLists(
  data: FrozenData,
  { words, bigrams }: WeightedQuery,
  lengths: { readonly words: Lengths; readonly bigrams: Lengths },
): QueryLists {
  return {
    words: words.flatMap((term) =>
      listOf(data.wordPostings, data.words.indexOf(term.term), { ...lengths.words, slot: wordSlot, term }),
    ),
    bigrams: bigrams.flatMap((term) => {
      const bigram = { ...lengths.bigrams, slot: bigramSlot, term };
      return [
        ...listOf(data.bigramPostings, keyIndexOf(data.bigrams, bigramKey(term.term)), bigram),
        ...listOf(data.wordPostings, data.words.indexOf(term.term), bigram),
      ];
    }),
  };
}

/** None where `list` is -1. */
function listOf(
  { starts, entries }: Postings,
  list: number,
  { slot, term, lengths, norms }: Lengths & { readonly slot: number; readonly term: WeightedTerm },
): ScoredList[] {
  if (list < 0) return [];
  const { idf, chooses } = term;
  const most = idf * (bm25Parameters.k1 + 1);
  const bound = slot === wordSlot ? most : totalScore(0, most);
  const [next, end] = [starts[list] ?? 0, starts[list + 1] ?? 0];
  return [{ slot, idf, chooses, bound, lengths, norms, entries, next, end }];
}

export interface MatchRequest {
  readonly query: WeightedQuery;
  /** Fresh: they are read to their ends. */
  readonly lists: QueryLists;
  readonly isRemoved: (passage: number) => boolean;
  readonly scores: BlockScores;
  readonly limit: number;
}

/** The best passages of a frozen layer, in no order. */
export function topMatches(
  data: FrozenData,
  { query, lists, isRemoved, scores, limit }: MatchRequest,
): ScoredPassage[] {
  const top = new TopPassages(limit, (passage) => passageIdAt(data, passage));
  const isAskedFor = frozenFilter(data, query);
  const characters = query.characters.length === 0 ? null : new CharacterScores(data, query);
  for (let first = 0; first < passageCountOf(data); first += scores.size) {
    scores.begin(first);
    characters?.addTo(scores, first + scores.size);
    const { needed, additional } = partLists(lists, top.threshold);
    for (const list of needed) scores.addList(list, true);
    for (const list of additional) scores.addList(list, false);
    for (const passage of scores.atLeast(top.threshold)) {
      const wordScore = scores.wordScore(passage);
      const bigramScore = scores.bigramScore(passage);
      const score = totalScore(wordScore, bigramScore);
      if (!top.takes(score) || isRemoved(passage) || !isAskedFor(passage)) continue;
      top.offer({ passage, score, wordScore, bigramScore });
    }
  }
  scores.begin(0);
  return top.passages();
}

/** Rounding moves a sum by far less. */
const safety = 1 - 1e-9;

/**
 * Parts the lists of a query (Turtle & Flood, "Query Evaluation: Strategies and Optimizations", 1995, "max score"): a
 * passage that is only in `additional` ones scores below the threshold, so only passages of `needed` ones are looked at.
 * Each score is summed in its own order still: from each of the two the last lists are taken, the most frequent terms.
 */
export function partLists(
  { words, bigrams }: QueryLists,
  threshold: number,
): { readonly needed: readonly ScoredList[]; readonly additional: readonly ScoredList[] } {
  const choosing = (lists: readonly ScoredList[]) => lists.filter(({ chooses }) => chooses).length;
  const sumOfOthers = (lists: readonly ScoredList[]) =>
    lists.reduce((sum, { chooses, bound }) => (chooses ? sum : sum + bound), 0);
  let [neededWords, neededBigrams] = [choosing(words), choosing(bigrams)];
  let left = threshold * safety - sumOfOthers(words) - sumOfOthers(bigrams);
  for (;;) {
    const ofWord = words[neededWords - 1]?.bound ?? Number.POSITIVE_INFINITY;
    const ofBigram = bigrams[neededBigrams - 1]?.bound ?? Number.POSITIVE_INFINITY;
    left -= Math.min(ofWord, ofBigram);
    if (!(left > 0)) break;
    if (ofWord < ofBigram) neededWords--;
    else neededBigrams--;
  }
  return {
    needed: [...words.slice(0, neededWords), ...bigrams.slice(0, neededBigrams)],
    additional: [...words.slice(neededWords), ...bigrams.slice(neededBigrams)],
  };
}

/** The scores of lone characters, which are counted in the texts that hold them. */
class CharacterScores {
  readonly #holders: Uint32Array;
  readonly #counter: CharacterCounter;
  #next = 0;

  constructor(
    readonly data: FrozenData,
    readonly query: WeightedQuery,
  ) {
    const characters = query.characters.map(({ term }) => term);
    this.#holders = holdersOf(data, characters);
    this.#counter = new CharacterCounter(characters);
  }

  /** Goes on up to a passage. */
  addTo(scores: BlockScores, pastLast: number): void {
    const { texts, wordCounts } = this.data;
    const { characters, averageWordCount } = this.query;
    for (; this.#next < this.#holders.length; this.#next++) {
      const passage = this.#holders[this.#next] ?? 0;
      if (passage >= pastLast) break;
      const length = wordCounts[passage] ?? 0;
      const counts = this.#counter.count(texts.units, texts.starts[passage] ?? 0, texts.starts[passage + 1] ?? 0);
      characters.forEach(({ idf }, i) => {
        const count = counts[i] ?? 0;
        if (count > 0) scores.add(wordSlot, passage, termScore(idf, count, length, averageWordCount));
      });
    }
  }
}
