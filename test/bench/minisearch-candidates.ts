import { readFileSync } from 'node:fs';
import MiniSearch from 'minisearch';
import { FrozenCandidate, TermPlaces } from '../../src/index/frozen/frozen-candidate.js';
import { type FrozenData, passageCountOf, passageIdAt } from '../../src/index/frozen/frozen-data.js';
import { FrozenIndex } from '../../src/index/frozen/frozen-index.js';
import { hexTerm, type TermDocument, termSearchOptions } from '../../src/index/live/minisearch-terms.js';
import type { Candidate } from '../../src/index/passage-index.js';
import { scorePassage } from '../../src/index/score-passage.js';
import type { WeightedQuery } from '../../src/index/weigh-query.js';

export interface MiniSearchBuild {
  readonly passages: number;
}

/** Beside MiniSearch's index: the ids of its passages, by their numbers there. */
export const passageIdsFile = (path: string): string => `${path}.ids`;

/**
 * Lets every frozen layer of this process take its candidates from a MiniSearch with terms in hex, by MiniSearch's own
 * score; weighing the question before and ranking them afterwards stays as it is. A question with phrases, excluded words or filters goes
 * the product's own way: the benchmark asks none.
 *
 * @param path what `build-minisearch.ts` has written of the same passages
 */
export function takeCandidatesFromMiniSearch(path: string): void {
  const search = MiniSearch.loadJSON<TermDocument>(readFileSync(path, 'utf8'), termSearchOptions);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by `build-minisearch.ts` in the same run
  const ids = JSON.parse(readFileSync(passageIdsFile(path), 'utf8')) as string[];
  const places = new WeakMap<FrozenData, readonly number[]>();
  const placesIn = (data: FrozenData): readonly number[] => {
    const known = places.get(data) ?? placesOf(ids, data);
    places.set(data, known);
    return known;
  };
  // oxlint-disable-next-line typescript/unbound-method -- called with its own `this`
  const own = FrozenIndex.prototype.matches;
  FrozenIndex.prototype.matches = function (this: FrozenIndex, query: WeightedQuery, limit: number): Candidate[] {
    if (query.phrases.length + query.excluded.length > 0 || query.accepts !== null) return own.call(this, query, limit);
    const terms = new Set([...query.words, ...query.bigrams].map(({ term }) => hexTerm(term)));
    const found = search.search([...terms].join(' ')).slice(0, limit);
    const passages = placesIn(this.data);
    const termPlaces = new TermPlaces(this.data);
    return found.map(({ id }) => candidateAt(this.data, passages[Number(id)] ?? -1, query, termPlaces));
  };
}

/** With the BM25 that the ranker knows every candidate by. */
function candidateAt(data: FrozenData, passage: number, query: WeightedQuery, places: TermPlaces): Candidate {
  const noScore = { passage, score: 0, wordScore: 0, bigramScore: 0 };
  const { terms, text } = new FrozenCandidate(data, noScore, places);
  return new FrozenCandidate(data, { passage, ...scorePassage(query, terms, text) }, places);
}

/** Where each passage stands in a frozen layer. */
function placesOf(ids: readonly string[], data: FrozenData): readonly number[] {
  const count = passageCountOf(data);
  const byId = new Map(Array.from({ length: count }, (_, passage) => [passageIdAt(data, passage), passage]));
  return ids.map((id) => {
    const place = byId.get(id);
    if (place === undefined) throw new Error(`${id}: expected a passage of the index, got none`);
    return place;
  });
}
