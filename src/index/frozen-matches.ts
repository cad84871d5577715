import { bigramKey } from './bigram.js';
import { type BlockScores, bigramSlot, blockPassages, type ScoredList, wordSlot } from './block-scores.js';
import { termScore } from './bm25.js';
import { CharacterCounter, holdersOf } from './character-scan.js';
import { type FrozenData, passageCountOf, passageIdAt } from './frozen-data.js';
import { FrozenPhrases } from './frozen-phrases.js';
import type { Postings } from './posting.js';
import { totalScore } from './score-passage.js';
import { keyIndexOf } from './sorted-keys.js';
import { type ScoredPassage, TopPassages } from './top-passages.js';
import type { WeightedQuery, WeightedTerm } from './weigh-query.js';

/** Lengths of passages in terms of one kind, and the norm of each length. */
type Lengths = Pick<ScoredList, 'lengths' | 'norms'>;

/** The lists of a query's terms in the order in which scores are summed: a bigram is a word of some passages. */
export function scoredLists(
  data: FrozenData,
  { words, bigrams }: WeightedQuery,
  lengths: { readonly words: Lengths; readonly bigrams: Lengths },
): ScoredList[] {
  const wordList = (term: WeightedTerm, slot: number, of: Lengths) =>
    listOf(data.wordPostings, data.words.indexOf(term.term), { ...of, slot, ...term });
  const lists = [
    ...words.flatMap((term) => wordList(term, wordSlot, lengths.words)),
    ...bigrams.flatMap((term) => [
      ...listOf(data.bigramPostings, keyIndexOf(data.bigrams, bigramKey(term.term)), {
        ...lengths.bigrams,
        slot: bigramSlot,
        ...term,
      }),
      ...wordList(term, bigramSlot, lengths.bigrams),
    ]),
  ];
  return [...lists.filter(({ chooses }) => chooses), ...lists.filter(({ chooses }) => !chooses)];
}

/** None where `list` is -1. */
function listOf(
  { starts, entries }: Postings,
  list: number,
  { slot, idf, chooses, lengths, norms }: Omit<ScoredList, 'entries' | 'end' | 'next'>,
): ScoredList[] {
  if (list < 0) return [];
  return [{ slot, idf, chooses, lengths, norms, entries, next: starts[list] ?? 0, end: starts[list + 1] ?? 0 }];
}

export interface MatchRequest {
  readonly query: WeightedQuery;
  /** Fresh: they are read to their ends. */
  readonly lists: readonly ScoredList[];
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
  const phrases = query.phrases.length === 0 ? null : new FrozenPhrases(data, query.phrases);
  const characters = query.characters.length === 0 ? null : new CharacterScores(data, query);
  for (let first = 0; first < passageCountOf(data); first += blockPassages) {
    scores.begin(first);
    characters?.addTo(scores, first + blockPassages);
    for (const list of lists) scores.addList(list);
    for (const passage of scores.touched()) {
      const wordScore = scores.wordScore(passage);
      const bigramScore = scores.bigramScore(passage);
      const score = totalScore(wordScore, bigramScore);
      if (!top.takes(score) || isRemoved(passage) || phrases?.holds(passage) === false) continue;
      top.offer({ passage, score, wordScore, bigramScore });
    }
  }
  scores.begin(0);
  return top.passages();
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
