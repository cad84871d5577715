import { bigramKey } from './bigram.js';
import type { FrozenData } from './frozen-data.js';
import type { CandidateTerms } from './passage-index.js';
import { findTermFrequency } from './posting.js';
import { keyIndexOf } from './sorted-keys.js';

/** Term frequencies of passages; each term is looked up in the dictionary once for all of them. */
export function frozenFrequencies(data: FrozenData): (passage: number) => CandidateTerms {
  const words = new Map<string, number>();
  const bigrams = new Map<string, number>();
  const placeOf = (places: Map<string, number>, term: string, find: (term: string) => number) => {
    let place = places.get(term);
    if (place === undefined) {
      place = find(term);
      places.set(term, place);
    }
    return place;
  };
  return (passage) => {
    const wordFrequency = (word: string) => {
      const place = placeOf(words, word, (text) => data.words.indexOf(text));
      return place < 0 ? 0 : findTermFrequency(data.wordPostings, place, passage);
    };
    return {
      wordCount: data.wordCounts[passage] ?? 0,
      bigramCount: data.bigramCounts[passage] ?? 0,
      wordFrequency,
      bigramFrequency: (bigram) => {
        const place = placeOf(bigrams, bigram, (text) => keyIndexOf(data.bigrams, bigramKey(text)));
        return (place < 0 ? 0 : findTermFrequency(data.bigramPostings, place, passage)) || wordFrequency(bigram);
      },
    };
  };
}
